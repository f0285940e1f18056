/** Holds which steps of ours are left out, to compare pages with those of Paged.js as it comes. */
import type { Step } from "../tab-functions.ts";

/** Steps that are left out; none, while a report is built. */
export const leftOut = new Set<Step>();
