/** Reads the content of elements marked `<div markdown="1">` as Markdown, as kramdown and MkDocs do. */
import type { Code, Construct } from "micromark-util-types";
import type { Syntax } from "./syntax.ts";

const bracket = 60;
/** The most characters of a tag. */
const mostCharacters = 1000;
/** Block elements, which may interrupt a paragraph (CommonMark, 4.6). */
const names = new Set("article aside blockquote center details div figure footer header main nav section".split(" "));
const tag = /^<([A-Za-z][\w-]*)(?=[^<>]*\smarkdown(?:\s*=\s*["']?(?:1|block|span|true)["']?)?[\s>])[^<>]*>[ \t]*$/;

/**
 * Tokenizes such a tag on a line of its own as a whole HTML block, so that the following lines are parsed as Markdown.
 */
const openingTag: Construct = {
  name: "markdownInHtml",
  concrete: true,
  tokenize(effects, ok, nok) {
    let line = "";
    const inside = (code: Code) => {
      if (code === null || code < -2) {
        const name = tag.exec(line)?.[1]?.toLowerCase();
        if (name === undefined || !names.has(name)) return nok(code);
        effects.exit("htmlFlowData");
        effects.exit("htmlFlow");
        return ok(code);
      }
      if (line.length > mostCharacters) return nok(code);
      line += code < 0 ? " " : String.fromCharCode(code);
      effects.consume(code);
      return inside;
    };
    return (code) => {
      effects.enter("htmlFlow");
      effects.enter("htmlFlowData");
      return inside(code);
    };
  },
};

export const markdownInHtml: Syntax = {
  micromark: (text) => (/<[A-Za-z][^<>]*\smarkdown[\s=>]/.test(text) ? { flow: { [bracket]: openingTag } } : undefined),
};
