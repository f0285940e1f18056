/** A `:::table` directive in, how its Markdown table is to be read and set out. */
import type { ContainerDirective } from "mdast-util-directive";

export interface TableForm {
  /** Rows at the top that are heads: Markdown's own and those that follow it. */
  headRows: number;
  /** Columns at the left that hold heads of rows; undefined where the table itself is to tell. */
  headColumns: number | undefined;
  /** On a page of its own, turned. */
  isWide: boolean;
}

/** Attributes that are counts, with the least that each may be. */
export const tableCounts = { "head-rows": 1, "head-columns": 0 } as const;

/** A count that is none is left out here, and complained of by the rule `bad-directive`. */
export function tableFormOf(directive: ContainerDirective | undefined): TableForm {
  const count = (name: keyof typeof tableCounts) => {
    const written = directive?.attributes?.[name] ?? "";
    return /^\d{1,3}$/.test(written) ? Math.max(tableCounts[name], Number(written)) : undefined;
  };
  return {
    headRows: count("head-rows") ?? 1,
    headColumns: count("head-columns"),
    isWide: directive?.attributes?.class === "wide",
  };
}
