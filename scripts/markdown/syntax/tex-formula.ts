/** Reads `\(x\)` and `\[x\]` of TeX as formulas where they hold TeX; elsewhere they are brackets behind backslashes. */
import type { Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import { isLineEnd } from "./is-line-end.ts";
import type { Syntax } from "./syntax.ts";

const backslash = 92;
/** Longest formula that is looked for, in characters and in lines, so that brackets without end take no time. */
const [mostCharacters, mostLines] = [3000, 100];

/** Matches a whole formula; makers of web sites want two backslashes. */
const formula = /^(\\{1,2})([([])([\s\S]*?)\1[)\]]$/;

/**
 * Tells formulas from words whose brackets a converter has put backslashes before, `\[sic\]`, `\[n = 5\]`: a command,
 * a raised or lowered letter, and in round brackets or on lines of its own an equation of letters.
 */
function isTex(written: string, isBlock: boolean): boolean {
  const [, , bracket, value = ""] = formula.exec(written) ?? [];
  if (/(?<!\\)\\[([]/.test(value)) return false;
  if (/\\[A-Za-z]+/.test(value) || /[\p{L}\p{N})}]\^[\p{L}\p{N}{*(-]/u.test(value)) return true;
  if (/\p{L}{3,}/u.test(value)) return false;
  if (/\p{L}_[\p{L}\p{N}{]/u.test(value)) return true;
  return (bracket === "(" || isBlock) && /\p{L}/u.test(value) && /[=<>+≤≥]/.test(value);
}

/**
 * Follows what is written, and tells whether a formula ends with the character that was added last. It looks at the
 * last characters alone: reading all of them again for each one takes seconds where a text has thousands of brackets.
 */
class Written {
  text = "";
  /** Opening mark: undefined while it isn't whole, null where there is none. */
  opening: string | undefined | null;
  private last = "";

  add(code: number): void {
    this.append(code === -2 ? "\t" : code < 0 ? " " : String.fromCharCode(code));
  }

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
    // `\\]` ends no formula that one backslash begins.
    return closing.length === 3 || last.at(-3) !== "\\" || last.at(-4) === "\\";
  }

  /**
   * Tells whether another formula begins within: then this one is none, and looking for its end would take the longer
   * the more of them there are. `\\[2pt]` is the distance of a row.
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

const text: Construct = {
  name: "texFormula",
  previous: (code) => code !== backslash,
  tokenize(effects, ok, nok) {
    return inlineTokenizer(effects, ok, nok);
  },
};

function inlineTokenizer(effects: Effects, ok: State, nok: State): State {
  const written = new Written();

  const inside: State = (code) => {
    if (written.opening === null || written.isOpenedAgain) return nok(code);
    if (written.isClosed) {
      if (!isTex(written.text, false)) return nok(code);
      effects.exit("formulaText");
      effects.exit("formula");
      return ok(code);
    }
    if (code === null || written.text.length > mostCharacters) return nok(code);
    if (isLineEnd(code)) {
      written.append("\n");
      effects.exit("formulaText");
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return afterLine;
    }
    written.add(code);
    effects.consume(code);
    return inside;
  };

  const afterLine: State = (code) => {
    if (code === null || isLineEnd(code)) return nok(code);
    effects.enter("formulaText");
    return inside(code);
  };

  return (code) => {
    effects.enter("formula");
    effects.enter("formulaText");
    return inside(code);
  };
}

/** Finds `\[` … `\]` that has lines of its own. */
const block: Construct = {
  name: "texFormulaBlock",
  concrete: true,
  tokenize(this: TokenizeContext, effects, ok, nok) {
    const isLazy = () => this.parser.lazy[this.now().line] === true;
    const written = new Written();
    let lines = 0;

    const lineStart: State = (code) => {
      if (code === null || (lines > 0 && isLazy())) return nok(code);
      if (isLineEnd(code)) return lineEnd(code);
      effects.enter("formulaLine");
      return inLine(code);
    };

    const inLine: State = (code) => {
      if (written.opening === null || written.opening?.endsWith("(") || written.isOpenedAgain) return nok(code);
      if (code === null || isLineEnd(code)) {
        effects.exit("formulaLine");
        return lineEnd(code);
      }
      written.add(code);
      effects.consume(code);
      return inLine;
    };

    const lineEnd: State = (code) => {
      const isBlank = /\n[ \t]*$/.test(written.text);
      written.trimEnd();
      if (written.isClosed) {
        if (!isTex(written.text, true)) return nok(code);
        effects.exit("formulaBlock");
        return ok(code);
      }
      // Lines of a block are no items and quotations: what may be none is left to the line itself.
      if (lines === 0 && !/^\\{1,2}\[$/.test(written.text)) return nok(code);
      if (code === null || ++lines > mostLines || isBlank) return nok(code);
      written.append("\n");
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return lineStart;
    };

    return (code) => {
      effects.enter("formulaBlock");
      return lineStart(code);
    };
  },
};

export const texFormula: Syntax = {
  micromark: (source) =>
    /\\[([]/.test(source) ? { text: { [backslash]: text }, flow: { [backslash]: block } } : undefined,
};
