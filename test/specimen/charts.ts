/** Writes a chart's directive in Markdown and its data as CSV. */
import type { ChartType } from "#markdown/directives/chart.ts";
import { countries } from "./lexicon.ts";
import { write, type Voice } from "./prose.ts";
import { pickSome } from "./random-stream.ts";

export interface ChartText {
  markdown: string;
  /** Path of the file with the data: `data/fig-3-2.csv`. */
  address: string;
  content: string;
}

/** Types that the specimen has, in turn: a type that is new changes no page of it. */
export const chartTypes: readonly ChartType[] = ["bar", "stacked", "horizontal-bar", "horizontal-stacked", "line"];

/**
 * Returns the type. The first figure of a section is a picture; those behind it are charts, of all types in turn.
 */
export function chartTypeOf(section: number, id: string): ChartType | undefined {
  const place = Number(id.split("-").at(-1));
  return place === 1 ? undefined : chartTypes[(2 * section + place) % chartTypes.length];
}

/** Writes lines over ten years, bars over islands; a series may lack a value, and shares add up to 100. */
export function writeChart(voice: Voice, id: string, type: ChartType): ChartText {
  const { random } = voice;
  const isLine = type === "line";
  const isStacked = type.endsWith("stacked");
  const categories = isLine
    ? Array.from({ length: 10 }, (_, index) => String(2022 + index))
    : pickSome(random, countries, random.whole(4, type.startsWith("horizontal") ? 9 : 6));
  const series = isStacked
    ? ["In order", "Under repair", "Not inspected"]
    : isLine
      ? ["Inner islands", "Outer islands", "Reefs"]
      : ["2030", "2031"];
  const rows = categories.map((category, row) => {
    if (isStacked) {
      const [first, second] = [random.whole(30, 70), random.whole(5, 25)];
      return [category, first, second, 100 - first - second];
    }
    return [category, ...series.map((_, index) => (isLine && index === 2 && row < 3 ? "" : random.whole(120, 1900)))];
  });
  const content = [[isLine ? "Year" : "Island", ...series], ...rows].map((cells) => cells.join(",")).join("\n");
  const address = `data/${id}.csv`;
  const unit = isStacked ? "per cent" : write(voice, "unit").toLowerCase();
  const shape = isLine ? "lines over ten years" : `bars of ${categories.length} islands`;
  const alternative = `Chart with ${shape}, by ${isLine ? "region" : isStacked ? "state" : "year"}.`;
  const attributes = `#${id} data="${address}" type="${type}" unit="${unit}" alt="${alternative}"`;
  const title = write(voice, isStacked ? "stateTitle" : "chartTitle");
  const source = `Source: ${write(voice, "body")}, ${write(voice, "work")}.`;
  return { markdown: `:::chart[${title}]{${attributes}}\n${source}\n:::`, address, content: `${content}\n` };
}
