/** Breaks the names of rows that stand beside a plot into lines, all as wide as the widest. */
import { linePt, textPt, type Canvas, type Misfit } from "./canvas.ts";
import { wrapText } from "./wrap-text.ts";

export interface RowNames {
  /** Lines of each name. */
  lines: string[][];
  widthPt: number;
}

/** Returns the names, or the one with a word that is wider than there is room. */
export function rowNames(names: readonly string[], roomPt: number, { measure }: Canvas): RowNames | Misfit {
  const lines = names.map((name) => wrapText(name, roomPt, textPt, measure));
  const widthPt = Math.max(...lines.flat().map((line) => measure(line, textPt)));
  if (widthPt <= roomPt) return { lines, widthPt };
  const name = names[lines.findIndex((of) => of.some((line) => measure(line, textPt) === widthPt))];
  return { found: `category "${name}" with a word that is wider than its place`, expected: "a shorter name" };
}

/** Returns the height of whole lines that a page has room for. */
export function wholeLines(maxHeightPt: number): number {
  return Math.floor(maxHeightPt / linePt) * linePt;
}

/** Says that there are more rows, or plots, than a page has room for. */
export function tooManyRows(count: number, most: number, what: "rows" | "plots" = "rows"): Misfit {
  return { found: `${count} ${what}`, expected: `at most ${most}, as many as fit a page` };
}
