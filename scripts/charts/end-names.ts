/** Sets the names of series beside the right ends of what stands for them. */
import { leadingPt, textPt, type Canvas } from "./canvas.ts";
import { spreadApart } from "./spread.ts";
import type { Table } from "./table.ts";
import { wrapText } from "./wrap-text.ts";

/** Share of the chart's width that the names may take. */
const nameShare = 0.26;
/** Points from the ends to the names. */
export const leaderPt = 14;

export interface EndNames {
  /** Lines of each name; none where a single series needs no name, or a key above has them. */
  rows: string[][];
  /** Points that the names take beside the plot, with the way to them. */
  besidePt: number;
}

/** Returns undefined where the names have no room. @param heightPt - from the drawing's top to the axis */
export function endNames(series: Table["series"], canvas: Canvas, heightPt: number): EndNames | undefined {
  const { widthPt: chartPt, measure, isNarrow } = canvas;
  const most = chartPt * nameShare;
  const rows = series.length < 2 || isNarrow ? [] : series.map(({ name }) => wrapText(name, most, textPt, measure));
  const widthPt = Math.max(0, ...rows.flat().map((text) => measure(text, textPt)));
  const besidePt = rows.length > 0 ? leaderPt + widthPt : 0;
  return widthPt > most || rows.flat().length * leadingPt > heightPt ? undefined : { rows, besidePt };
}

/** Returns the heights at which the names stand, in points from the top: near what they name, none over another. */
export function placesOfNames({ rows }: EndNames, ends: readonly number[], heightPt: number): number[] {
  return spreadApart(
    rows.map((lines, index) => ({ y: ends[index]!, height: lines.length * leadingPt })),
    heightPt + leadingPt / 2,
  );
}
