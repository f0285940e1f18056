/** A cell's text and its language in; if it is a number as statistical tables have them, its parts behind the units out. */
import type { Language } from "./labels.ts";

/** What stands behind the units of a number, part by part; figures of a column line up where each part has its room. */
export interface NumberText {
  /** Decimal mark and figures: `.5`. */
  fraction: string;
  /** With the space before it, if any: ` %`. */
  unit: string;
  /** Of brackets around a negative number or an estimate: `)`. */
  closing: string;
  /** A mark of a footnote or a flag, as in `12.5*` or `12.5 (p)`. */
  flag: string;
}

/** Missing, nil, not available, confidential: they stand where the units stand. */
const missing = /^(?:[–—\-−]|--|:|\.{2,3}|…|n\/a|n\.a\.|:[ \u00a0\u202f]?\(?[a-z]{1,2}\)?)$/i;

/** The same space in all its widths. */
const space = String.raw`[ \u00a0\u2009\u202f]`;

const patterns = new Map<Language, RegExp>();

/** The parts of `text`, or undefined where it is no number; one that is missing has no parts. */
export function readNumber(text: string, language: Language): NumberText | undefined {
  if (missing.test(text)) return { fraction: "", unit: "", closing: "", flag: "" };
  let pattern = patterns.get(language);
  if (!pattern) patterns.set(language, (pattern = patternFor(language)));
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const { opening, fraction = "", unit = "", closing = "", flag = "" } = groups;
  return !opening === !closing ? { fraction, unit, closing, flag } : undefined;
}

/** Whether a text stands for a number that there is not. */
export function isMissing(text: string): boolean {
  return missing.test(text);
}

/** The marks are those that charts are written with; thousands may always stand apart by a space or an apostrophe. */
function patternFor(language: Language): RegExp {
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567.8);
  const markOf = (type: string) => escape(parts.find((part) => part.type === type)?.value ?? "");
  const [decimal, group] = [markOf("decimal"), markOf("group")];
  const thousands = `(?:${group}|${space}|['’])`;
  return new RegExp(
    String.raw`^(?<opening>[(\[])?${space}?(?:[-−–+±<>≤≥~≈]${space}?)?(?:[€$£]${space}?)?` +
      String.raw`(?:\d{1,3}(?:${thousands}\d{3})+|\d+)(?<fraction>${decimal}\d+)?` +
      String.raw`(?<unit>${space}?(?:%|‰|pp|€))?(?<closing>${space}?[)\]])?` +
      String.raw`(?<flag>${space}?(?:[*†‡§¹²³⁰⁴-⁹]+|\([\p{L}\d*]{1,3}\)|\p{Ll}{1,2}))?$`,
    "u",
  );
}

function escape(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
