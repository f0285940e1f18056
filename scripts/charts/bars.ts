/** Places the bar of each value of a table: from where to where on the value axis, and in which lane. */
import { stack, stackOffsetDiverging } from "d3-shape";
import type { Table } from "./table.ts";

export interface Bar {
  row: number;
  series: number;
  /** Place across the row: the series' where bars stand side by side, 0 where they are stacked. */
  lane: number;
  value: number;
  from: number;
  to: number;
}

/** Returns no bar for an empty cell. Stacked, values below zero go down from it, those above go up. */
export function barsOf(table: Table, isStacked: boolean): Bar[] {
  const rows = [...table.categories.keys()];
  const valueOf = (row: number, series: number) => table.series[series]!.values[row];
  const stacks = stack<unknown, number, number>()
    .keys(table.series.keys())
    .value((row, series) => valueOf(row, series) ?? 0)
    .offset(stackOffsetDiverging)(rows);
  return rows.flatMap((row) =>
    table.series.flatMap((_, series) => {
      const value = valueOf(row, series);
      if (value === undefined) return [];
      const [from, to] = isStacked ? stacks[series]![row]! : [Math.min(0, value), Math.max(0, value)];
      return [{ row, series, lane: isStacked ? 0 : series, value, from, to }];
    }),
  );
}
