/** Says in words to which pages something happened. */
import { folioOf } from "../pages/folios.ts";
import { numberRuns } from "../messages/number-runs.ts";
import type { PageChange, PageFate } from "./page-change.ts";

/** Returns the pages with a fate by their numbers in the new state, or in the old one for pages that are gone. */
export function pagesOfFate(pages: readonly PageChange[], fate: PageFate): number[] {
  return pages.flatMap((page) => {
    const number = fate === "gone" ? page.oldNumber : page.newNumber;
    return page.fate === fate && number !== undefined ? [number] : [];
  });
}

/** Returns the sentence that tells which pages are printed differently, and must be printed again. */
export function printerList(pages: readonly PageChange[], textFirst: number): string {
  const again = pages.flatMap(({ fate, newNumber }) => (fate === "same" || newNumber === undefined ? [] : [newNumber]));
  if (again.length === 0) return "Nothing: every page prints as it did.";
  const [oldCount, newCount] = [countOf(pages, "oldNumber"), countOf(pages, "newNumber")];
  const count = oldCount === newCount ? "" : ` The book has ${newCount} pages; it had ${oldCount}.`;
  return `${again.length === 1 ? "Page" : "Pages"} ${ranges(again, textFirst)} (${again.length} of ${newCount}).${count}`;
}

function countOf(pages: readonly PageChange[], side: "oldNumber" | "newNumber"): number {
  return Math.max(0, ...pages.map((page) => page[side] ?? 0));
}

/**
 * Names pages by their folios: `i–iii, 1–3, 7`.
 *
 * @param textFirst - page with the folio 1
 */
export function ranges(pages: readonly number[], textFirst = 1): string {
  const sorted = [...new Set(pages)].toSorted((a, b) => a - b);
  const runs = numberRuns(sorted, (page) => page === textFirst);
  return runs.map((run) => rangeName(run, textFirst)).join(", ");
}

export function rangeName([first, last]: readonly [first: number, last: number], textFirst = 1): string {
  const [start, end] = [folioOf(first, textFirst), folioOf(last, textFirst)];
  return first === last ? start : `${start}–${end}`;
}
