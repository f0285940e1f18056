/** Draws the key to a chart, the names of its series with their fills or markers, in rows above it. */
import type { Element } from "hast";
import { linePt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { fillsOf, strokesOf } from "./palette.ts";
import { filledBox, markerAt, textLine } from "./shapes.ts";
import type { Series } from "./table.ts";
import { wrapText } from "./wrap-text.ts";

const boxPt = 8;
const boxGapPt = 4;
const entryGapPt = 14;

/**
 * Returns the key; an empty drawing for a single series, which the chart's title names.
 *
 * @param signs - what stands before the names: boxes with the fills, or markers
 */
export function legendOf(
  series: readonly Series[],
  { widthPt, tokens, measure }: Canvas,
  signs: "boxes" | "markers" = "boxes",
): ChartDrawing | Misfit {
  if (series.length < 2) return { heightPt: 0, elements: [] };
  const [fills, strokes] = [fillsOf(tokens), strokesOf(tokens)];
  const elements: Element[] = [];
  let x = 0;
  let y = linePt / 2;
  for (const [index, { name }] of series.entries()) {
    const lines = wrapText(name, widthPt - boxPt - boxGapPt, textPt, measure);
    if (lines.some((line) => measure(line, textPt) > widthPt - boxPt - boxGapPt)) {
      return { found: `series "${name}" with a word that is wider than the chart`, expected: "a shorter name" };
    }
    const entryPt = boxPt + boxGapPt + Math.max(...lines.map((line) => measure(line, textPt)));
    if (x > 0 && x + entryPt > widthPt) {
      x = 0;
      y += linePt;
    }
    if (signs === "markers") elements.push(markerAt(x + boxPt / 2, y, strokes[index]!));
    else elements.push(...filledBox({ x, y: y - boxPt / 2, width: boxPt, height: boxPt }, fills[index]!));
    for (const [at, line] of lines.entries()) {
      if (at > 0) y += linePt;
      elements.push(textLine(line, x + boxPt + boxGapPt, y, textPt));
    }
    x = lines.length > 1 ? widthPt : x + entryPt + entryGapPt;
  }
  return { heightPt: y + linePt, elements };
}
