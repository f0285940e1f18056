/** A content stream in, its operators with their operands, one after another, out. */
import { PdfString, type PdfName } from "../../../pdf/objects.ts";

/** What stands before an operator; dictionaries, which say nothing about paint, are left out. */
export type Operand = number | PdfName | PdfString | Operand[];

const space = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const c of "\0\t\n\f\r ") kinds[c.charCodeAt(0)] = space;
for (const c of "()<>[]{}/%") kinds[c.charCodeAt(0)] = delimiter;

/** Integers of so many digits are exact, and so are quotients of two of them. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, digits) => 10 ** digits);
const characters = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const hexDigits = Int8Array.from(characters, (character) => "0123456789abcdef".indexOf(character.toLowerCase()));
const pairs: string[] = [];

/** Reads any content (ISO 32000-1, 7.8.2), not only Skia's. `BI` is told of with no operands, its samples are passed over. */
export function readInstructions(content: Buffer, visit: (operator: string, operands: Operand[]) => void): void {
  const { length } = content;
  let at = 0;
  let operands: Operand[] = [];
  const open: Operand[][] = [];
  const push = (operand: Operand) => void operands.push(operand);

  while (at < length) {
    const code = content[at]!;
    if (kinds[code] === space) at++;
    else if (code === 37 /* % */) {
      while (at < length && content[at] !== 10 && content[at] !== 13) at++;
    } else if (code === 91 /* [ */) {
      open.push(operands);
      operands = [];
      at++;
    } else if (code === 93 /* ] */) {
      const array = operands;
      operands = open.pop() ?? [];
      push(array);
      at++;
    } else if (code === 40 /* ( */) push(new PdfString(literal()));
    else if (code === 60 /* < */ && content[at + 1] !== 60) push(hexadecimal());
    else if (code === 60 || code === 62 || code === 123 || code === 125 || code === 41) at++;
    else {
      const number = readNumber();
      if (number !== undefined) {
        push(number);
        continue;
      }
      const token = readToken();
      if (code === 47 /* / */) push(token as PdfName);
      else if (token === "BI") {
        visit("BI", []);
        operands = [];
        skipInlineImage();
      } else if (token !== "true" && token !== "false" && token !== "null") {
        visit(token, operands);
        operands = [];
      }
    }
  }

  /** Numbers are half of all content, so no strings are made of them. Passes over nothing where there is none. */
  function readNumber(): number | undefined {
    let place = at;
    const sign = content[place]!;
    if (sign === 45 /* - */ || sign === 43 /* + */) place++;
    let digits = 0;
    let count = 0;
    let point = -1;
    for (; place < length && kinds[content[place]!] === 0; place++) {
      const digit = content[place]! - 48;
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count++;
      } else if (digit === -2 /* . */ && point < 0) point = count;
      else return undefined;
    }
    if (count === 0) return undefined;
    const start = at;
    at = place;
    // Of so many digits the quotient would not be exact.
    if (count > exactDigits) return Number(content.toString("latin1", start, place));
    const value = point < 0 ? digits : digits / powersOfTen[count - point]!;
    return sign === 45 ? -value : value;
  }

  function readToken(): string {
    const start = at++;
    while (at < length && kinds[content[at]!] === 0) at++;
    // Most tokens are operators of two letters.
    if (at - start !== 2) return content.toString("latin1", start, at);
    const key = (content[start]! << 8) | content[start + 1]!;
    return (pairs[key] ??= content.toString("latin1", start, at));
  }

  /** Whatever is no digit is passed over; a last half of a byte is followed by 0 (7.3.4.3). */
  function hexadecimal(): PdfString {
    let bytes = "";
    let half = -1;
    for (at++; at < length && content[at] !== 62; at++) {
      const value = hexDigits[content[at]!]!;
      if (value < 0) continue;
      if (half < 0) half = value;
      else {
        bytes += characters[(half << 4) | value]!;
        half = -1;
      }
    }
    at++;
    if (half >= 0) bytes += characters[half << 4]!;
    return new PdfString(bytes);
  }

  /** Escapes count as what stands behind the backslash: that a shown string has the right length is enough here. */
  function literal(): string {
    let bytes = "";
    let depth = 0;
    for (; at < length; at++) {
      const code = content[at]!;
      if (code === 92 /* \ */) bytes += String.fromCharCode(content[++at] ?? 0);
      else {
        if (code === 40) depth++;
        else if (code === 41) depth--;
        if (depth === 0) break;
        if (depth > 1 || code !== 40) bytes += String.fromCharCode(code);
      }
    }
    at++;
    return bytes;
  }

  function skipInlineImage(): void {
    const end = /\bEI\b/g;
    end.lastIndex = at;
    const found = end.exec(content.toString("latin1"));
    at = found ? end.lastIndex : length;
  }
}

/** Numbers among operands, in order. */
export function numbersOf(operands: readonly Operand[]): number[] {
  return operands.filter((operand) => typeof operand === "number");
}

/** The operand at a place, 0 where it is no number. */
export function numberAt(operands: readonly Operand[], index: number): number {
  const operand = operands[index];
  return typeof operand === "number" ? operand : 0;
}

/** For resources that operands name. */
export function nameOf(operand: Operand | undefined): string {
  return typeof operand === "string" ? operand.slice(1) : "";
}
