/** Reads the prints of a unit's pages, one behind the other, as if they had been printed at once. */
import { PdfRef, asDict, dict, expectDict, type PdfDict, type PdfDocument } from "../lib/pdf/objects.ts";
import { buildPageTree, readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";
import { readTags, renumberIds, type Element } from "../lib/pdf/tags.ts";

export interface PrintedDocument {
  /** The first print; its catalog has the pages and destinations of all. */
  document: PdfDocument;
  pages: PdfRef[];
  /** Root element, below which stand the tags of all prints. */
  root: Element;
}

/**
 * @param mayBeBlank - whether one may be without tags, as Chromium prints pages on which nothing is seen: what is lost
 *   so is found when words are read back
 * @throws {Error} where one is not tagged, or is not as Chromium prints it
 */
export function readPrints(
  prints: readonly Uint8Array[],
  { mayBeBlank = false }: { mayBeBlank?: boolean } = {},
): PrintedDocument {
  const [first, ...others] = prints.map((bytes) => readPrint(bytes, mayBeBlank));
  if (!first) throw new Error("Unexpected unit without a print, expected one at least");
  if (others.length === 0) return first;
  const all = [first, ...others];
  // Chromium's IDs are numbers of nodes, which the documents of two prints have in common.
  for (const [index, { root }] of all.entries()) renumberIds(root, `print${index}`);
  const { document, root } = first;
  const catalog = expectDict(document.catalog);
  root.kids = all.flatMap(({ root: { kids } }) => kids);
  const pages = all.flatMap((print) => print.pages);
  catalog.set("Pages", buildPageTree(pages));
  catalog.set("Dests", new PdfRef(joinDestinations(all)));
  return { document, pages, root };
}

function readPrint(bytes: Uint8Array, mayBeBlank: boolean): PrintedDocument {
  const document = readObjects(bytes);
  const blank: Element | undefined = mayBeBlank
    ? { kind: "element", type: "/Document", facts: new Map(), kids: [] }
    : undefined;
  const root = readTags(document) ?? blank;
  if (!root) throw new Error("Unexpected PDF without tags, expected one that was printed tagged");
  return { document, pages: readPages(document), root };
}

/** Returns the destinations of all; of an id that stands in several, the first counts, as it does in one document. */
function joinDestinations(prints: readonly PrintedDocument[]): PdfDict {
  const joined = dict({});
  for (const { document } of prints) {
    for (const [id, place] of asDict(expectDict(document.catalog).get("Dests")) ?? []) {
      if (!joined.has(id)) joined.set(id, place);
    }
  }
  return joined;
}
