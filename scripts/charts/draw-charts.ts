/** Sections with charts and the data files in; for every chart its picture and its numbers as a table out, or complaints. */
import type { Element } from "hast";
import type { VFile } from "vfile";
import { json, keptEach, keyOf, type Form } from "../cache/kept.ts";
import type { Store } from "../cache/store.ts";
import type { Language } from "../html/labels.ts";
import type { ParsedSection } from "../markdown/parsed-report.ts";
import { complain } from "../report/complain.ts";
import { takeTurns } from "../work/turns.ts";
import type { Misfit } from "./canvas.ts";
import { isChartType } from "./chart-types.ts";
import type { ChartTokens } from "./colour.ts";
import type { Table } from "./table.ts";

/** hast, plain data. */
export interface DrawnChart {
  svg: Element;
  table: Element;
}

export interface ChartMeans {
  /** Charts of earlier builds. */
  store: Store;
  /** Code points that the report's typeface has. */
  covered: ReadonlySet<number>;
  /** Stands for the typefaces in `fontsPath`. */
  fonts: string;
  fontsPath: string;
  tokens: ChartTokens;
  /** Of the text on a page. */
  textMm: { width: number; height: number };
  language: Language;
}

const pointsInMm = 72 / 25.4;
/** What title, legend and source take of a page. */
const besidePt = 115;

/**
 * For each section its charts in the order of the text, as soon as they are drawn; null for one that can't be. What draws
 * is loaded only here.
 */
export async function drawCharts(
  sections: readonly ParsedSection[],
  data: ReadonlyMap<string, VFile>,
  { store, covered, fonts, fontsPath, tokens, textMm, language }: ChartMeans,
): Promise<Promise<(DrawnChart | null)[]>[]> {
  if (data.size === 0) return sections.map(async ({ facts }) => facts.charts.map(() => null));
  const { readCsv } = await import("./read-csv.ts");
  const tables = new Map<string, Table | undefined>();
  for (const [url, file] of data) tables.set(url, readCsv(String(file), file, covered));
  const widthPt = Math.round(textMm.width * pointsInMm * 100) / 100;
  const maxHeightPt = Math.floor(textMm.height * pointsInMm - besidePt);

  const asked = sections.map(({ facts }) =>
    facts.charts.map(({ data: url, type, alt }) => {
      const table = tables.get(url);
      return table && isChartType(type)
        ? { table, options: { type, widthPt, maxHeightPt, language, tokens, alt } }
        : null;
    }),
  );
  const charts = asked.flat().filter((chart) => chart !== null);
  const keys = charts.map((chart) => keyOf("chart", fonts, JSON.stringify(chart)));
  const results = await keptEach(store, "chart", keys, json as Form<Result>, async () => {
    const { drawChart } = await import("./draw-chart.ts");
    const { tableOf } = await import("./table-of.ts");
    const { readMeasure } = await import("./measure-text.ts");
    const measure = await readMeasure(fontsPath);
    const turns = takeTurns();
    return (index) =>
      turns.run(() => {
        const { table, options } = charts[index]!;
        const drawn = drawChart(table, { ...options, measure });
        return "found" in drawn ? drawn : { svg: drawn, table: tableOf(table, language) };
      });
  });
  let index = 0;
  const drawing = asked.map((inSection) =>
    inSection.map((chart) => (chart ? results[index++]! : Promise.resolve(null))),
  );
  return drawing.map(async (inSection, sectionIndex) =>
    (await Promise.all(inSection)).map((result, place) => {
      if (!result || "svg" in result) return result;
      const { file, facts } = sections[sectionIndex]!;
      const { type, position } = facts.charts[place]!;
      complain(file, "bad-chart", { type, ...result }, position);
      return null;
    }),
  );
}

/** A chart, or what of its table can't be drawn, for the message. */
type Result = DrawnChart | Misfit;
