/** Replaces hyphens between words and in ranges by dashes, and three dots by an ellipsis, in a run of text. */
import type { Conventions } from "./conventions.ts";
import { after, characterBefore } from "./run-marks.ts";

/** Matches three dots alone. With further dots or a slash beside them they are a path or a row of leaders. */
const threeDots = /(?<![./\\])\.\.\.(?![./\\])/g;
const spacedHyphen = /(?<=[ \n\u00a0])-{1,3}(?=[ \n\u00a0])/g;
/**
 * Matches two or three hyphens that mean a dash: behind a word or a mark that may end one, and before the beginning of
 * another word. `--flag` is itself the beginning of a word.
 */
const doubleHyphen = /(?<=[\p{L}\p{N}\ufdd1-\ufdd3)\]”’».,;:!?…])-{2,3}(?=[\p{L}\p{N}\ufdd1-\ufdd3([“‘«„])/gu;
const range = /(?<![\p{L}\p{M}\p{N}.,/:_+\-–—\ufdd0-\ufdd3])(\d{1,4})-(\d{1,4})(?![\p{L}\p{N}_/\-–—]|[.,:]\d)/gu;

const word = /[\p{L}\p{M}\ufdd1-\ufdd3]/u;
const digit = /\p{N}/u;
const operator = /[-+=*/<>|–—]/;
/** Matches text before a hyphen between numbers that are no range. */
const number = /(?:ISSN|ISBN|tel\.?|fax|doi|\d)[: \u00a0\u202f]*$/iu;

/** Replaces ` - `, `--` and `---` between words, the hyphen in `41-47` where the language has the dash, and `...`. */
export function setDashes(text: string, { hasRuleInRanges }: Conventions): string {
  let set = text.includes("...") ? text.replace(threeDots, "…") : text;
  if (!set.includes("-")) return set;
  set = set
    .replace(spacedHyphen, (hyphens, index: number) => {
      const previous = characterBefore(set, index - 1);
      const next = after(set, index + hyphens.length + 1);
      return isBetweenWords(previous, next, hyphens) ? ruleFor(hyphens) : hyphens;
    })
    .replace(doubleHyphen, ruleFor);
  if (!hasRuleInRanges) return set;
  return set.replace(range, (match, from: string, to: string, index: number) => {
    const isNumber = number.test(set.slice(Math.max(0, index - 8), index));
    const isFollowed = /^[ \n\u00a0\u202f]\d/.test(set.slice(index + match.length, index + match.length + 2));
    return !isNumber && !isFollowed && isAscending(from, to) ? `${from}–${to}` : match;
  });
}

function ruleFor(hyphens: string): string {
  return hyphens === "---" ? "—" : "–";
}

/**
 * Returns whether hyphens separate words. A single hyphen between two digits may be a minus; several always mean a
 * dash.
 */
function isBetweenWords(previous: string, next: string, hyphens: string): boolean {
  if (!previous.trim() || !next.trim() || operator.test(previous) || operator.test(next)) return false;
  return hyphens !== "-" || word.test(previous) || word.test(next) || !(digit.test(previous) || digit.test(next));
}

/**
 * Returns whether two numbers of up to three digits, or two years, ascend; false for `07-09`, `2022-11` or an ISSN,
 * which may be codes or dates.
 */
function isAscending(from: string, to: string): boolean {
  if (from.startsWith("0") || to.startsWith("0")) return false;
  const [first, last] = [Number(from), Number(to)];
  if (from.length < 4) return to.length < 4 && first < last;
  if (!isYear(first)) return false;
  return to.length === 4 ? isYear(last) && first < last : to.length === 2 && last > 12 && last > first % 100;
}

function isYear(year: number): boolean {
  return year >= 1000 && year <= 2100;
}
