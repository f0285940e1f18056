/** Keeps shortcodes of Hugo without spaces, `{{<name>}}`, in one piece: their angle brackets aren't HTML. */
import type { Code, Construct } from "micromark-util-types";
import type { Syntax } from "./syntax.ts";

const brace = 123;
/** The most characters of a shortcode; the limit keeps unclosed braces from taking quadratic time. */
const mostCharacters = 1000;

const mark: Construct = {
  name: "templateMark",
  tokenize(effects, ok, nok) {
    let written = "";
    const inside = (code: Code) => {
      if (code === null || code < -2 || written.length > mostCharacters) return nok(code);
      written += code < 0 ? " " : String.fromCharCode(code);
      if (!/^\{(?:\{(?:<.*)?)?$/s.test(written)) return nok(code);
      effects.consume(code);
      return written.endsWith(">}}") ? end : inside;
    };
    const end = (code: Code) => {
      effects.exit("data");
      return ok(code);
    };
    return (code) => {
      effects.enter("data");
      return inside(code);
    };
  },
};

export const templateMark: Syntax = {
  micromark: (text) => (/\{\{<\S/.test(text) ? { text: { [brace]: mark } } : undefined),
};
