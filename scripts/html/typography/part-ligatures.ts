/** Marks inline elements whose first or last letter would form a ligature with a letter outside them. */
import type { Element, Text } from "hast";

/** A text node, or undefined for other inline content, and the inline element around it. */
interface LigaturePiece {
  node?: Text;
  around?: Element | undefined;
}

/** Matches the letters that begin ligatures of text typefaces, such as fi, ffl and ti. */
const beginsLigature = /[ft]\u00ad?$/;
const endsLigature = /^\u00ad?\p{Ll}/u;

/**
 * Gives such elements the class `parted`, which switches ligatures off (type.css). Chromium (147) draws a ligature
 * across the border of two elements (`of<a>fice</a>`) as part of the first, and writes only its first letter as the
 * PDF's text: the others can be neither searched for nor copied. This can go when Chromium's PDFs have all letters.
 *
 * @param pieces - consecutive text, in order; the elements around it are changed
 */
export function partLigatures(pieces: readonly LigaturePiece[]): void {
  let before: LigaturePiece | undefined;
  for (const piece of pieces) {
    if (piece.node?.value === "") continue;
    const isOver = before?.node && piece.node && before.around !== piece.around;
    if (isOver && beginsLigature.test(before!.node!.value) && endsLigature.test(piece.node!.value)) {
      const element = piece.around ?? before!.around!;
      const { className } = element.properties;
      const classes = Array.isArray(className) ? className.filter((name) => name !== "parted") : [];
      element.properties = { ...element.properties, className: [...classes, "parted"] };
    }
    before = piece;
  }
}
