/** Sorts values into classes of about as many each, parted by round numbers. */

/** Most classes: more shades of one colour are not told apart. */
const maxClasses = 5;

/**
 * Returns the numbers that part the classes, in their order: a value belongs to the class above those that it
 * reaches. There is none where all values are the same.
 */
export function classBreaks(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const count = Math.min(maxClasses, sorted.length);
  const breaks = new Set<number>();
  // A class may have a few more or less, for a rounder number.
  const leeway = Math.floor(sorted.length / (3 * count));
  for (let part = 1; part < count; part++) {
    const at = Math.round((part * sorted.length) / count);
    breaks.add(roundestBetween(sorted[at - 1 - leeway]!, sorted[at + leeway]!));
  }
  return [...breaks].toSorted((a, b) => a - b);
}

/** Returns the class of a value, from 0. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((limit) => value >= limit).length;
}

/** Returns the number with the fewest figures that is greater than one and at most the other. */
function roundestBetween(below: number, above: number): number {
  if (below < 0 && above >= 0) return 0;
  const most = Math.max(Math.abs(below), Math.abs(above));
  for (let power = Math.ceil(Math.log10(most)); power >= -15; power--) {
    for (const share of [10, 5, 2, 1]) {
      const step = share * 10 ** (power - 1);
      // A half step more or less than the middle, since numbers in the middle part best.
      const middle = Math.round((below + above) / 2 / step);
      const fitting = [middle, Math.floor(above / step), Math.floor(below / step) + 1]
        .map((count) => Number((count * step).toPrecision(12)))
        .find((round) => round > below && round <= above);
      if (fitting !== undefined) return fitting;
    }
  }
  return above;
}
