/** Pages in rising order in, stretches of pages that follow on each other out. */
export function pageRuns(pages: readonly number[]): [first: number, last: number][] {
  const runs: [first: number, last: number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs;
}
