/** Reads formulas in TeX: inline `$x$`, display `$$x$$` with a number if `{#eq:x}` follows, and code blocks `math`. */
import type { Code as CodeBlock, InlineCode, Literal, Nodes, Root } from "mdast";
import type { CompileContext, Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Code, Construct, Effects, State } from "micromark-util-types";
import { speakTex } from "../../../lib/tex/set-formula.ts";
import { eachNode } from "../../each-node.ts";
import { blockOfLines } from "../constructs/block-of-lines.ts";
import { readContainerAttributes } from "../containers/container-line.ts";
import { isLineEnd } from "../constructs/is-line-end.ts";
import { consumeLineEnding } from "../constructs/line-constructs.ts";
import type { Syntax, ToMarkdownExtension } from "../syntax.ts";

/** An inline formula. */
export interface InlineMath extends Literal {
  type: "inlineMath";
  /** Whether the formula is written with two dollars, and set in display style. */
  isLarge?: boolean;
}

/** A display formula; its id is in `data.hProperties`. */
export interface DisplayMath extends Literal {
  type: "math";
}

declare module "mdast" {
  interface RootContentMap {
    math: DisplayMath;
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: DisplayMath;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    formula: "formula";
    formulaBlock: "formulaBlock";
    formulaLine: "formulaLine";
    formulaText: "formulaText";
  }
}

const dollar = 36;
const backslash = 92;
/** The most characters of an inline formula; the limit keeps an unclosed dollar from taking quadratic time. */
const mostCharacters = 3000;

/** Tokenizes inline `$…$` and `$$…$$`, unless the dollars are amounts of money. */
const inlineFormula: Construct = {
  name: "formula",
  previous: (code) => code !== dollar,
  tokenize(effects, ok, nok) {
    return inlineTokenizer(effects, ok, nok, isOfWord(this.previous));
  },
};

/** Returns whether a character is a letter or digit, beside which a dollar may be a currency's. */
function isOfWord(code: Code): boolean {
  return code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(code));
}

function inlineTokenizer(effects: Effects, ok: State, nok: State, isBehindWord: boolean): State {
  let [opening, closing, length] = [0, 0, 0];
  let value = "";

  const start: State = (code) => {
    effects.enter("formula");
    effects.enter("formulaText");
    return open(code);
  };

  const open: State = (code) => {
    if (code !== dollar) return opening > 2 ? nok(code) : inside(code);
    opening++;
    effects.consume(code);
    return open;
  };

  const inside: State = (code) => {
    if (code === null || ++length > mostCharacters) return nok(code);
    if (code === dollar) {
      closing = 0;
      return close(code);
    }
    if (isLineEnd(code)) return lineEnd(code);
    value += code < 0 ? " " : String.fromCharCode(code);
    effects.consume(code);
    return code === backslash ? escaped : inside;
  };

  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return inside(code);
    value += code < 0 ? " " : String.fromCharCode(code);
    effects.consume(code);
    return inside;
  };

  const lineEnd: State = (code) => {
    value += "\n";
    effects.exit("formulaText");
    consumeLineEnding(effects, code);
    return (next) => {
      if (next === null || isLineEnd(next)) return nok(next);
      effects.enter("formulaText");
      return inside(next);
    };
  };

  const close: State = (code) => {
    if (code === dollar && closing < opening) {
      closing++;
      effects.consume(code);
      return close;
    }
    if (closing < opening || code === dollar) return nok(code);
    if (isBehindWord ? opening > 1 || !isAtWord(value) : !isFormula(value, opening, code)) return nok(code);
    effects.exit("formulaText");
    effects.exit("formula");
    return ok(code);
  };

  return start;
}

/** Returns whether the text between dollars is a formula, not amounts ("$5 and $10"), shell variables and the like. */
function isFormula(value: string, dollars: number, next: Code): boolean {
  if (value.trim() === "") return false;
  if (dollars === 2) return true;
  if (/^\s|\s$/.test(value) && !isSureTex(value)) return false;
  if (isOfWord(next) && !isAtWord(value)) return false;
  if (/[\\^_={}<>]/.test(value)) return true;
  if (/^[\d.,;:\s]+\p{L}*$/u.test(value)) return /^\d+(?:[.,]\d+)*$/.test(value);
  const isProse = /^\d[\d.,]*(?:\s|\p{L}|[-–—])|\p{L}{2,}\s+\p{L}{2,}|\s\p{L}{3,}/u.test(value);
  return !isProse && !/^[\d.,]+\s?[-–—/]\s?\p{Lu}*$/u.test(value);
}

/**
 * Returns whether a text between dollars is a formula right behind a letter or digit too: a script, a command or a sign
 * of comparison, as in `70$^\circ$F`, `CO$_2$` and `A$>$B`.
 */
function isAtWord(value: string): boolean {
  return /^(?:[<>=]+|(?:\{\})?[\^_].*|\\[A-Za-z].*)$/.test(value) && !/\s$/.test(value) && !hasWords(value);
}

/**
 * Returns whether a text with blanks inside its dollars, which MathJax and notebooks allow, can be nothing but TeX: it
 * has signs of it, and no words.
 */
function isSureTex(value: string): boolean {
  return /[\\^_]/.test(value) && !hasWords(value);
}

/** Returns whether a text has line endings, or words that are neither commands nor text within the formula. */
function hasWords(value: string): boolean {
  const plain = value.replaceAll(/\\(?:text|mbox|textrm|operatorname)\{[^{}]*\}|\\[A-Za-z]+/g, "");
  return /\n|\p{L}{3,}/u.test(plain);
}

