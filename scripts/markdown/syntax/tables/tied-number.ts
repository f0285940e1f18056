/** Reads inline `{data/a.csv:Row:Column}` as a node, which resolve-data.ts replaces by the number in that cell. */
import type { Literal } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Code, Construct, State } from "micromark-util-types";
import { tiedStart } from "../../../data/tied-number.ts";
import type { Syntax, ToMarkdownExtension } from "../syntax.ts";

/** A number in a data file; the node's value is the source text with its braces. */
export interface TiedNumberNode extends Literal {
  type: "tiedNumber";
}

declare module "mdast" {
  interface RootContentMap {
    tiedNumber: TiedNumberNode;
  }
  interface PhrasingContentMap {
    tiedNumber: TiedNumberNode;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    tiedNumber: "tiedNumber";
    tiedNumberText: "tiedNumberText";
  }
}

const [openBrace, closeBrace] = [123, 125];
/** The most characters of such a number; the limit keeps an unclosed brace from taking quadratic time. */
const mostCharacters = 500;

/** Returns whether a text may hold such a number. */
export function mayHoldTiedNumber(text: string): boolean {
  return /\{[^{}:\n]*\.(?:csv|tsv|txt):/i.test(text);
}

const isEol = (code: Code) => code !== null && code < -2;

const construct: Construct = {
  name: "tiedNumber",
  tokenize(effects, ok, nok) {
    let written = "";
    const inside: State = (code) => {
      if (code === null || code === openBrace || written.length > mostCharacters) return nok(code);
      if (isEol(code)) {
        effects.exit("tiedNumberText");
        effects.enter("lineEnding");
        effects.consume(code);
        effects.exit("lineEnding");
        written += "\n";
        return afterLine;
      }
      effects.consume(code);
      if (code !== closeBrace) {
        written += code < 0 ? " " : String.fromCharCode(code);
        return inside;
      }
      if (!tiedStart.test(written)) return nok;
      effects.exit("tiedNumberText");
      effects.exit("tiedNumber");
      return ok;
    };
    const afterLine: State = (code) => {
      if (code === null || isEol(code)) return nok(code);
      effects.enter("tiedNumberText");
      return inside(code);
    };
    return (code) => {
      effects.enter("tiedNumber");
      effects.enter("tiedNumberText");
      effects.consume(code);
      return inside;
    };
  },
};

const fromMarkdown: FromMarkdownExtension = {
  exit: {
    tiedNumber(token) {
      const value = this.sliceSerialize(token).replaceAll(/\s*[\r\n]+[>\s]*/g, " ");
      this.enter({ type: "tiedNumber", value }, token);
      this.exit(token);
    },
  },
};

const toMarkdown: ToMarkdownExtension = {
  handlers: { tiedNumber: (node: TiedNumberNode) => node.value },
  unsafe: [{ character: "{", inConstruct: "phrasing", after: "[^\\s{}:|][^{}:|\\n]*\\.(?:csv|tsv|txt):" }],
};

export const tiedNumber: Syntax = {
  micromark: (text) => (mayHoldTiedNumber(text) ? { text: { [openBrace]: construct } } : undefined),
  fromMarkdown: [fromMarkdown],
  toMarkdown: [toMarkdown],
};
