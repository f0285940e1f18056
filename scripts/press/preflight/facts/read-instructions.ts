/** A content stream in, its operators with their operands, one after another, out. */
import { PdfString, type PdfName } from "../../../pdf/objects.ts";

/** What stands before an operator; dictionaries, which say nothing about paint, are left out. */
export type Operand = number | PdfName | PdfString | Operand[];

const space = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const c of "\0\t\n\f\r ") kinds[c.charCodeAt(0)] = space;
for (const c of "()<>[]{}/%") kinds[c.charCodeAt(0)] = delimiter;

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
      const token = readToken();
      const number = Number(token);
      if (token.startsWith("/")) push(token as PdfName);
      else if (!Number.isNaN(number)) push(number);
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

  function readToken(): string {
    const start = at++;
    while (at < length && kinds[content[at]!] === 0) at++;
    return content.toString("latin1", start, at);
  }

  function hexadecimal(): PdfString {
    const end = content.indexOf(62, at);
    const digits = content.toString("latin1", at + 1, end < 0 ? length : end).replace(/\s+/g, "");
    at = end < 0 ? length : end + 1;
    return new PdfString(Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex").toString("latin1"));
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

/** For resources that operands name. */
export function nameOf(operand: Operand | undefined): string {
  return typeof operand === "string" ? operand.slice(1) : "";
}
