/** Defines `:::chart[Title]{#id data="…" type="…" alt="…" credit="…"}` … `:::`, a figure that is drawn from a CSV file. */
import type { Nodes } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { selectionOf, type Selection } from "../../data/select-table.ts";
import { didYouMean } from "../../messages/did-you-mean.ts";
import type { Directive, DirectiveProblem } from "./directive.ts";
import { problemsOfPlace } from "./place.ts";

export const chart = {
  name: "chart",
  form: "container",
  hasTitle: true,
  numberedAs: "figure",
  attributes: {
    data: "required",
    type: "required",
    alt: "required",
    columns: "optional",
    rows: "optional",
    in: "optional",
    decimals: "optional",
    unit: "optional",
    place: "optional",
    credit: "optional",
  },
  classes: ["map"],
  printedAttributes: ["unit", "credit"],
  check(node: ContainerDirective): DirectiveProblem[] {
    const type = node.attributes?.type;
    if (!type || isChartType(type)) return problemsOfPlace(node);
    return [
      { problem: `type \`${type}\``, expected: `type ${chartTypes.join(", ")}${didYouMean(type, chartTypes)}` },
      ...problemsOfPlace(node),
    ];
  },
} as const satisfies Directive;

/**
 * Types of chart: `bar` and `horizontal-bar` set the series of a category side by side, the `stacked` ones and `area`
 * on each other; `small-multiples` has a plot for each series, `tile-map` a tile for each country.
 */
export const chartTypes = [
  "bar",
  "stacked",
  "horizontal-bar",
  "horizontal-stacked",
  "line",
  "area",
  "slope",
  "dot",
  "pyramid",
  "small-multiples",
  "tile-map",
] as const;

export type ChartType = (typeof chartTypes)[number];

export function isChartType(name: string): name is ChartType {
  return (chartTypes as readonly string[]).includes(name);
}

export function isChart(node: Nodes): node is ContainerDirective {
  return node.type === "containerDirective" && node.name === chart.name;
}

export interface ChartFacts extends Selection {
  data: string;
  type: string;
  alt: string;
}

/** Returns the attributes that the chart is drawn from; required ones that are missing are empty strings. */
export function chartFactsOf({ attributes }: ContainerDirective): ChartFacts {
  const { data, type, alt } = attributes ?? {};
  return { data: data ?? "", type: type ?? "", alt: alt ?? "", ...selectionOf(attributes ?? {}) };
}
