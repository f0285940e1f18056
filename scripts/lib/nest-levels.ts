/** Computes the nesting depth of each of a series of headings, without skipped levels. */

/**
 * Returns the depth of each heading, from 1.
 *
 * @param levels - levels as they are written; a lower number is a higher heading
 */
export function nestLevels(levels: readonly number[]): number[] {
  const open: number[] = [];
  return levels.map((level) => {
    while (open.length > 0 && open.at(-1)! >= level) open.pop();
    return open.push(level);
  });
}
