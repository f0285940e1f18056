/** Counts the letters of a text that stay the same however it is set: it is asked for every piece of text of a report. */
import { lettersOf } from "./reader-letters.ts";

/** Counts of characters by their code, as far as scripts with accents go: see `sizeOf`. */
const sizes = new Int8Array(0x2100).fill(-1);
/** Says of a character in `sizes` that it isn't known yet, that white space is nothing, or that its neighbours count. */
const [unknown, space, among] = [-1, 64, 65];
const softHyphen = 0xad;

/**
 * Counts letters, without white space and what isn't seen; accents by themselves, since they may be painted so.
 *
 * @param from - first character that counts
 * @param to - the one behind the last
 */
export function countLetters(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    const size = sizeOf(code);
    if (size < space) count += size;
    else if (code === softHyphen) {
      // The hyphen that a divided word ends with is none of its letters.
      if (isHyphen(text.charCodeAt(index + 1))) index++;
    } else if (size === among) return lettersOf(text.slice(from, to)).normalize("NFD").length;
  }
  return count;
}

/** Returns, for each word of a text, how many letters there are up to its end. */
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
  return size === unknown ? (sizes[code] = measure(String.fromCharCode(code))) : size;
}

function measure(character: string): number {
  if (/\s/.test(character)) return space;
  // Words from right to left are put in another order, in which brackets are left out.
  if (/[\u00ad\u0590-\u08ff]/.test(character)) return among;
  return lettersOf(character).normalize("NFD").length;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010;
}
