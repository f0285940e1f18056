/** Makes constructs of micromark that test a whole line, or consume part of one. */
import type { Code, Construct, Effects, State } from "micromark-util-types";
import { isLineEnd } from "./is-line-end.ts";

/** Returns a partial construct, which is tried within another. */
export function partial(tokenize: (effects: Effects, ok: State, nok: State) => State): Construct {
  return { tokenize, partial: true };
}

/** Returns a construct that consumes the rest of a line, and succeeds where `test` returns true for it. */
export function lineThat(test: (line: string) => boolean): Construct {
  return partial((effects, ok, nok) => {
    let line = "";
    const read: State = (code) => {
      if (isLineEnd(code)) {
        effects.exit("data");
        return test(line) ? ok(code) : nok(code);
      }
      if (code !== -1) line += code === -2 ? "\t" : String.fromCharCode(code!);
      effects.consume(code);
      return read;
    };
    return (code) => {
      if (isLineEnd(code)) return test("") ? ok(code) : nok(code);
      effects.enter("data");
      return read(code);
    };
  });
}

/** Returns a construct that consumes a line ending if the next line belongs to the container. */
export function lineWithin(isLazy: () => boolean): Construct {
  return partial((effects, ok, nok) => (code) => {
    consumeLineEnding(effects, code);
    return (next) => (isLazy() ? nok(next) : ok(next));
  });
}

/** Consumes a line ending. */
export function consumeLineEnding(effects: Effects, code: Code): void {
  effects.enter("lineEnding");
  effects.consume(code);
  effects.exit("lineEnding");
}

/** Consumes spaces, at most `most` columns of them. */
export function consumeSpaces(effects: Effects, next: State, most: number): State {
  let size = 0;
  const step: State = (code) => {
    if ((code === -2 || code === -1 || code === 32) && size < most) {
      size++;
      effects.consume(code);
      return step;
    }
    if (size > 0) effects.exit("linePrefix");
    return next(code);
  };
  return (code) => {
    size = 0;
    if (code !== -2 && code !== -1 && code !== 32) return next(code);
    effects.enter("linePrefix");
    return step(code);
  };
}

/** Consumes the rest of the line. */
export function restOfLine(effects: Effects, next: State): State {
  const step: State = (code) => {
    if (isLineEnd(code)) return next(code);
    effects.consume(code);
    return step;
  };
  return step;
}
