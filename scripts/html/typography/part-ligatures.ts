/** Marks inline elements whose first or last letter would melt into a ligature with a letter outside of them. */
import type { Element, Text } from "hast";

/** A text node, where there is one, and the inline element that holds it, if any does. */
interface Piece {
  node?: Text;
  around?: Element | undefined;
}

/** Matches letters that begin a ligature in text faces, such as fi, ffl and ti. */
const beginsLigature = /[ft]\u00ad?$/;
const endsLigature = /^\u00ad?\p{Ll}/u;

/**
 * Gives such elements the class `parted`, for which ligatures are off (type.css).
 * Chromium (147) draws a ligature over the ends of two elements (`of<a>fice</a>`) with the first one's text, and
 * gives a PDF the first letter alone: the others could neither be found nor copied. To go when its PDFs have all
 * letters.
 *
 * @param pieces - text that flows together, in order; the elements around it are changed
 */
export function partLigatures(pieces: readonly Piece[]): void {
  let before: Piece | undefined;
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
