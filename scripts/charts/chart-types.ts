/** The kinds of charts that a manuscript may ask for, without what draws them. */

/** `bar` and `horizontal-bar` set the series of a category side by side, the `stacked` ones on each other. */
export const chartTypes = ["bar", "stacked", "horizontal-bar", "horizontal-stacked", "line"] as const;

export type ChartType = (typeof chartTypes)[number];

export function isChartType(name: string): name is ChartType {
  return (chartTypes as readonly string[]).includes(name);
}
