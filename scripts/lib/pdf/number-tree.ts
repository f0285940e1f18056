/** Builds and reads number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7). */
import { PdfRef, asArray, asDict, dict, type PdfValue } from "./objects.ts";

/** The most pairs in a leaf, so that readers can search one quickly. */
const pairsInLeaf = 128;

/** Returns the root of a number tree (`Nums`) or name tree (`Names`) over pairs already sorted by key. */
export function buildTree(leafKey: "Nums" | "Names", pairs: readonly (readonly [PdfValue, PdfValue])[]): PdfRef {
  if (pairs.length <= pairsInLeaf) return new PdfRef(dict({ [leafKey]: pairs.flat() }));
  const leaves: PdfRef[] = [];
  for (let start = 0; start < pairs.length; start += pairsInLeaf) {
    const leaf = pairs.slice(start, start + pairsInLeaf);
    const limits = [leaf[0]?.[0] ?? null, leaf.at(-1)?.[0] ?? null];
    leaves.push(new PdfRef(dict({ Limits: limits, [leafKey]: leaf.flat() })));
  }
  return new PdfRef(dict({ Kids: leaves }));
}

/** Returns the pairs of a number tree (`Nums`) or name tree (`Names`), in order. */
export function readNumberTree(leafKey: "Nums" | "Names", root: PdfValue | undefined): [PdfValue, PdfValue][] {
  const node = asDict(root);
  const flat = asArray(node?.get(leafKey));
  const pairs = Array.from({ length: flat.length / 2 }, (_, i): [PdfValue, PdfValue] => [
    flat[2 * i]!,
    flat[2 * i + 1]!,
  ]);
  for (const kid of asArray(node?.get("Kids"))) pairs.push(...readNumberTree(leafKey, kid));
  return pairs;
}
