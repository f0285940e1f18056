/** Makes constructs of micromark for blocks that are recognised line by line. */
import type { Construct, State, TokenizeContext, TokenType } from "micromark-util-types";
import { consumeLineEnding } from "./line-constructs.ts";
import { isLineEnd } from "./is-line-end.ts";
import { characterOf } from "./span-construct.ts";

/** The role of a line in a block: its last one, one within it, or one that shows that there is none. */
export type LineRole = "end" | "within" | "none";

export interface BlockForm {
  name: string;
  /** Tokens around the block, and around each of its lines. */
  token: TokenType;
  lineToken: TokenType;
  /** The most lines before the last; the limit keeps an unclosed block from taking quadratic time. */
  mostLines: number;
  /**
   * Called for each place where a block may begin; returns a function that tells the role of each line, the first of
   * which has the index 0. Undefined where no block begins.
   */
  judgeLines: (context: TokenizeContext) => ((line: string, index: number) => LineRole) | undefined;
}

export function blockOfLines({ name, token, lineToken, mostLines, judgeLines }: BlockForm): Construct {
  return {
    name,
    concrete: true,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const roleOf = judgeLines(this);
      if (!roleOf) return nok;
      const isLazy = () => this.parser.lazy[this.now().line] === true;
      let [line, index] = ["", 0];

      const lineStart: State = (code) => {
        if (index > 0 && isLazy()) return nok(code);
        line = "";
        if (isLineEnd(code)) return lineEnd(code);
        effects.enter(lineToken);
        return inLine(code);
      };

      const inLine: State = (code) => {
        if (code === null || isLineEnd(code)) {
          effects.exit(lineToken);
          return lineEnd(code);
        }
        line += characterOf(code);
        effects.consume(code);
        return inLine;
      };

      const lineEnd: State = (code) => {
        const role = roleOf(line, index);
        if (role === "end") {
          effects.exit(token);
          return ok(code);
        }
        if (role === "none" || code === null || ++index > mostLines) return nok(code);
        consumeLineEnding(effects, code);
        return lineStart;
      };

      return (code) => {
        effects.enter(token);
        return lineStart(code);
      };
    },
  };
}
