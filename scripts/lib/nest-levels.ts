/** Tells how deep each of a series of headings stands, without a step left out. */

/** @param levels - as they are written; of two headings the one of the lower number stands above */
export function nestLevels(levels: readonly number[]): number[] {
  const open: number[] = [];
  return levels.map((level) => {
    while (open.length > 0 && open.at(-1)! >= level) open.pop();
    return open.push(level);
  });
}
