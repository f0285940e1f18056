/** Steps and counts in; one moving line on a terminal, plain lines in a pipe, on standard error. */
import type { Writable } from "node:stream";

export interface Progress {
  /** A step begins: `Paging`. */
  step(name: string): void;
  /** How far it is: `12 pages`. On a terminal only. */
  count(text: string): void;
  /** The moving line goes away. */
  end(): void;
}

type Terminal = Writable & { isTTY?: boolean; columns?: number };

export function makeProgress(stream: Terminal = process.stderr): Progress {
  if (!stream.isTTY) {
    return { step: (name) => void stream.write(`${name} …\n`), count: () => undefined, end: () => undefined };
  }
  let current = "";
  let drawn = 0;
  const draw = (line: string) => stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
  return {
    step(name) {
      current = name;
      draw(`${name} …`);
    },
    count(text) {
      const now = Date.now();
      if (now - drawn < 50) return;
      drawn = now;
      draw(`${current} … ${text}`);
    },
    end: () => void draw(""),
  };
}

/** For `--json`, where programs read. */
export const silent: Progress = { step: () => undefined, count: () => undefined, end: () => undefined };
