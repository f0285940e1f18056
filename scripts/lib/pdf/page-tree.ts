/** Reads and builds page trees (ISO 32000-1, 7.7.3). */
import { PdfRef, asArray, dict, expectDict, type PdfDict, type PdfDocument, type PdfValue } from "./objects.ts";

/** Returns the document's pages, each with the attributes that it inherits. */
export function readPages({ catalog }: PdfDocument): PdfRef[] {
  const pages: PdfRef[] = [];
  collectPages(expectDict(catalog).get("Pages") ?? null, new Map(), pages);
  return pages;
}

/** Attributes that a page inherits from the nodes above it (ISO 32000-1, table 30). */
const inheritable = ["Resources", "MediaBox", "CropBox", "Rotate"];

function collectPages(node: PdfValue, inherited: PdfDict, pages: PdfRef[]): void {
  const entries = expectDict(node);
  const known: PdfDict = new Map(inherited);
  for (const key of inheritable) {
    const value = entries.get(key);
    if (value !== undefined) known.set(key, value);
  }
  if (entries.get("Type") === "/Pages") {
    for (const kid of asArray(entries.get("Kids"))) collectPages(kid, known, pages);
  } else if (node instanceof PdfRef) {
    for (const [key, value] of known) entries.set(key, value);
    pages.push(node);
  }
}

/** The most kids of a node, so that readers find a page in a long file quickly. */
const kidsOfNode = 32;

/** Returns a balanced tree of `pages`, and sets their Parent. */
export function buildPageTree(pages: readonly PdfRef[]): PdfRef {
  let level = pages.map((ref) => ({ ref, count: 1 }));
  do {
    const above: typeof level = [];
    for (let start = 0; start < level.length || start === 0; start += kidsOfNode) {
      const kids = level.slice(start, start + kidsOfNode);
      const count = kids.reduce((sum, kid) => sum + kid.count, 0);
      const ref = new PdfRef(dict({ Type: "/Pages", Kids: kids.map((kid) => kid.ref), Count: count }));
      for (const kid of kids) expectDict(kid.ref).set("Parent", ref);
      above.push({ ref, count });
    }
    level = above;
  } while (level.length > 1);
  return level[0]?.ref as PdfRef;
}
