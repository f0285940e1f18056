/** Reads the name of a month in any known language as its number. */
import { languages } from "../../languages/languages.ts";

/**
 * The month that a word names in a language; one word may name different months in different languages (`listopad`).
 */
export interface MonthReading {
  /** Month from 1. */
  month: number;
  language: string;
}

/** Returns the months that `word` names in `language`, or, where it names none there, in the other languages. */
export function readMonth(word: string, language: string): MonthReading[] {
  const own = readMonthIn(word, language);
  if (own) return [own];
  return languages.flatMap((other) => readMonthIn(word, other) ?? []);
}

/** Returns `May` for `5` and `en`. */
export function monthName(month: number, language: string): string {
  return nameFormatter(language, { month: "long" })(month);
}

function readMonthIn(word: string, language: string): MonthReading | undefined {
  const month = monthsOf(language).get(fold(word, language));
  return month === undefined ? undefined : { month, language };
}

const monthsOfLanguages = new Map<string, ReadonlyMap<string, number>>();

/** Returns the months by name. The result is cached, since formatters are slow to make. */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const known = monthsOfLanguages.get(language);
  if (known) return known;
  const months = new Map<string, number>();
  for (const form of forms) {
    const name = nameFormatter(language, form);
    for (let month = 1; month <= 12; month++) {
      const folded = fold(name(month), language);
      if (!months.has(folded)) months.set(folded, month);
    }
  }
  monthsOfLanguages.set(language, months);
  return months;
}

/**
 * Formats with different forms of the name: alone, with a year, with a day; many languages decline it (`lipiec`,
 * `lipca`).
 */
const forms: Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "long", year: "numeric" },
  { month: "long", year: "numeric", day: "numeric" },
];

function nameFormatter(language: string, form: Intl.DateTimeFormatOptions): (month: number) => string {
  const formatter = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" });
  return (month) => {
    const parts = formatter.formatToParts(Date.UTC(2022, month - 1, 1));
    return parts.find(({ type }) => type === "month")!.value;
  };
}

function fold(word: string, language: string): string {
  return word.normalize("NFC").toLocaleLowerCase(language);
}
