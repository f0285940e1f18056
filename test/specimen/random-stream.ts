/** Draws numbers and choices from a repeatable stream: a name gives the same stream on every machine. */

/** Draws, each of which takes exactly one number from the stream. */
export interface RandomStream {
  /** Draws a whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Returns true with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** Draws one of `choices`. Throws a RangeError on an empty list. */
  pick<T>(choices: readonly T[]): T;
}

/** Opens the stream that belongs to `name`, such as `"1/7/notes"`. */
export function openRandomStream(name: string): RandomStream {
  const next = mulberry32(hash(name));
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (probability) => next() < probability,
    pick: (choices) => {
      if (choices.length === 0) throw new RangeError("Unexpected empty list, expected something to pick from");
      return choices[whole(0, choices.length - 1)]!;
    },
  };
}

/** Draws `count` different ones of `choices`, in random order; all of them where there are fewer. */
export function pickSome<T>(random: RandomStream, choices: readonly T[], count: number): T[] {
  const rest = [...choices];
  const picked: T[] = [];
  while (picked.length < count && rest.length > 0) {
    picked.push(...rest.splice(random.whole(0, rest.length - 1), 1));
  }
  return picked;
}

/** Opens the generator of Tommy Ettinger, in the public domain: 32 bits of state, good enough for prose. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Hashes with FNV-1a: names that differ in one digit give streams that have nothing in common. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}
