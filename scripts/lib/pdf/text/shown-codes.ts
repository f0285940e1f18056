/** Reads the codes of glyphs in the hexadecimal strings that text operators show. */
import { hexDigits } from "../syntax.ts";

/** The codes of one operator, in a buffer that is reused and grows when needed, since a report has a million. */
export class ShownCodes {
  codes = new Uint16Array(256);

  /**
   * Reads the strings among operands into `codes`, and returns how many there are.
   *
   * @param digits - hexadecimal digits of a code
   * @throws {Error} for literal strings, which Skia does not write
   */
  read(content: Uint8Array, from: number, to: number, digits: number): number {
    if (to - from > this.codes.length) this.codes = new Uint16Array(2 * (to - from));
    const { codes } = this;
    let count = 0;
    for (let at = from; at < to; at++) {
      const byte = content[at]!;
      if (byte === 40 /* ( */) throw new Error("Unexpected literal string in text, expected a hexadecimal one");
      if (byte !== 60 /* < */) continue;
      let code = 0;
      let read = 0;
      for (at++; at < to && content[at] !== 62 /* > */; at++) {
        const digit = hexDigits[content[at]!]!;
        if (digit < 0) continue;
        code = (code << 4) | digit;
        if (++read < digits) continue;
        codes[count++] = code;
        code = read = 0;
      }
    }
    return count;
  }
}
