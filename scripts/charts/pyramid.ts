/** Draws two series as bars that lie to the left and to the right of the categories' names, as ages of two sexes. */
import type { Element } from "hast";
import { leadingPt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { numberFormat } from "../data/format-number.ts";
import { fillsOf } from "./palette.ts";
import { rowNames, tooManyRows, wholeLines } from "./row-names.ts";
import { filledBox, textBlock, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { zeroLine } from "./value-axis.ts";
import { wrapText } from "./wrap-text.ts";

/** Share of the chart's width that the names between the bars may take. */
const nameShare = 0.26;
const nameGapPt = 6;
const barPt = 11;
const labelGapPt = 3;

/**
 * Returns the drawing, the first category at the foot, as ages are. Both sides have one scale, and each bar bears its
 * value.
 */
export function drawPyramid(table: Table, canvas: Canvas): ChartDrawing | Misfit {
  const { widthPt, language, tokens, measure } = canvas;
  const maxHeightPt = wholeLines(canvas.maxHeightPt);
  const { categories, series } = table;
  const wrong = misfitOf(table);
  if (wrong) return wrong;
  const names = rowNames(categories, widthPt * nameShare, canvas);
  if ("found" in names) return names;
  const sidePt = (widthPt - names.widthPt) / 2 - nameGapPt;
  const heads = series.map(({ name }) => wrapText(name, sidePt, textPt, measure));
  if (heads.flat().some((line) => measure(line, textPt) > sidePt)) {
    return { found: "names of series that are wider than a side", expected: "shorter ones" };
  }
  const headPt = Math.max(...heads.map((lines) => lines.length)) * leadingPt + 4;
  const rowPt = Math.max(barPt + 3, ...names.lines.map((lines) => lines.length * leadingPt + 2));
  const heightPt = headPt + categories.length * rowPt;
  if (heightPt > maxHeightPt) {
    return tooManyRows(categories.length, Math.floor((maxHeightPt - headPt) / rowPt));
  }

  const texts = series.map(({ values, decimals }) => {
    const format = numberFormat(language, decimals);
    return values.map((value) => (value === undefined ? "" : format(value)));
  });
  const most = Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const room = sidePt - labelGapPt - Math.max(...texts.flat().map((text) => measure(text, textPt)));
  const lengthOf = (value: number) => (most === 0 ? 0 : (value / most) * room);
  const fills = fillsOf(tokens);
  const elements: Element[] = [];
  for (const [side, { values }] of series.entries()) {
    const outward = side === 0 ? -1 : 1;
    const start = widthPt / 2 + outward * (names.widthPt / 2 + nameGapPt);
    const anchor = side === 0 ? "end" : "start";
    elements.push(...textBlock(heads[side]!, start, (headPt - 4) / 2, { anchor }));
    for (const [row, value] of values.entries()) {
      if (value === undefined) continue;
      const y = heightPt - (row + 0.5) * rowPt;
      const length = lengthOf(value);
      const x = outward < 0 ? start - length : start;
      if (length > 0) elements.push(...filledBox({ x, y: y - barPt / 2, width: length, height: barPt }, fills[side]!));
      elements.push(textLine(texts[side]![row]!, start + outward * (length + labelGapPt), y, textPt, anchor));
    }
    elements.push(zeroLine([start, headPt], [start, heightPt], tokens.black));
  }
  for (const [row, lines] of names.lines.entries()) {
    elements.push(...textBlock(lines, widthPt / 2, heightPt - (row + 0.5) * rowPt, { anchor: "middle" }));
  }
  return { heightPt, elements };
}

function misfitOf({ series, categories }: Table): Misfit | undefined {
  if (series.length !== 2) return { found: `${series.length} series`, expected: 'two, chosen by `columns="…"`' };
  for (const { name, values } of series) {
    const row = values.findIndex((value) => value !== undefined && value < 0);
    if (row !== -1) {
      return { found: `value below zero of "${name}" for "${categories[row]}"`, expected: "none, or another type" };
    }
  }
  return undefined;
}
