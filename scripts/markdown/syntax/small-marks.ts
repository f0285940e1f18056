/** Reads subscript, superscript and marked words: `H~2~O`, `m^2^`, `==mark==` (Pandoc). */
import type { Nodes, Parent, PhrasingContent } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Construct, Effects, State } from "micromark-util-types";
import { isLineEnd } from "./constructs/is-line-end.ts";
import type { Syntax, ToMarkdownExtension } from "./syntax.ts";

const names = ["subscript", "superscript", "mark"] as const;
type Name = (typeof names)[number];

/** A node of subscript, superscript or marked words. */
export interface SmallMark extends Parent {
  type: Name;
  children: PhrasingContent[];
}

declare module "mdast" {
  interface RootContentMap {
    subscript: SmallMark;
    superscript: SmallMark;
    mark: SmallMark;
  }
  interface PhrasingContentMap {
    subscript: SmallMark;
    superscript: SmallMark;
    mark: SmallMark;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    smallMark: "smallMark";
    smallMarkSequence: "smallMarkSequence";
  }
}

interface MarkForm {
  marks: string;
  /** Matches text that may stand between the marks. */
  words: RegExp;
  /** Matches a character that may follow the closing mark. */
  next: RegExp;
  most: number;
}

const [tilde, caret, equals] = [126, 94, 61];

const forms: Readonly<Record<Name, MarkForm>> = {
  subscript: { marks: "~", words: /^[+\-−–]?[\p{L}\p{N}*_.,()+\-−–]+$/u, next: /^/, most: 40 },
  // `x^2+y^2` has no superscript `2+y`.
  superscript: {
    marks: "^",
    words: /^[+\-−–]?(?:[\p{L}\p{N}*_().,’']+|\p{N}+[/–-]\p{N}+)[+\-−–]?$/u,
    next: /^(?!\p{N})/u,
    most: 40,
  },
  mark: { marks: "==", words: /^[^\s=](?:[^=\n]*[^\s=])?$/u, next: /^(?![\p{L}\p{N}=])/u, most: 500 },
};

function constructOf(name: Name): Construct {
  const { marks, words, next, most } = forms[name];
  const mark = marks.charCodeAt(0);
  return {
    name: `small-${name}`,
    previous: (code) => code !== mark && (name !== "mark" || code === null || !isWordCode(code)),
    tokenize: (effects, ok, nok) => {
      let [size, closing] = [0, 0];
      let written = "";
      const start: State = (code) => {
        effects.enter("smallMark");
        effects.enter("smallMarkSequence");
        return open(code);
      };
      const open: State = (code) => {
        if (code === mark) {
          if (++size > marks.length) return nok(code);
          effects.consume(code);
          return open;
        }
        if (size < marks.length || isLineEnd(code)) return nok(code);
        effects.exit("smallMarkSequence");
        effects.enter("chunkText", { contentType: "text", _contentTypeTextTrailing: true });
        return inside(code);
      };
      const inside: State = (code) => {
        if (code === null || isLineEnd(code) || written.length > most || (code === mark && written === ""))
          return nok(code);
        if (code === mark) return end(effects)(code);
        written += code < 0 ? " " : String.fromCharCode(code);
        effects.consume(code);
        return inside;
      };
      const end = (effects: Effects): State => {
        effects.exit("chunkText");
        effects.enter("smallMarkSequence");
        return close;
      };
      const close: State = (code) => {
        if (code === mark && closing < marks.length) {
          closing++;
          effects.consume(code);
          return close;
        }
        const after = code === null || code < 0 ? " " : String.fromCharCode(code);
        if (closing < marks.length || code === mark || !words.test(written) || !next.test(after)) return nok(code);
        effects.exit("smallMarkSequence");
        effects.exit("smallMark");
        return ok(code);
      };
      return start;
    },
  };
}

function isWordCode(code: number): boolean {
  return code > 0 && /[\p{L}\p{N}=]/u.test(String.fromCharCode(code));
}

const fromMarkdown: FromMarkdownExtension = {
  enter: {
    smallMark(token) {
      const first = this.sliceSerialize(token)[0];
      const type = names.find((name) => forms[name].marks[0] === first)!;
      this.enter({ type, children: [] }, token);
    },
  },
  exit: {
    smallMark(token) {
      this.exit(token);
    },
  },
};

const toMarkdown: ToMarkdownExtension = {
  handlers: Object.fromEntries(
    names.map((name) => [
      name,
      (
        node: SmallMark,
        _: unknown,
        state: { containerPhrasing: (node: Nodes, info: object) => string },
        info: object,
      ) => `${forms[name].marks}${state.containerPhrasing(node, info)}${forms[name].marks}`,
    ]),
  ) as NonNullable<ToMarkdownExtension["handlers"]>,
};

export const smallMarks: Syntax = {
  micromark: (text) => {
    const found = [
      ...(/~[^\s~]+~/.test(text) ? [[tilde, constructOf("subscript")] as const] : []),
      ...(/\^[^\s^]+\^/.test(text) ? [[caret, constructOf("superscript")] as const] : []),
      ...(/==[^\n]+==/.test(text) ? [[equals, constructOf("mark")] as const] : []),
    ];
    return found.length > 0 ? { text: Object.fromEntries(found) } : undefined;
  },
  fromMarkdown: [fromMarkdown],
  toMarkdown: [toMarkdown],
};
