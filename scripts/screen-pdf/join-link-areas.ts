/** Makes one annotation of those that a link has on a page, one for each of its lines. */
import { PdfRef, asArray, expectDict } from "../lib/pdf/objects.ts";
import { isElement, type Annotation, type Element } from "../lib/pdf/tags.ts";

/** @returns the annotations that are no more */
export function joinLinkAreas(root: Element): Set<PdfRef> {
  const gone = new Set<PdfRef>();
  visit(root);
  return gone;

  function visit(element: Element): void {
    if (element.type === "/Link") joinAreas(element, gone);
    for (const kid of element.kids) if (isElement(kid)) visit(kid);
  }
}

/** Takes annotations out of their pages. */
export function dropAnnotations(pages: readonly PdfRef[], gone: ReadonlySet<PdfRef>): void {
  if (gone.size === 0) return;
  for (const page of pages) {
    const entries = expectDict(page);
    const all = asArray(entries.get("Annots"));
    const left = all.filter((annotation) => !(annotation instanceof PdfRef && gone.has(annotation)));
    if (left.length < all.length) entries.set("Annots", left);
  }
}

function joinAreas(link: Element, gone: Set<PdfRef>): void {
  const byPage = new Map<PdfRef, Annotation[]>();
  for (const kid of link.kids) {
    if (kid.kind === "annotation") byPage.set(kid.page, [...(byPage.get(kid.page) ?? []), kid]);
  }
  for (const [first, ...others] of byPage.values()) {
    if (!first || others.length === 0) continue;
    const boxes = [first, ...others].map(({ annotation }) => asArray(expectDict(annotation).get("Rect")).map(Number));
    const side = (index: number, of: (...numbers: number[]) => number) => of(...boxes.map((box) => box[index]!));
    const entries = expectDict(first.annotation);
    entries.set("Rect", [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]);
    // The corners of each line's area as readers have them: upper left, upper right, lower left, lower right.
    entries.set(
      "QuadPoints",
      boxes.flatMap(([left, bottom, right, top]) => [left!, top!, right!, top!, left!, bottom!, right!, bottom!]),
    );
    for (const { annotation } of others) gone.add(annotation);
  }
  link.kids = link.kids.filter((kid) => kid.kind !== "annotation" || !gone.has(kid.annotation));
}
