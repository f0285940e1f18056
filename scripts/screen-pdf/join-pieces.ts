/** Joins the pieces of elements that page ends divide: a reader hears one paragraph, one item, one list. */
import type { PdfName } from "../lib/pdf/objects.ts";
import type { Element, Kid } from "../lib/pdf/tags.ts";
import { inlineTypes } from "./repair-elements.ts";
import type { TagMarks } from "./take-marks.ts";

/** Holds what a list item is about; the pieces of one have one each. */
const body: PdfName = "/LBody";

/**
 * Puts what stands in later pieces below `root` into the first, and joins what goes on in a line; notes at a page's
 * foot stand behind what they part.
 *
 * @param paragraphs - that were made around loose text, in each piece anew
 */
export function joinPieces(root: Element, marks: TagMarks, paragraphs: ReadonlySet<Element> = new Set()): void {
  const wholes = new Map<string, Element>();
  root.kids = joined(root.kids);

  function joined(kids: readonly Kid[]): Kid[] {
    const left: Kid[] = [];
    for (const kid of kids) {
      if (kid.kind !== "element") {
        left.push(kid);
        continue;
      }
      const { chain, open = 0 } = marks.get(kid) ?? {};
      // Around what a list item is about, the wrapper of a piece has its own type.
      const key = chain === undefined ? undefined : `${chain} ${kid.type}`;
      const whole = key === undefined ? undefined : wholes.get(key);
      if (whole) {
        append(whole, joined(kid.kids), open);
        continue;
      }
      if (key !== undefined) wholes.set(key, kid);
      // What is in it may be the rest of something before it, which is known by then.
      kid.kids = joined(kid.kids);
      left.push(kid);
    }
    return left;
  }

  /** @param open - how many elements in a line, one in another, go on at the beginning of `kids` */
  function append(whole: Element, kids: readonly Kid[], open: number): void {
    for (const [index, kid] of kids.entries()) {
      const last = whole.kids.at(-1);
      const isSame = kid.kind === "element" && last?.kind === "element" && kid.type === last.type;
      const isOpen = index === 0 && open > 0 && isSame && inlineTypes.has(kid.type);
      // Where one piece ends in loose text and the next begins with some, no block is between.
      const isLoose = index === 0 && isSame && paragraphs.has(kid) && paragraphs.has(last);
      if (isSame && isOpen) append(last, kid.kids, open - 1);
      else if (isSame && (kid.type === body || isLoose)) append(last, kid.kids, index === 0 ? open : 0);
      else whole.kids.push(kid);
    }
  }
}
