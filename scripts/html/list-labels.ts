/** Counts the items of ordered lists as browsers do, for the numbers that are printed before them. */
import type { Element } from "hast";
import { romanNumeral } from "../lib/roman-numeral.ts";

/** How many letters a list counts with, from a to z. */
const alphabet = 26;
/** The greatest number that browsers write as a roman numeral (CSS Counter Styles 3, 6.1). */
const lastRoman = 3999;

/** Returns the items of an ordered list, each with its number, letter or roman numeral, without brackets and stops. */
export function labelItems(list: Element): [item: Element, label: string][] {
  const { start, type, className } = list.properties;
  const kind = kindOf(Array.isArray(className) ? className : [], type ?? "");
  const labels: [Element, string][] = [];
  let next = wholeNumber(start) ?? 1;
  for (const item of list.children) {
    if (item.type !== "element" || item.tagName !== "li") continue;
    const number = wholeNumber(item.properties.value) ?? next;
    labels.push([item, labelOf(number, kind)]);
    next = number + 1;
  }
  return labels;
}

/** Kind of numbering, and whether it is in capitals. */
interface Kind {
  counts: "decimal" | "alpha" | "roman";
  isUpper: boolean;
}

const types: Readonly<Record<string, Kind>> = {
  a: { counts: "alpha", isUpper: false },
  A: { counts: "alpha", isUpper: true },
  i: { counts: "roman", isUpper: false },
  I: { counts: "roman", isUpper: true },
};

/** Returns the kind that a list's classes (see styles/engine/lists.css) or its attribute `type` ask for. */
function kindOf(classes: readonly (string | number)[], type: string): Kind {
  for (const name of classes) {
    const [, size, counts] = /^(lower|upper)-(alpha|roman)-/.exec(String(name)) ?? [];
    if (counts === "alpha" || counts === "roman") return { counts, isUpper: size === "upper" };
  }
  return types[type] ?? { counts: "decimal", isUpper: false };
}

function labelOf(number: number, { counts, isUpper }: Kind): string {
  if (number < 1 || counts === "decimal" || (counts === "roman" && number > lastRoman)) return String(Math.abs(number));
  const label = counts === "roman" ? romanNumeral(number) : lettersFor(number);
  return isUpper ? label.toUpperCase() : label;
}

/** Returns `a` for 1, `z` for 26, `aa` for 27. */
function lettersFor(number: number): string {
  const rest = Math.floor((number - 1) / alphabet);
  const last = String.fromCharCode(97 + ((number - 1) % alphabet));
  return rest === 0 ? last : lettersFor(rest) + last;
}

/** Reads a number as browsers do (HTML, 2.3.4.1): digits at the beginning, of 32 bits; undefined for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  const [digits] = /^\s*[-+]?\d+/.exec(String(value)) ?? [];
  const number = Number(digits ?? NaN);
  return number >= -(2 ** 31) && number < 2 ** 31 ? number : undefined;
}

/**
 * Returns whether a painted label is that of an item: the same, or, for a plain number, the same number in other digits,
 * letters or roman numerals, as a stylesheet may choose.
 *
 * @param label - as `labelItems` returns it
 * @param painted - letters and digits of what is painted
 */
export function isLabelOf(label: string, painted: string): boolean {
  if (label === painted) return true;
  if (!/^\d+$/.test(label)) return false;
  const number = Number(label);
  if (/^0+\d+$/.test(painted)) return Number(painted) === number;
  const names = number < 1 || number > lastRoman ? [] : [lettersFor(number), romanNumeral(number)];
  // Digits of other scripts (Unicode 22.3), circled numbers and numbers in brackets.
  return names.includes(painted.toLowerCase()) || painted.normalize("NFKC").replaceAll(/\P{N}/gu, "") === label;
}
