/** Draws every chart of the report's sections from its data file, with its numbers as a table, or complains. */
import { pointsInMm } from "../lib/pdf/geometry.ts";
import type { Element } from "hast";
import type { VFile } from "vfile";
import { json, cachedEach, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import type { Language } from "../languages/languages.ts";
import type { ParsedSection } from "../markdown/parsed-report.ts";
import type { Face } from "../theme/face.ts";
import type { Typeface } from "../theme/theme.ts";
import { complain } from "../messages/complain.ts";
import { openWorkQueue } from "../lib/workers/work-queue.ts";
import type { Misfit } from "./canvas.ts";
import { isChartType } from "../markdown/directives/chart.ts";
import type { ChartTokens } from "./chart-tokens.ts";
import type { DataTable } from "../data/data-table.ts";

/** A chart as hast, plain data. */
export interface DrawnChart {
  svg: Element;
  /** Form for narrow windows on the web; undefined where it has no room there. */
  narrow?: Element;
  table: Element;
}

export interface ChartsContext {
  /** Holds the charts of earlier builds. */
  store: Store;
  /** Hash that stands for all typefaces of the report. */
  fonts: string;
  typeface: Typeface;
  /** Faces of the letters that the report's own typeface lacks. */
  faces: readonly Face[];
  /** Returns the colours of a section. */
  tokensOf: (sectionIndex: number) => ChartTokens;
  /** Room for text on a page. */
  textMm: { width: number; height: number };
  language: Language;
  /** Word for what has no number. */
  noData: string;
}

/** The report's data files by the paths written in the Markdown, and what they hold. */
interface ReportTables {
  data: ReadonlyMap<string, VFile>;
  tables: ReadonlyMap<string, DataTable>;
}

/** Room on a telephone: 320 CSS pixels less the margins, and as high as need be. */
const narrowWindow = { widthPt: 216, maxHeightPt: 2000, isNarrow: true };

/** Height of a page, in points, that title, legend and source take. */
const besidePt = 115;

/**
 * Returns for each section its charts in the order of the text, as soon as they are drawn; null for one that can't
 * be. The code that draws is loaded only here.
 */
export async function drawCharts(
  sections: readonly ParsedSection[],
  { data, tables }: ReportTables,
  { store, fonts, typeface, faces, tokensOf, textMm, language, noData }: ChartsContext,
): Promise<Promise<(DrawnChart | null)[]>[]> {
  if (data.size === 0) return sections.map(async ({ facts }) => facts.charts.map(() => null));
  const { chartSeriesOf } = await import("./series-of.ts");
  const { selectTable } = await import("../data/select-table.ts");
  const widthPt = Math.round(textMm.width * pointsInMm * 100) / 100;
  const maxHeightPt = Math.floor(textMm.height * pointsInMm - besidePt);

  const asked = sections.map(({ file, facts }, index) => {
    const tokens = tokensOf(index);
    return facts.charts.map(({ data: url, type, alt, position, ...selection }) => {
      const whole = tables.get(url);
      if (!whole || !isChartType(type)) return null;
      const noted = (["columns", "rows"] as const).find((name) => /\[\^[^\]\s]+\]/.test(selection[name] ?? ""));
      const selected = noted
        ? { problem: `callout in \`${noted}\``, expected: "callouts in its title, or in the notes below it" }
        : selectTable(whole, selection);
      if ("problem" in selected) {
        complain(file, "bad-directive", { name: ":::chart", ...selected }, position);
        return null;
      }
      const table = chartSeriesOf(
        selected,
        data.get(url)!,
        (misfit) => void complain(file, "bad-chart", { type, ...misfit }, position),
      );
      return table ? { table, options: { type, widthPt, maxHeightPt, language, tokens, noData, alt } } : null;
    });
  });
  const charts = asked.flat().filter((chart) => chart !== null);
  const keys = charts.map((chart) => cacheKeyOf("chart", fonts, JSON.stringify(chart)));
  const results = await cachedEach(store, "chart", keys, json as Codec<ChartResult>, async () => {
    const { drawChart } = await import("./draw-chart.ts");
    const { chartTableOf: tableOf } = await import("./table-of.ts");
    const { readMeasure } = await import("./measure-text.ts");
    const measure = await readMeasure(typeface, faces);
    const turns = openWorkQueue();
    return (index) =>
      turns.run(() => {
        const { table, options } = charts[index]!;
        const drawn = drawChart(table, { ...options, measure, typeface });
        if ("found" in drawn) return drawn;
        const narrow = drawChart(table, { ...options, ...narrowWindow, measure, typeface });
        return { svg: drawn, table: tableOf(table, language), ...("found" in narrow ? {} : { narrow }) };
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

/** A chart, or why its table can't be drawn, for the message. */
type ChartResult = DrawnChart | Misfit;
