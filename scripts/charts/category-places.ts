/** Places categories along a level axis, and chooses those whose names have room below it. */
import { scaleLinear, scalePoint } from "d3-scale";
import { textPt, type Canvas } from "./canvas.ts";

/** Points between two names of categories in a row. */
const nameGapPt = 6;

/** Returns where categories stand: years at their distance in time, all others at equal distances. */
export function placesOfCategories(categories: readonly string[], from: number, to: number): number[] {
  const years = categories.map(Number);
  const areYears =
    categories.every((name) => /^\d{4}$/.test(name)) && years.every((year, at) => at === 0 || year > years[at - 1]!);
  if (areYears) return years.map((year) => scaleLinear([years[0]!, years.at(-1)!], [from, to])(year));
  const scale = scalePoint<number>([...categories.keys()], [from, to]);
  return categories.map((_, index) => scale(index)!);
}

/** Returns indices of the names that are written: every, every second, every third …, counted from the last. */
export function namesWithRoom(
  categories: readonly string[],
  xs: readonly number[],
  { widthPt, measure }: Canvas,
): number[] | undefined {
  const widths = categories.map((name) => measure(name, textPt));
  const last = categories.length - 1;
  for (let step = 1; step <= categories.length; step++) {
    const written = [...categories.keys()].filter((index) => (last - index) % step === 0);
    const isFree = written.every((index, at) => {
      const [x, half] = [xs[index]!, widths[index]! / 2];
      const next = written[at + 1];
      const end = next === undefined ? widthPt : xs[next]! - widths[next]! / 2 - nameGapPt;
      return x - half >= 0 && x + half <= end;
    });
    if (isFree) return written;
  }
  return undefined;
}
