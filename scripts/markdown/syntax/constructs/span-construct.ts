/** Makes constructs of micromark for spans within a paragraph that are recognised character by character. */
import type { Code, Construct, State, TokenType } from "micromark-util-types";
import { consumeLineEnding } from "./line-constructs.ts";
import { isLineEnd } from "./is-line-end.ts";

/** The role of a character in a span: its last one, one within it, or one that shows that there is none. */
export type CharacterRole = "end" | "within" | "none";

export interface SpanForm {
  name: string;
  /** Token around the span; undefined for a span that is a piece of text. */
  token?: TokenType;
  /** Token around each of its lines. */
  lineToken: TokenType;
  previous?: (code: Code) => boolean;
  /**
   * Called for each place where a span may begin; returns a function that tells the role of each of its characters, a
   * space for a virtual one. Line endings are asked for as `\n`.
   */
  judgeCharacters: () => (character: string) => CharacterRole;
}

/** @returns a construct that is tried at its first character; a limit to a span's length is its judge's matter */
export function spanConstruct({ name, token, lineToken, previous, judgeCharacters }: SpanForm): Construct {
  return {
    name,
    ...(previous ? { previous } : {}),
    tokenize(effects, ok, nok) {
      const roleOf = judgeCharacters();

      const inside: State = (code) => {
        if (code === null) return nok(code);
        const role = roleOf(isLineEnd(code) ? "\n" : characterOf(code));
        if (role === "none" || (role === "end" && isLineEnd(code))) return nok(code);
        if (isLineEnd(code)) {
          effects.exit(lineToken);
          consumeLineEnding(effects, code);
          return lineStart;
        }
        effects.consume(code);
        return role === "end" ? end : inside;
      };

      const lineStart: State = (code) => {
        if (isLineEnd(code)) return nok(code);
        effects.enter(lineToken);
        return inside(code);
      };

      const end: State = (code) => {
        effects.exit(lineToken);
        if (token) effects.exit(token);
        return ok(code);
      };

      return (code) => {
        if (token) effects.enter(token);
        return lineStart(code);
      };
    },
  };
}

/** Returns the character of a code; micromark has codes of its own for a tab and the spaces that it stands for. */
export function characterOf(code: number): string {
  return code === -2 ? "\t" : code < 0 ? " " : String.fromCharCode(code);
}
