/** Splits numbers in rising order into stretches of those that follow on each other. */

/** @param begins - whether a stretch begins with a number, whatever is before it */
export function numberRuns(
  numbers: readonly number[],
  begins: (number: number) => boolean = () => false,
): [first: number, last: number][] {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1 && !begins(number)) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
