/** Writes the results of preflights as lines for a terminal. */
import { numberRuns } from "../../messages/number-runs.ts";
import type { Preflight, PreflightResult } from "./run-preflight.ts";

/** Returns errors and warnings, one a line, as `file error check text (pages)`; notes too where `withNotes` is set. */
export function preflightLines(preflights: readonly Preflight[], { withNotes } = { withNotes: false }): string[] {
  return preflights.flatMap(({ file, checks }) =>
    checks.flatMap(({ check, results }) =>
      results
        .filter(({ severity }) => withNotes || severity !== "note")
        .map((result) => `${file} ${result.severity} ${check} ${result.text}${pagesOfResult(result)}`),
    ),
  );
}

/**
 * Returns the pages and the first place of a result: ` (pages 3, 5–9 of the file; first 22 mm from the left and 117 mm
 * from the top of page 3)`.
 */
export function pagesOfResult({ pages, places }: PreflightResult): string {
  if (pages.length === 0) return "";
  const shown = numberRuns(pages).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const [first] = places;
  const [x, y] = [first?.rect.x ?? 0, first?.rect.y ?? 0].map(Math.round);
  const place = first ? `; first ${x} mm from the left and ${y} mm from the top of page ${first.page}` : "";
  return ` (page${pages.length === 1 ? "" : "s"} ${shown.join(", ")} of the file${place})`;
}
