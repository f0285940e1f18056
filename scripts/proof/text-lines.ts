/** Counts the lines of a page's text as readers do, from the top. */
import type { TextRun, Turn } from "../lib/pdf/text/page-text.ts";

/**
 * A line of text, in points from the page's lower left corner. Lines side by side, as in the cells of a table, count as
 * one.
 */
export interface TextLine {
  turn: Turn;
  /** Height of the baseline in the space of its text (see `TextRun`). */
  baseline: number;
  /** Size of its largest text, in points. */
  size: number;
}

/** Lower and upper edge of the text area, in points from the page's lower edge. */
export interface TextArea {
  bottom: number;
  top: number;
}

/**
 * How far the baseline of a raised or lowered figure is from that of its line, at most, as a share of the line's type
 * size.
 */
const raisedBy = 0.45;
/**
 * How far baselines of type of the same size may differ within a line, as a share of that size: cells side by side are
 * not always set on exactly one line.
 */
const unevenBy = 0.2;

/**
 * Returns the lines that get a number: all text but running heads, folios and charts, since nobody calls the labels of
 * a chart lines.
 *
 * @param area - the page's text area. Artifacts outside it are running heads and folios; an artifact inside is a
 * repeated table head, which counts
 */
export function countedLines(runs: readonly TextRun[], area: TextArea): TextLine[] {
  const isHead = ({ isArtifact, y }: TextRun) => isArtifact && (y < area.bottom || y > area.top);
  const counted = runs.filter((run) => run.tag !== "Figure" && !(run.turn === 0 && isHead(run)));
  // Wide tables are turned by 90°.
  return ([0, 1, 2, 3] as const).flatMap((turn) => linesWithTurn(counted, turn));
}

function linesWithTurn(runs: readonly TextRun[], turn: Turn): TextLine[] {
  const sizes = new Map<number, number>();
  for (const run of runs) {
    if (run.turn !== turn) continue;
    const baseline = Math.round(run.y * 10) / 10;
    sizes.set(baseline, Math.max(run.size, sizes.get(baseline) ?? 0));
  }
  // The largest type first, so that a callout is added to its line, and not the line to a callout.
  const lines: TextLine[] = [];
  for (const [baseline, size] of [...sizes].toSorted(([, a], [, b]) => b - a)) {
    const isPart = (line: TextLine) =>
      Math.abs(line.baseline - baseline) < (size < line.size * 0.8 ? raisedBy : unevenBy) * line.size;
    if (!lines.some(isPart)) lines.push({ turn, baseline, size });
  }
  return lines.toSorted((a, b) => b.baseline - a.baseline);
}
