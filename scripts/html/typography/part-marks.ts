/** Parts marks that begin an element, or follow one, from the letter before them. */
import type { Element, Text } from "hast";

/** A text node, where there is one, and the inline element that holds it, if any does. */
interface Piece {
  node?: Text;
  text: string;
  around?: Element | undefined;
}

/**
 * Puts a word joiner (U+2060), which nobody sees, in front of such marks: a letter and its marks are one text.
 * Chromium (147) draws them with the element that the letter is in (`e<a>\u0301</a>`), and gives a PDF that one's text
 * alone: the mark could neither be found nor copied. To go when its PDFs have all letters.
 *
 * @param pieces - text that flows together, in order
 */
export function partMarks(pieces: readonly Piece[]): void {
  let before: Piece | undefined;
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const isOver = before && (!before.node || before.around !== piece.around);
    if (isOver && piece.node && /^\p{M}/u.test(piece.text)) {
      piece.text = piece.node.value = `\u2060${piece.text}`;
    }
    before = piece;
  }
}
