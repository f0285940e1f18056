/** Counts the letters of a text, however it is set; fast, since it is called for every piece of text of a report. */
import { lettersInOrder } from "./reader-letters.ts";

/** Counts of letters by character code, for alphabets with accents; filled by `sizeOf`. */
const sizes = new Int8Array(0x2100).fill(-1);
/** Values in `sizes`: not known yet; white space; depends on the neighbours. */
const [unknown, space, among] = [-1, 64, 65];
const softHyphen = 0xad;

/**
 * Counts letters, without white space and invisible characters. Accents count by themselves, since they may be painted
 * so.
 *
 * @param from - index of the first character
 * @param to - index behind the last character
 */
export function countLetters(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    const size = sizeOf(code);
    if (size < space) count += size;
    else if (code === softHyphen) {
      // The hyphen at the end of a divided word isn't one of its letters.
      if (isHyphen(text.charCodeAt(index + 1))) index++;
    } else if (size === among) return lettersInOrder(text.slice(from, to)).normalize("NFD").length;
  }
  return count;
}

/** Returns, for each word of a text, the count of letters up to its end. */
export function countsAtWordEnds(text: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && sizeOf(text.charCodeAt(index)) !== space) continue;
    if (index > start) counts.push((count += countLetters(text, start, index)));
    start = index + 1;
  }
  return counts;
}

function sizeOf(code: number): number {
  const size = code < sizes.length ? sizes[code]! : among;
  return size === unknown ? (sizes[code] = measure(code)) : size;
}

function measure(code: number): number {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return space;
  if (code === softHyphen) return among;
  return lettersInOrder(character).normalize("NFD").length;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010;
}
