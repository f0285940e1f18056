/** Makes constructs for formulas on lines of their own, which differ in the lines that begin and end them. */
import type { Construct, State, TokenizeContext } from "micromark-util-types";
import { isLineEnd } from "./is-line-end.ts";

/** The most lines of a formula; the limit keeps an unclosed one from taking quadratic time. */
const mostLines = 200;

/** The role of a line: it ends the formula, is within it, or shows that there is none. */
type LineRole = "end" | "within" | "none";

/**
 * @param judgeLines - called for each formula; returns a function that tells the role of a line, the first of which
 *   has the index 0
 */
export function formulaOnLines(name: string, judgeLines: () => (line: string, index: number) => LineRole): Construct {
  return {
    name,
    concrete: true,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const isLazy = () => this.parser.lazy[this.now().line] === true;
      const roleOf = judgeLines();
      let [line, lines] = ["", 0];

      const lineStart: State = (code) => {
        if (lines > 0 && isLazy()) return nok(code);
        line = "";
        if (isLineEnd(code)) return lineEnd(code);
        effects.enter("formulaLine");
        return inLine(code);
      };

      const inLine: State = (code) => {
        if (code === null || isLineEnd(code)) {
          effects.exit("formulaLine");
          return lineEnd(code);
        }
        line += code < 0 ? " " : String.fromCharCode(code);
        effects.consume(code);
        return inLine;
      };

      const lineEnd: State = (code) => {
        const role = roleOf(line, lines);
        if (role === "end") {
          effects.exit("formulaBlock");
          return ok(code);
        }
        if (role === "none" || code === null || ++lines > mostLines) return nok(code);
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
}