/** The most lines of a formula, here and in environments. */
export const mostLines = 200;

/** Tokenizes `$$` … `$$` on lines of its own, with a label in braces behind it. */
const block = blockOfLines({
  name: "formulaBlock",
  token: "formulaBlock",
  lineToken: "formulaLine",
  mostLines,
  judgeLines: () => (line, index) => {
    if (index === 0 && !/^\$\$(?!\$)/.test(line)) return "none";
    const rest = withoutInner(index === 0 ? line.slice(2) : line);
    if (!/(?<!\\)\$/.test(rest)) return "within";
    const isEnd = /^[^$]*(?:\\\$[^$]*)*\$\$(?!\$)[ \t]*(?:\{[^{}]*\}|\([\w:.-]+\))?$/.test(rest.trimEnd());
    return isEnd ? "end" : "none";
  },
});

/** Returns a line without formulas in the words of a formula: `\text{if $j$ is in it}`. */
function withoutInner(line: string): string {
  return line.replaceAll(/(?=\$)(?<=\\(?:text|mbox|textrm|hbox)\s?\{[^{}$]*)\$[^{}]*\$(?=[^{}$]*\})/g, "");
}

const fromMarkdown: FromMarkdownExtension = {
  enter: {
    formula(token) {
      this.enter({ type: "inlineMath", value: "" }, token);
    },
    formulaBlock(token) {
      this.enter({ type: "math", value: "" }, token);
      this.buffer();
    },
  },
  exit: {
    formula(token) {
      const node = this.stack.at(-1) as InlineMath;
      const written = this.sliceSerialize(token);
      const [, opening, value] = /^(\$\$?|\\{1,2}[([])([\s\S]*?)(?:\$\$?|\\{1,2}[)\]])$/.exec(written)!;
      node.value = withOneBackslash(value!.replace(/^`([^`]+)`$/, "$1").trim(), opening!);
      if (opening === "$$" || opening!.endsWith("[")) node.isLarge = true;
      // The alternative text of a picture consists of the values of the nodes in its brackets.
      if (this.stack.some(({ type }) => type === "image")) node.value = speakTex(node.value);
      this.exit(token);
    },
    formulaLine(token) {
      this.config.enter["data"]!.call(this, token);
      this.config.exit["data"]!.call(this, token);
    },
    formulaBlock(token) {
      takeBlock(this, this.sliceSerialize(token));
      this.exit(token);
    },
  },
};

function takeBlock(context: CompileContext, written: string): void {
  context.resume();
  const node = context.stack.at(-1) as DisplayMath;
  const [, opening = "", value = written, braces, label] =
    /^(\$\$|\\{1,2}\[)([\s\S]*?)(?:\$\$|\\{1,2}\])[ \t]*(?:\{([^{}]*)\}|\(([\w:.-]+)\))?$/.exec(written.trimEnd()) ??
    [];
  node.value = withOneBackslash(value.trim(), opening);
  // MyST has `(label)` behind the formula, LaTeX `\label{…}` in it.
  const id =
    readContainerAttributes(braces ?? "")?.values["id"] ?? label ?? /\\label\{([\w:.-]+)\}/.exec(node.value)?.[1];
  if (id !== undefined) node.data = { hProperties: { id } };
}

/**
 * Returns the TeX between `\\(` and `\\)`: where every command has two backslashes, as some site generators need, each
 * pair stands for one.
 */
function withOneBackslash(value: string, opening: string): string {
  const isDoubled = opening.startsWith("\\\\") && /\\\\[A-Za-z]/.test(value) && !/(?<!\\)\\(?!\\)/.test(value);
  return isDoubled ? value.replaceAll("\\\\", "\\") : value;
}

/** Reads code blocks and inline code in the language `math` as formulas, as GitHub and MyST do. */
function readCode(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (const [index, node] of children.entries()) {
      if (node.type === "code" && /^(?:math|\{math\})$/.test(node.lang ?? "")) children[index] = blockOf(node);
      else if (node.type === "inlineCode") readRole(children, index, node);
    }
  });
}

function blockOf({ value, position }: CodeBlock): DisplayMath {
  const [, label, formula] = /^(?::label:[ \t]*(\S+)[ \t]*\n)?([\s\S]*)$/.exec(value)!;
  return {
    type: "math",
    value: formula!.trim(),
    ...(position ? { position } : {}),
    ...(label === undefined ? {} : { data: { hProperties: { id: label } } }),
  };
}

/** Reads `` {math}`x` `` of MyST. */
function readRole(children: Nodes[], index: number, { value, position }: InlineCode): void {
  const before = children[index - 1];
  if (before?.type !== "text" || !before.value.endsWith("{math}")) return;
  before.value = before.value.slice(0, -"{math}".length);
  children[index] = { type: "inlineMath", value, ...(position ? { position } : {}) };
}

const toMarkdown: ToMarkdownExtension = {
  handlers: {
    math: ({ value, data }: DisplayMath) => {
      const id = data?.hProperties?.id;
      return `$$\n${value}\n$$${id === undefined ? "" : ` {#${id}}`}`;
    },
    inlineMath: ({ value, isLarge }: InlineMath) => (isLarge ? `$$${value}$$` : `$${value}$`),
  },
  unsafe: [{ character: "$", inConstruct: "phrasing" }],
};

export const formula: Syntax = {
  micromark: (source) =>
    source.includes("$") ? { text: { [dollar]: inlineFormula }, flow: { [dollar]: block } } : undefined,
  fromMarkdown: [fromMarkdown],
  read: readCode,
  toMarkdown: [toMarkdown],
};
