/** Tells by the labels of a list's items how they are numbered (ISO 32000-1, table 347). */
import { letterNumeral } from "../lib/letter-numeral.ts";
import { romanNumeral } from "../lib/roman-numeral.ts";

/** Lists that go on from another one may begin with any of its numbers; from here on, letters are none of them. */
const mostRoman = 40;

/**
 * Returns the numbering, undefined where the labels don't follow one another.
 *
 * @param labels - as they are read: `(a)`, `ii.`, `3)`
 */
export function numberingOf(labels: readonly string[]): `/${string}` | undefined {
  const numbers = labels.map((label) => label.replaceAll(/[\s().\]:[]/g, ""));
  const [first = ""] = numbers;
  if (/^\d+$/.test(first)) return goesOn(numbers, Number(first), String) ? "/Decimal" : undefined;
  const small = first.toLowerCase();
  const size = first === small ? "Lower" : "Upper";
  const inSize = (numeral: string): string => (size === "Lower" ? numeral : numeral.toUpperCase());
  const roman = Array.from({ length: mostRoman }, (_, index) => romanNumeral(index + 1)).indexOf(small) + 1;
  if (roman > 0 && goesOn(numbers, roman, (number) => inSize(romanNumeral(number)))) return `/${size}Roman`;
  if (!/^[a-z]$/.test(small)) return undefined;
  const letter = small.codePointAt(0)! - "a".codePointAt(0)!;
  return goesOn(numbers, letter, (number) => inSize(letterNumeral(number))) ? `/${size}Alpha` : undefined;
}

/** Returns whether the labels count on from a number, upwards or downwards. */
function goesOn(labels: readonly string[], first: number, write: (number: number) => string): boolean {
  return [1, -1].some((step) =>
    labels.every((label, index) => first + step * index >= 0 && label === write(first + step * index)),
  );
}
