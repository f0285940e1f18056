/** Reads the operands of operators in a content stream: numbers, names, strings and arrays of these. */
import { PdfString, type PdfName } from "../objects.ts";
import { endOfLiteral, endsToken, isWhiteSpace, readHex, unescapeLiteral, unescapeName } from "../syntax.ts";

/** An operand. Dictionaries are left out, since only marked content has them (see `readMarkedContent`). */
export type Operand = number | PdfName | PdfString | Operand[];

/** The most digits of an integer that is exact in JavaScript, as are quotients of two such integers. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, digits) => 10 ** digits);

/** Reads the operands in stretches of a content stream, which `operatorReader` finds. */
export class OperandReader {
  readonly #content: Buffer;
  #at = 0;

  constructor(content: Buffer) {
    this.#content = content;
  }

  /** Returns the text of the operands, without white space around it. */
  text(from: number, to: number): string {
    return this.#content.toString("latin1", from, to).trim();
  }

  /** Returns the name at the beginning of the operands, without its slash; empty where they begin otherwise. */
  name(from: number, to: number): string {
    this.#at = from;
    this.#skipWhiteSpace(to);
    return this.#content[this.#at] === 47 /* / */ ? this.#name(to).slice(1) : "";
  }

  /** Writes numbers into `into`, as many as fit, up to the first operand that isn't a number. @returns their count */
  numbers(from: number, to: number, into: Float64Array): number {
    let count = 0;
    this.#at = from;
    while (count < into.length) {
      this.#skipWhiteSpace(to);
      if (this.#at >= to) break;
      const number = this.#number(to);
      if (Number.isNaN(number)) break;
      into[count++] = number;
    }
    return count;
  }

  /** Returns all numbers up to the first operand that isn't a number. */
  numberList(from: number, to: number): number[] {
    const numbers: number[] = [];
    this.#at = from;
    for (this.#skipWhiteSpace(to); this.#at < to; this.#skipWhiteSpace(to)) {
      const number = this.#number(to);
      if (Number.isNaN(number)) break;
      numbers.push(number);
    }
    return numbers;
  }

  /** Returns all operands. Other tokens (keywords, unmatched brackets) are skipped. */
  all(from: number, to: number): Operand[] {
    const content = this.#content;
    const open: Operand[][] = [];
    let operands: Operand[] = [];
    for (this.#at = from; this.#at < to;) {
      const code = content[this.#at]!;
      if (code === 91 /* [ */) {
        open.push(operands);
        operands = [];
        this.#at++;
      } else if (code === 93 /* ] */) {
        const array = operands;
        operands = open.pop() ?? [];
        operands.push(array);
        this.#at++;
      } else if (code === 40 /* ( */) operands.push(this.#literal(to));
      else if (code === 60 /* < */ && content[this.#at + 1] !== 60) operands.push(this.#hexadecimal(to));
      else if (code === 37 /* % */) this.#skipComment(to);
      else if (code === 47 /* / */) operands.push(this.#name(to));
      else if (endsToken[code] === 1) this.#at++;
      else {
        const number = this.#number(to);
        if (Number.isNaN(number)) this.#skipToken(to);
        else operands.push(number);
      }
    }
    return operands;
  }

  #skipWhiteSpace(end: number): void {
    while (this.#at < end && isWhiteSpace[this.#content[this.#at]!] === 1) this.#at++;
  }

  #skipToken(end: number): void {
    for (this.#at++; this.#at < end && endsToken[this.#content[this.#at]!] === 0;) this.#at++;
  }

  #skipComment(end: number): void {
    const content = this.#content;
    while (this.#at < end && content[this.#at] !== 10 && content[this.#at] !== 13) this.#at++;
  }

  #name(end: number): PdfName {
    const start = this.#at;
    this.#skipToken(end);
    return unescapeName(this.#content.toString("latin1", start, this.#at));
  }

  /**
   * Reads a number without making a string, since half of all content is numbers. Returns NaN, and stays in place,
   * where no number follows.
   */
  #number(end: number): number {
    const content = this.#content;
    let at = this.#at;
    const sign = content[at];
    if (sign === 45 /* - */ || sign === 43 /* + */) at++;
    let digits = 0;
    let count = 0;
    let point = -1;
    for (; at < end && endsToken[content[at]!] === 0; at++) {
      const digit = content[at]! - 48;
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count++;
      } else if (digit === -2 /* . */ && point < 0) point = count;
      else return NaN;
    }
    if (count === 0) return NaN;
    const start = this.#at;
    this.#at = at;
    if (count > exactDigits) return Number(content.toString("latin1", start, at));
    const value = point < 0 ? digits : digits / powersOfTen[count - point]!;
    return sign === 45 ? -value : value;
  }

  #literal(limit: number): PdfString {
    const start = this.#at + 1;
    const found = endOfLiteral(this.#content, this.#at);
    const isWhole = found >= 0 && found <= limit;
    this.#at = isWhole ? found : limit;
    return new PdfString(unescapeLiteral(this.#content.toString("latin1", start, isWhole ? found - 1 : limit)));
  }

  #hexadecimal(limit: number): PdfString {
    const start = this.#at + 1;
    const found = this.#content.indexOf(62 /* > */, start);
    const end = found < 0 || found > limit ? limit : found;
    this.#at = end + 1;
    return new PdfString(readHex(this.#content, start, end));
  }
}

/** Returns the numbers among operands, in order. */
export function numbersOf(operands: readonly Operand[]): number[] {
  return operands.filter((operand) => typeof operand === "number");
}

/** Returns the operand at an index; 0 where it is no number. */
export function numberAt(operands: readonly Operand[], index: number): number {
  const operand = operands[index];
  return typeof operand === "number" ? operand : 0;
}

/** Returns the name of an operand, without its slash; empty where it is no name. */
export function nameOfOperand(operand: Operand | undefined): string {
  return typeof operand === "string" ? operand.slice(1) : "";
}
