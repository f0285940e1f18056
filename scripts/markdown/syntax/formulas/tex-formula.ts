/** Reads `\(x\)` and `\[x\]` as formulas where they hold TeX; elsewhere they are escaped brackets. */
import { blockOfLines } from "../constructs/block-of-lines.ts";
import { spanConstruct } from "../constructs/span-construct.ts";
import type { Syntax } from "../syntax.ts";

const backslash = 92;
/**
 * The most characters of an inline formula, and the most lines of a block; the limits keep an unclosed bracket from
 * taking quadratic time.
 */
const [mostCharacters, mostLines] = [3000, 100];

/** Matches a whole formula; some site generators need two backslashes. */
const wholeFormula = /^(\\{1,2})([([])([\s\S]*?)\1[)\]]$/;

/**
 * Returns whether a text between such brackets is TeX and not words whose brackets a converter has escaped, `\[sic\]`,
 * `\[n = 5\]`: it holds a command, a subscript or superscript, or, in round brackets or on lines of its own, an
 * equation of letters.
 */
function isTex(written: string, isBlock: boolean): boolean {
  const [, , bracket, value = ""] = wholeFormula.exec(written) ?? [];
  if (/(?<!\\)\\[([]/.test(value)) return false;
  if (/\\[A-Za-z]+/.test(value) || /[\p{L}\p{N})}]\^[\p{L}\p{N}{*(-]/u.test(value)) return true;
  if (/\p{L}{3,}/u.test(value)) return false;
  if (/\p{L}_[\p{L}\p{N}{]/u.test(value)) return true;
  return (bracket === "(" || isBlock) && /\p{L}/u.test(value) && /[=<>+≤≥]/.test(value);
}

/**
 * The text consumed so far, and whether a formula ends with its last character. Only the last characters are tested:
 * testing all of the text for each character takes seconds where a text has thousands of brackets.
 */
class Written {
  text = "";
  /** Opening mark: undefined while it is incomplete, null where the text has none. */
  opening: string | undefined | null;
  private last = "";

  append(character: string): void {
    this.text += character;
    this.last = this.last.slice(-4) + character;
    if (this.opening !== undefined || /^\\{1,2}$/.test(this.text)) return;
    this.opening = /^\\{1,2}[([]$/.exec(this.text)?.[0] ?? null;
  }

  get isClosed(): boolean {
    const { opening, last } = this;
    if (!opening) return false;
    const closing = opening.slice(0, -1) + (opening.endsWith("(") ? ")" : "]");
    if (this.text.length < opening.length + closing.length || !last.endsWith(closing)) return false;
    // `\\]` doesn't end a formula that a single backslash begins.
    return closing.length === 3 || last.at(-3) !== "\\" || last.at(-4) === "\\";
  }

  /**
   * Returns whether another formula begins within this one: then this isn't a formula, and searching on for its end
   * would take quadratic time. `\\[2pt]` is a line break with a distance.
   */
  get isOpenedAgain(): boolean {
    const { opening, last, text: written } = this;
    if (!opening || written.length < 2 * opening.length) return false;
    if (opening.length === 2) return /(?<!\\)\\[([]$/.test(last);
    return written.length > 2 * opening.length && last.slice(0, -1).endsWith(opening) && !/[\d.-]$/.test(last);
  }

  trimEnd(): void {
    this.text = this.text.trimEnd();
    this.last = this.text.slice(-5);
  }
}

const inlineTex = spanConstruct({
  name: "texFormula",
  token: "formula",
  lineToken: "formulaText",
  previous: (code) => code !== backslash,
  judgeCharacters: () => {
    const written = new Written();
    return (character) => {
      if (written.text.length > mostCharacters) return "none";
      written.append(character);
      if (written.opening === null || written.isOpenedAgain) return "none";
      if (!written.isClosed) return "within";
      return isTex(written.text, false) ? "end" : "none";
    };
  },
});

/** Tokenizes `\[` … `\]` on lines of its own. */
const block = blockOfLines({
  name: "texFormulaBlock",
  token: "formulaBlock",
  lineToken: "formulaLine",
  mostLines,
  judgeLines: () => {
    const written = new Written();
    return (line, index) => {
      if (index > 0) written.append("\n");
      for (let at = 0; at < line.length; at++) {
        written.append(line[at]!);
        if (written.opening === null || written.opening?.endsWith("(") || written.isOpenedAgain) return "none";
      }
      written.trimEnd();
      if (written.isClosed) return isTex(written.text, true) ? "end" : "none";
      // The lines of a block can't be list items or block quotes; a formula on one line may be inline.
      if (index === 0 && !/^\\{1,2}\[$/.test(written.text)) return "none";
      return line.trim() === "" ? "none" : "within";
    };
  },
});

export const texFormula: Syntax = {
  micromark: (source) =>
    /\\[([]/.test(source) ? { text: { [backslash]: inlineTex }, flow: { [backslash]: block } } : undefined,
};
