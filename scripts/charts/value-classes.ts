/** Sorts values into classes of about as many each, parted by round numbers. */

/** Most classes: more shades of one colour are not told apart. */
const maxClasses = 5;

/** A number that may part classes, and how many values lie below it. */
interface Limit {
  value: number;
  below: number;
  /** Share by which it is worse than a power of ten. */
  cost: number;
}

/**
 * Returns the numbers that part the classes, in their order: a value belongs to the class above those that it
 * reaches. There is none where all values are the same. Of all choices the one is taken whose numbers are round and
 * whose classes hold about as many values each, both weighed against each other.
 */
export function classBreaks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const count = Math.min(maxClasses, new Set(sorted).size);
  const ideal = sorted.length / count;
  const limits = limitsOf(sorted);
  const unevenness = (size: number) => ((size - ideal) / ideal) ** 2;
  let best: { limits: readonly Limit[]; cost: number }[] = limits.map((limit) => {
    return { limits: [limit], cost: unevenness(limit.below) + limit.cost };
  });
  for (let part = 2; part < count; part++) {
    best = limits.map((limit, index) => {
      const before = best.slice(0, index).flatMap(({ limits: chosen, cost }) => {
        const size = limit.below - (chosen.at(-1)?.below ?? limit.below);
        return size > 0 ? { limits: [...chosen, limit], cost: cost + unevenness(size) + limit.cost } : [];
      });
      return cheapest(before) ?? { limits: [], cost: Infinity };
    });
  }
  const whole = best.map(({ limits: chosen, cost }) => {
    return { limits: chosen, cost: cost + unevenness(sorted.length - (chosen.at(-1)?.below ?? 0)) };
  });
  return count < 2 ? [] : cheapest(whole)!.limits.map(({ value }) => value);
}

function cheapest<T extends { cost: number }>(choices: readonly T[]): T | undefined {
  return choices.reduce<T | undefined>((best, one) => (best && best.cost <= one.cost ? best : one), undefined);
}

/** Returns the class of a value, from 0. */
export function valueClassOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((limit) => value >= limit).length;
}

/** Steps within a power of ten, and what a number costs that is a multiple of no larger one. */
const steps = [1, 2, 2.5, 5];

/** Returns numbers above the least of the values: round ones, and the values themselves, so that there are enough. */
function limitsOf(sorted: readonly number[]): Limit[] {
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  // Of whole numbers, none is parted by a fraction.
  const decimals = Math.max(...sorted.map(decimalsOf));
  const found = new Set<number>(sorted);
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const smallest = Math.min(...sorted.flatMap((value) => (value === 0 ? [] : Math.abs(value))));
  for (let power = Math.ceil(Math.log10(largest)); power >= Math.floor(Math.log10(smallest)) - 1; power--) {
    for (const step of steps.map((one) => one * 10 ** power)) {
      // Twenty steps from zero on: what is beyond is a multiple of larger ones.
      for (let times = -20; times <= 20; times++) found.add(Number((times * step).toPrecision(12)));
    }
  }
  return [...found]
    .filter((value) => value > least && value <= most && decimalsOf(value) <= decimals)
    .toSorted((a, b) => a - b)
    .map((value) => {
      const below = sorted.filter((one) => one < value).length;
      const [under, over] = [sorted[below - 1]!, sorted[below]!];
      // Of round ones that part the same values, the one in the middle between these.
      const aside = Math.abs(value - (under + over) / 2) / (over - under);
      return { value, below, cost: costOf(value) + costOfSides * aside };
    });
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]!.length ?? 0;
}

/** Returns how much a number has of figures that are not needed: 0 for 100, more for 50, 20, 25, 30 and 13. */
function costOf(value: number): number {
  // What is below zero is told from what is above it.
  if (value === 0) return -costOfRoundness / 3;
  const size = Math.abs(value);
  for (let power = Math.floor(Math.log10(size)) + 1; power >= -15; power--) {
    for (const step of steps.toReversed()) {
      const unit = Number((step * 10 ** power).toPrecision(12));
      const times = size / unit;
      if (Math.abs(times - Math.round(times)) > 1e-9 * times || Math.round(times) === 0) continue;
      return costOfRoundness * (Math.log10(Math.round(times)) + (step === 2.5 ? 0.3 : step === 1 ? 0 : 0.1));
    }
  }
  return costOfRoundness * 15;
}

/** Weight of round numbers against classes of the same size. */
const costOfRoundness = 0.6;
const costOfSides = 0.05;
