/** Holds the steps of the layout that are left out, to compare pages with those of unchanged Paged.js. */
import type { PagingStep } from "../tab-functions.ts";

/** Steps that are left out; none when a report is built. */
export const leftOut = new Set<PagingStep>();
