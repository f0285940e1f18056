/** Tells where the columns of a line stand in which letters of the East take two. */

/** Matches letters that are two columns wide where type has a fixed width (Unicode Standard Annex 11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** A line as it is drawn: `signs` has one character for each column, `offsets` where that stands in the text. */
export interface DrawnLine {
  signs: string;
  offsets: readonly number[];
}

/** Returns the line; the second column of a wide letter has the noncharacter U+FDDB in it, and marks on letters have none. */
export function drawnLine(text: string): DrawnLine {
  // Nearly all lines.
  if (/^[\x20-\x7e]*$/.test(text)) return { signs: text, offsets: plainOffsets(text.length) };
  let signs = "";
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    if (!/^[\p{M}\p{Cf}]$/u.test(character)) {
      signs += character.length > 1 ? "\ufddc" : character;
      offsets.push(at);
      if (wide.test(character)) {
        signs += "\ufddb";
        offsets.push(at);
      }
    }
    at += character.length;
  }
  offsets.push(at);
  return { signs, offsets };
}

/** Returns where a column begins in the text, its end where the line ends before. */
export function offsetOf({ offsets }: DrawnLine, column: number): number {
  return offsets[Math.min(column, offsets.length - 1)]!;
}

function plainOffsets(length: number): number[] {
  return Array.from({ length: length + 1 }, (_, index) => index);
}
