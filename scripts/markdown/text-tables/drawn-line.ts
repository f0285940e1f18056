/** Finds the columns of a line in which East Asian letters take two columns. */

/** Matches letters that are two columns wide in monospaced type (Unicode Standard Annex 11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** A line by its columns: `signs` has one character for each column, and `offsets` the offset of each in the text. */
export interface DrawnLine {
  signs: string;
  offsets: readonly number[];
}

/**
 * Returns the line's columns. The second column of a wide letter holds the noncharacter U+FDDB; combining marks have no
 * column.
 */
export function drawnLine(text: string): DrawnLine {
  // Nearly all lines are ASCII.
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

/** Returns the offset of a column in the text, or the text's length for columns behind its end. */
export function offsetOfColumn({ offsets }: DrawnLine, column: number): number {
  return offsets[Math.min(column, offsets.length - 1)]!;
}

function plainOffsets(length: number): number[] {
  return Array.from({ length: length + 1 }, (_, index) => index);
}
