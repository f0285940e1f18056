/** Counts lines and columns within a piece of a text. */
import type { Point } from "unist";

/** Returns the place behind the text `before`, which begins at `start`. */
export function pointIn(start: Point | undefined, before: string): Point | undefined {
  const lines = before.split(/\r\n?|\n/);
  const length = lines.at(-1)!.length;
  if (!start || lines.length === 1) return start && { line: start.line, column: start.column + length };
  return { line: start.line + lines.length - 1, column: length + 1 };
}
