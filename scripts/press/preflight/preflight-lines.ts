/** The results of preflights in, lines for a terminal out. */
import { numberRuns } from "../../report/number-runs.ts";
import type { Preflight, Result } from "./run-preflight.ts";

/** Errors and warnings, one a line, as `file error check text (pages)`. */
export function preflightLines(preflights: readonly Preflight[]): string[] {
  return preflights.flatMap(({ file, checks }) =>
    checks.flatMap(({ check, results }) =>
      results
        .filter(({ severity }) => severity !== "note")
        .map((result) => `${file} ${result.severity} ${check} ${result.text}${pagesOf(result)}`),
    ),
  );
}

/** ` (pages 3, 5–9)`. */
export function pagesOf({ pages }: Result): string {
  if (pages.length === 0) return "";
  const shown = numberRuns(pages).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return ` (page${pages.length === 1 ? "" : "s"} ${shown.join(", ")} of the file)`;
}
