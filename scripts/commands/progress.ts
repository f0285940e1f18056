/** Shows steps and counts on standard error, as one moving line on a terminal or plain lines in a pipe. */
import type { Writable } from "node:stream";
import type { Progress } from "../lib/progress.ts";
import { printable } from "../messages/printable.ts";

type ProgressTerminal = Writable & { isTTY?: boolean; columns?: number };

export function makeProgress(stream: ProgressTerminal = process.stderr): Progress {
  if (!stream.isTTY) {
    return {
      step: (name) => void stream.write(`${printable(name)} …\n`),
      count: () => undefined,
      end: () => undefined,
    };
  }
  let current = "";
  let drawn = 0;
  const draw = (line: string) => stream.write(`\r\u001b[2K${printable(line).slice(0, (stream.columns ?? 80) - 1)}`);
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
