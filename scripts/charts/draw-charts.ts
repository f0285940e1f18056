/** Sections with charts and the data files in; for every chart its picture and its numbers as a table out, or complaints. */
import type { Element } from "hast";
import type { VFile } from "vfile";
import type { Language } from "../html/labels.ts";
import type { ParsedSection } from "../markdown/parsed-report.ts";
import { complain } from "../report/complain.ts";
import { isChartType } from "./chart-types.ts";
import type { ChartTokens } from "./colour.ts";
import type { Table } from "./table.ts";

/** hast, plain data. */
export interface DrawnChart {
  svg: Element;
  table: Element;
}

export interface ChartMeans {
  /** Code points that the report's typeface has. */
  covered: ReadonlySet<number>;
  fontsPath: string;
  tokens: ChartTokens;
  /** Of the text on a page. */
  textMm: { width: number; height: number };
  language: Language;
}

const pointsInMm = 72 / 25.4;
/** What title, legend and source take of a page. */
const besidePt = 115;

/** For each section its charts in the order of the text; null for one that can't be drawn. What draws is loaded only here. */
export async function drawCharts(
  sections: readonly ParsedSection[],
  data: ReadonlyMap<string, VFile>,
  { covered, fontsPath, tokens, textMm, language }: ChartMeans,
): Promise<(DrawnChart | null)[][]> {
  if (data.size === 0) return sections.map(({ facts }) => facts.charts.map(() => null));
  const { readCsv } = await import("./read-csv.ts");
  const { drawChart } = await import("./draw-chart.ts");
  const { tableOf } = await import("./table-of.ts");
  const { readMeasure } = await import("./measure-text.ts");
  const measure = await readMeasure(fontsPath);
  const widthPt = Math.round(textMm.width * pointsInMm * 100) / 100;
  const maxHeightPt = Math.floor(textMm.height * pointsInMm - besidePt);
  const tables = new Map<string, Table | undefined>();
  for (const [url, file] of data) tables.set(url, readCsv(String(file), file, covered));
  return sections.map(({ file, facts }) =>
    facts.charts.map(({ data: url, type, alt, position }) => {
      const table = tables.get(url);
      if (!table || !isChartType(type)) return null;
      const drawn = drawChart(table, { type, widthPt, maxHeightPt, language, tokens, measure, alt });
      if (!("found" in drawn)) return { svg: drawn, table: tableOf(table, language) };
      complain(file, "bad-chart", { type, ...drawn }, position);
      return null;
    }),
  );
}
