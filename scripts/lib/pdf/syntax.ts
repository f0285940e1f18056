/** Classifies the characters of PDF syntax, in files and in content streams (ISO 32000-1, 7.2 and 7.3). */
import type { PdfName } from "./objects.ts";

const whiteSpace = "\0\t\n\f\r ";

/** Table with 1 for each byte that is white space. */
export const isWhiteSpace = byteTable(whiteSpace);
/**
 * Table with 1 for each byte that is white space or a delimiter, before which a name, number, keyword or operator ends.
 */
export const endsToken = byteTable(`${whiteSpace}()<>[]{}/%`);
/** Value of each byte as a hexadecimal digit; -1 for others. */
export const hexDigits = Int8Array.from({ length: 256 }, (_, byte) =>
  "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase()),
);

/** Returns a table with 1 for each of `characters`. */
export function byteTable(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** Returns a name with its `#xx` escapes resolved (7.3.5). @param written - with its slash, as it stands in the file */
export function unescapeName(written: string): PdfName {
  if (!written.includes("#")) return written as PdfName;
  const unescape = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return written.replace(/#([\dA-Fa-f]{2})/g, unescape) as PdfName;
}

/**
 * Returns the offset behind the closing bracket of the literal string that opens at `start`; -1 where it isn't closed.
 */
export function endOfLiteral(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 92 /* \ */) at++;
    else if (code === 40 /* ( */) depth++;
    else if (code === 41 /* ) */ && --depth === 0) return at + 1;
  }
  return -1;
}

/** Returns the bytes of a literal string (7.3.4.2). @param written - its text between the outer brackets */
export function unescapeLiteral(written: string): string {
  if (!/[\\\r]/.test(written)) return written;
  return written.replace(/\\([0-7]{1,3}|\r\n?|[^])|\r\n?/g, (_, escaped: string | undefined) => {
    if (escaped === undefined) return "\n";
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    return escaped.startsWith("\r") ? "" : (escapes[escaped] ?? escaped);
  });
}

/** Characters of the escapes in strings; an escaped line end is nothing. */
const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };

/**
 * Returns the bytes of hexadecimal digits from `start` to `end`, as characters from 0 to 255. Other characters are
 * skipped; a last single digit is followed by 0 (7.3.4.3).
 */
export function readHex(bytes: Uint8Array, start: number, end: number): string {
  let read = "";
  let half = -1;
  for (let at = start; at < end; at++) {
    const value = hexDigits[bytes[at]!]!;
    if (value < 0) continue;
    if (half < 0) half = value;
    else {
      read += String.fromCharCode((half << 4) | value);
      half = -1;
    }
  }
  return half < 0 ? read : read + String.fromCharCode(half << 4);
}
