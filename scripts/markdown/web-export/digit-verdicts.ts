/** Decides from the order of a page's digits which are callouts, or says why that isn't certain. */
import type { Grade } from "./digit-rows.ts";

/** A number that may be a callout, or certainly is one. */
export interface NumberInText {
  number: number;
  grade: Grade | "certain";
}

/** Verdict on digits; `no` means something else, or a callout that is already known. */
export type Verdict = "callout" | "no" | { doubt: string };

/**
 * Returns a verdict for each number. Numbers in a long enough chain (`chainsOf`) are callouts. Other clear digits are a
 * callout if their number rises above all callouts before, stays below the next certain one, occurs nowhere else, and
 * has a note or follows the number before; on a page without notes, also if the next number follows. Less clear digits
 * must be exactly the next number, and have a note or be followed by the next. Clear digits that don't fit are
 * doubtful, and so are less clear ones that may fit.
 */
export function judgeDigits(numbers: readonly NumberInText[], notes: ReadonlySet<number>): Verdict[] {
  const clear = countNumbers(numbers.filter((one) => isClear(one)));
  const all = countNumbers(numbers);
  const ahead = lookAhead(numbers);
  const chains = chainsOf(numbers, all, notes);
  const chain = new Set(chains.filter((one) => isCertain(one, numbers)).flat());
  const neighbours = new Set(chains.filter((one) => one.length > 1 && hasClear(one, numbers)).flat());
  let last = notes.size > 0 ? Math.min(...notes) - 1 : undefined;
  return numbers.map(({ number, grade }, index) => {
    if (grade === "certain") {
      last = Math.max(last ?? 0, number);
      return "no";
    }
    if (chain.has(index)) {
      last = Math.max(last ?? 0, number);
      return "callout";
    }
    const { next, ceiling } = ahead[index]!;
    const isNext = last !== undefined && number === last + 1;
    const isRising = (last === undefined || number > last) && number < ceiling;
    const hasNote = notes.has(number) || (notes.size === 0 && next === number + 1);
    const isStrong = grade === "strong" && clear.get(number) === 1 && (hasNote || isNext);
    const isWeak = grade === "weak" && all.get(number) === 1 && hasNote && isNext;
    if (isRising && (isStrong || isWeak)) {
      last = number;
      return "callout";
    }
    const isInDoubt =
      neighbours.has(index) || grade === "strong" || (!clear.has(number) && (notes.has(number) || isNext));
    if (!isInDoubt) return "no";
    if (all.get(number)! > 1) return { doubt: "they stand in more than one place" };
    if (grade === "doubtful") return { doubt: "a letter follows" };
    if (notes.size > 0 && !notes.has(number)) return { doubt: "no note has this number" };
    if (notes.size === 0 && grade === "weak") return { doubt: "there is no list of notes to tell by" };
    return { doubt: "it is not the number that comes next" };
  });
}

/** The fewest numbers in a chain that rises by one, and the fewest of these that must be clear. */
const [leastInChain, leastClear] = [3, 2];

/**
 * Returns chains, each the indices of numbers that rise by one through the text and occur once: the less clear ones
 * among them are callouts like their neighbours.
 */
function chainsOf(
  numbers: readonly NumberInText[],
  counts: ReadonlyMap<number, number>,
  notes: ReadonlySet<number>,
): number[][] {
  const chains: number[][] = [];
  for (const [index, { number }] of numbers.entries()) {
    if (counts.get(number) !== 1 || (notes.size > 0 && !notes.has(number))) continue;
    const before = chains.find((chain) => numbers[chain.at(-1)!]!.number === number - 1);
    if (before) before.push(index);
    else chains.push([index]);
  }
  return chains;
}

function isCertain(chain: readonly number[], numbers: readonly NumberInText[]): boolean {
  return chain.length >= leastInChain && chain.filter((index) => isClear(numbers[index]!)).length >= leastClear;
}

function hasClear(chain: readonly number[], numbers: readonly NumberInText[]): boolean {
  return chain.some((index) => isClear(numbers[index]!));
}

function isClear({ grade }: NumberInText): boolean {
  return grade === "certain" || grade === "strong";
}

function countNumbers(numbers: readonly NumberInText[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { number } of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** Returns, for each number, the next clear number, and the next certain one as `ceiling`. */
function lookAhead(numbers: readonly NumberInText[]): { next: number | undefined; ceiling: number }[] {
  let next: number | undefined;
  let ceiling = Infinity;
  const ahead = numbers.toReversed().map((one) => {
    const found = { next, ceiling };
    if (isClear(one)) next = one.number;
    if (one.grade === "certain") ceiling = one.number;
    return found;
  });
  return ahead.toReversed();
}
