/** Finds digits in a block's flat text that may be callouts, and grades how likely that is. */

/**
 * Likelihood of a callout. `strong`: the digits stand where only a callout can, behind the end of a sentence or a
 * closing quotation mark. `weak`: they stand where a callout may, as behind a comma, a bracket or a word. `doubtful`:
 * the text before them suggests a callout, the text behind them doesn't.
 */
export type Grade = "strong" | "weak" | "doubtful";

/** A number that may be a callout. */
export interface Digits {
  from: number;
  to: number;
  number: number;
  grade: Grade;
}

/**
 * Finds digits as in `increase.233 The` and `law.224The`, and rows as in `increase.233 234`, `increase.233, 234` or
 * `increase.233234`; but not in `385,000`, `2022`, `41%`, `15.3.2022`, `3.5`, `2.4.1.`, `Article 3.2`, `p.41`, `No.5`
 * and `COM(2022)245`.
 */
export function findDigits(text: string): Digits[] {
  return [...text.matchAll(rows)].flatMap((match) => gradeRow(text, match.index, match[0]));
}

const rows = /(?<![\p{N}])\d+(?:,?[ \u00a0]+\d+)*/gu;

function gradeRow(text: string, start: number, row: string): Digits[] {
  const numbers = numbersIn(row, start);
  const isBehindYear = numbers[0] !== undefined && numbers[0].from > start;
  const front = isBehindYear ? "weak" : gradeFront(text, start, numbers.at(-1)?.to);
  if (!front) return [];
  return numbers.flatMap((number, index) => {
    const back = index + 1 < numbers.length ? "strong" : gradeBack(text, number.to);
    return back ? [{ ...number, grade: weaker(index === 0 ? front : "strong", back) }] : [];
  });
}

/**
 * Returns the numbers of a row as long as they rise by one; more digits than a note number has are a row without
 * spaces.
 */
function numbersIn(row: string, start: number): Omit<Digits, "grade">[] {
  const numbers: Omit<Digits, "grade">[] = [];
  for (const { index, 0: digits } of row.matchAll(/\d+/g)) {
    let from = start + index;
    const parts = digits.length > 4 ? splitRising(digits) : [digits];
    const behindYear =
      numbers.length === 0 && parts.length === 0 ? /^(?:19|20)\d\d(?=[1-9]\d{0,2}$)/.exec(digits) : null;
    if (behindYear) {
      from += behindYear[0].length;
      parts.push(digits.slice(behindYear[0].length));
    }
    for (const part of parts) {
      const number = Number(part);
      const before = numbers.at(-1)?.number;
      if (part.startsWith("0") || (before !== undefined && number !== before + 1)) return numbers;
      numbers.push({ from, to: from + part.length, number });
      from += part.length;
    }
  }
  return numbers;
}

/**
 * Splits `168169170` into 168, 169, 170; returns an empty array for other digits. Numbers of a single digit aren't
 * tried, since any `12345` would be a row.
 */
function splitRising(digits: string): string[] {
  for (let length = 2; length <= 4; length++) {
    const parts: string[] = [];
    let next = digits.slice(0, length);
    for (let at = 0; digits.startsWith(next, at); next = String(Number(next) + 1)) {
      parts.push(next);
      at += next.length;
      if (at === digits.length) return parts;
    }
  }
  return [];
}

function gradeFront(text: string, start: number, end: number | undefined): Grade | undefined {
  const before = text.slice(Math.max(0, start - 40), start);
  const sentenceEnd = /[.!?…]["'”’)\]]*(?=[ \u00a0]$)/.exec(before);
  if (sentenceEnd) {
    if (isAbbreviation(before.slice(0, sentenceEnd.index))) return undefined;
    const behind = text.slice(end);
    return /^\s*$/.test(behind) ? "strong" : /^\s+[\p{Lu}"“‘]/u.test(behind) ? "weak" : undefined;
  }
  if (/[\p{L}\p{M}]$/u.test(before)) return /\p{Ll}{2}$/u.test(before) ? "weak" : undefined;
  const closing = /[.!?…,;:)\]"'”’»]+$/.exec(before)?.[0];
  if (closing === undefined) return undefined;
  // A reference that has lost its number leaves a blank before the bracket: `(see Figure ).4`.
  const written = before.slice(0, -closing.length);
  const inner = closing.startsWith(")") ? written.trimEnd() : written;
  if (inner === "" || /[\s\p{Ps}\p{Pi}]$/u.test(inner)) return undefined;
  if (/\p{N}$/u.test(inner))
    return /^[.,;:]$/.test(closing) && year.test(inner)
      ? gradeAfterYear(text, closing, end)
      : isNamedNumber(inner, closing)
        ? "weak"
        : gradeAfterDigits(closing);
  if (closing.startsWith(".") && isAbbreviation(inner)) return undefined;
  return /[.!?…”’»"']/.test(closing) ? "strong" : "weak";
}

const year = /(?<![\d.,/-])(?:19|20)\d\d$/;

/**
 * Grades digits behind a year and a punctuation mark: where a sentence ends and the next one begins, they aren't
 * decimals.
 */
function gradeAfterYear(text: string, closing: string, end: number | undefined): Grade {
  return closing === "." && /^(?:\s*$|[ \u00a0]+\p{Lu})/u.test(text.slice(end)) ? "strong" : "weak";
}

/**
 * Grades digits that follow other digits: a bracket in between may end a sentence, `(Article 4).12`, but a full stop
 * alone may make a decimal or a date, and a bracket alone the number of a document.
 */
function gradeAfterDigits(closing: string): Grade | undefined {
  return /^[)\]"'”’»]+[.!?…]/.test(closing) || /^[.!?…]["”’»)\]]/.test(closing) ? "strong" : undefined;
}

/** Returns whether digits and a bracket end words in brackets, `(see Section 3)`, which are no number of a document. */
function isNamedNumber(inner: string, closing: string): boolean {
  return closing === ")" && /\([^()]*\p{L}[^()]*\s\d{1,3}$/u.test(inner);
}

function isAbbreviation(before: string): boolean {
  const word = /(?<!\p{L})\p{L}+$/u.exec(before)?.[0];
  return word !== undefined && (/^\p{Ll}$/u.test(word) || abbreviations.has(word.toLowerCase()));
}

/** Abbreviations that stand before a number and end with a full stop. */
const abbreviations = new Set(
  (
    "add al annex app approx art arts ca cf ch chap circ col cons doc ed eds ex fig figs fn ibid id iss lit no nos nr nrs " +
    "num op p par para paras pp pt ref reg regs rec rev sec sect ser st tab tel v vol vols vs"
  ).split(" "),
);

function gradeBack(text: string, end: number): Grade | undefined {
  const behind = text.slice(end, end + 40);
  if (/^[\d%‰°€$£]|^[.,:/–—-]\d|^[/–—-]\p{L}/u.test(behind)) return undefined;
  if (/^\p{Ll}/u.test(behind)) return "doubtful";
  if (/^[ \u00a0]\p{Ll}/u.test(behind)) return "weak";
  if (/^[ \u00a0]%/.test(behind)) return undefined;
  return "strong";
}

function weaker(a: Grade, b: Grade): Grade {
  const order: Grade[] = ["doubtful", "weak", "strong"];
  return order[Math.min(order.indexOf(a), order.indexOf(b))]!;
}
