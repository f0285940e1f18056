/** Keeps shortcodes of Hugo without spaces, `{{<name>}}`, in one piece: their angle brackets aren't HTML. */
import { spanConstruct } from "../constructs/span-construct.ts";
import type { Syntax } from "../syntax.ts";

const brace = 123;
/** The most characters of a shortcode; the limit keeps unclosed braces from taking quadratic time. */
const mostCharacters = 1000;

const mark = spanConstruct({
  name: "templateMark",
  lineToken: "data",
  judgeCharacters: () => {
    let written = "";
    return (character) => {
      written += character;
      if (character === "\n" || written.length > mostCharacters) return "none";
      if (!/^\{(?:\{(?:<.*)?)?$/s.test(written)) return "none";
      return written.endsWith(">}}") ? "end" : "within";
    };
  },
});

export const templateMark: Syntax = {
  micromark: (text) => (/\{\{<\S/.test(text) ? { text: { [brace]: mark } } : undefined),
};
