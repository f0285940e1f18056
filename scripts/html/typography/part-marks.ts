/** Separates combining marks that begin an element, or follow one, from the letter before them. */
import type { Element, Text } from "hast";

/** A text node, or undefined for other inline content, and the inline element around it. */
interface MarkPiece {
  node?: Text;
  text: string;
  around?: Element | undefined;
}

/**
 * Puts a word joiner (U+2060), which is invisible, before such marks: a letter and its combining marks are one text.
 * Chromium (147) draws them with the element of the letter (`e<a>\u0301</a>`), and writes only that element's text into
 * the PDF: the mark can be neither searched for nor copied. This can go when Chromium's PDFs have all letters.
 *
 * @param pieces - consecutive text, in order
 */
export function partMarks(pieces: readonly MarkPiece[]): void {
  let before: MarkPiece | undefined;
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const isOver = before && (!before.node || before.around !== piece.around);
    if (isOver && piece.node && /^\p{M}/u.test(piece.text)) {
      piece.text = piece.node.value = `\u2060${piece.text}`;
    }
    before = piece;
  }
}
