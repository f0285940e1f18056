/** Counts the lines of a page's text as readers do, from the top. */
import type { TextRun, Turn } from "../lib/pdf/page-text.ts";

/** Lines that stand side by side, as in the cells of a table, are one. Points, from the page's lower left corner. */
export interface TextLine {
  turn: Turn;
  /** In the space of its text (see `TextRun`). */
  baseline: number;
  /** Size of its largest text, in points. */
  size: number;
}

/** Lower and upper edge, in the same space. */
export interface TextArea {
  bottom: number;
  top: number;
}

/** A raised or lowered figure, half a line's height at most from the line that it belongs to. */
const raisedBy = 0.45;
/** Text of one size, as in cells that are set on one line though not quite. */
const unevenBy = 0.2;

/**
 * Returns the lines that are counted: all text but running heads and folios, and charts, since nobody calls a bar's
 * number a line.
 *
 * @param area - what stands outside of it and is no part of the text is a running head or a folio; inside, a head
 *   that is repeated, which is counted.
 */
export function countedLines(runs: readonly TextRun[], area: TextArea): TextLine[] {
  const isHead = ({ isArtifact, y }: TextRun) => isArtifact && (y < area.bottom || y > area.top);
  const counted = runs.filter((run) => run.tag !== "Figure" && !(run.turn === 0 && isHead(run)));
  // Wide tables lie on their side.
  return ([0, 1, 2, 3] as const).flatMap((turn) => linesWithTurn(counted, turn));
}

function linesWithTurn(runs: readonly TextRun[], turn: Turn): TextLine[] {
  const sizes = new Map<number, number>();
  for (const run of runs) {
    if (run.turn !== turn) continue;
    const baseline = Math.round(run.y * 10) / 10;
    sizes.set(baseline, Math.max(run.size, sizes.get(baseline) ?? 0));
  }
  // The largest first: a callout belongs to its line, never a line to a callout.
  const lines: TextLine[] = [];
  for (const [baseline, size] of [...sizes].toSorted(([, a], [, b]) => b - a)) {
    const isPart = (line: TextLine) =>
      Math.abs(line.baseline - baseline) < (size < line.size * 0.8 ? raisedBy : unevenBy) * line.size;
    if (!lines.some(isPart)) lines.push({ turn, baseline, size });
  }
  return lines.toSorted((a, b) => b.baseline - a.baseline);
}
