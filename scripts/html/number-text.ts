/** Reads the number in a table's cell, as statistical tables write it, and returns the parts behind its units digit. */
import type { Language } from "../languages/languages.ts";

/**
 * The parts of a number behind its units digit. Figures of a column line up where each part has the same room in every
 * cell.
 */
export interface NumberText {
  /** Decimal mark and figures: `.5`. */
  fraction: string;
  /** Unit with the space before it, if any: ` %`. */
  unit: string;
  /** Closing bracket around a negative number or an estimate: `)`. */
  closing: string;
  /** Mark of a footnote or a flag, as in `12.5*` or `12.5 (p)`. */
  flag: string;
}

/** Matches signs for missing, nil, not available and confidential, which are set where the units digits are. */
const missing = /^(?:[–—\-−]|--|:|\.{2,3}|…|n\/a|n\.a\.|:[ \u00a0\u202f]?\(?[a-z]{1,2}\)?)$/i;

/** Matches the space between thousands in all its widths. */
const space = String.raw`[ \u00a0\u2009\u202f]`;

const patterns = new Map<Language, RegExp>();

/**
 * Returns the parts of a number, all of them empty for a sign for a missing one; undefined where the text is neither.
 */
export function readNumber(text: string, language: Language): NumberText | undefined {
  if (missing.test(text)) return { fraction: "", unit: "", closing: "", flag: "" };
  let pattern = patterns.get(language);
  if (!pattern) patterns.set(language, (pattern = patternFor(language)));
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const { opening, fraction = "", unit = "", closing = "", flag = "" } = groups;
  return !opening === !closing ? { fraction, unit, closing, flag } : undefined;
}

/** Returns whether a text is a sign for a missing number. */
export function isMissing(text: string): boolean {
  return missing.test(text);
}

/**
 * Returns the pattern of numbers in a language, with the decimal and group marks of `Intl.NumberFormat`. Thousands may
 * always be separated by a space or an apostrophe.
 */
function patternFor(language: Language): RegExp {
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567.8);
  const markOf = (type: string) => escape(parts.find((part) => part.type === type)?.value ?? "");
  const [decimal, group] = [markOf("decimal"), markOf("group")];
  const thousands = `(?:${group}|${space}|['’])`;
  return new RegExp(
    String.raw`^(?<opening>[(\[])?${space}?(?:[-−–+±<>≤≥~≈]${space}?)?(?:[€$£%]${space}?)?` +
      String.raw`(?:\d{1,3}(?:${thousands}\d{3})+|\d+)(?<fraction>${decimal}\d+)?` +
      String.raw`(?<unit>${space}?(?:%|‰|pp|€))?(?<closing>${space}?[)\]])?` +
      String.raw`(?<flag>${space}?(?:[*†‡§¹²³⁰⁴-⁹]+|\([\p{L}\d*]{1,3}\)|\p{Ll}{1,2}))?$`,
    "u",
  );
}

function escape(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
