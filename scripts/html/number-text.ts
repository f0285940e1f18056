/** Reads a table's cell as a number as statistical tables write it, and tells its parts behind the units. */
import type { Language } from "../languages/languages.ts";

/** Parts of a number that stand behind its units; figures of a column line up where each part has its room. */
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

/** Matches signs for missing, nil, not available, confidential: they stand where the units stand. */
const missing = /^(?:[–—\-−]|--|:|\.{2,3}|…|n\/a|n\.a\.|:[ \u00a0\u202f]?\(?[a-z]{1,2}\)?)$/i;

/** Matches the space between thousands in all its widths. */
const space = String.raw`[ \u00a0\u2009\u202f]`;

const patterns = new Map<Language, RegExp>();

/** Returns the parts of `text`, or undefined where it is no number; one that is missing has no parts. */
export function readNumber(text: string, language: Language): NumberText | undefined {
  if (missing.test(text)) return { fraction: "", unit: "", closing: "", flag: "" };
  let pattern = patterns.get(language);
  if (!pattern) patterns.set(language, (pattern = patternFor(language)));
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const { opening, fraction = "", unit = "", closing = "", flag = "" } = groups;
  return !opening === !closing ? { fraction, unit, closing, flag } : undefined;
}

/** Returns whether a text stands for a number that there is not. */
export function isMissing(text: string): boolean {
  return missing.test(text);
}

/**
 * Returns the pattern of a language's numbers. Its marks are those that charts are written with; thousands may
 * always stand apart by a space or an apostrophe.
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
