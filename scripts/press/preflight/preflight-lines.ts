/** The results of preflights in, lines for a terminal out. */
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
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  const shown = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  return ` (page${pages.length === 1 ? "" : "s"} ${shown} of the file)`;
}
