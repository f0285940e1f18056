/** Makes constructs of micromark that look at a line as a whole, or consume part of it. */
import type { Construct, Effects, State } from "micromark-util-types";
import { isLineEnd } from "./is-line-end.ts";

/** Returns a construct that is tried within another. */
export function partial(tokenize: (effects: Effects, ok: State, nok: State) => State): Construct {
  return { tokenize, partial: true };
}

/** Reads a line to its end, and is there where `test` says so. */
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

/** Returns what takes a line's end if the next line belongs to the container. */
export function lineWithin(isLazy: () => boolean): Construct {
  return partial((effects, ok, nok) => (code) => {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return (next) => (isLazy() ? nok(next) : ok(next));
  });
}

/** Consumes blanks, `most` columns of them. */
export function spaces(effects: Effects, next: State, most: number): State {
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
export function all(effects: Effects, next: State): State {
  const step: State = (code) => {
    if (isLineEnd(code)) return next(code);
    effects.consume(code);
    return step;
  };
  return step;
}
