/** Gives a language's months as they stand in a date. */
import { localeOf, type Language } from "../../languages/languages.ts";

export interface MonthNames {
  /** Names in lower case. */
  names: ReadonlySet<string>;
  /** Word between day and month, without an apostrophe at its end: `20 de enero`, `20 ta’ Jannar`. */
  link: string | undefined;
  /** Whether the month stands before the day: `január 20.`. */
  comeFirst: boolean;
}

const read = new Map<Language, MonthNames>();

export function monthNamesOf(language: Language): MonthNames {
  let months = read.get(language);
  if (!months) read.set(language, (months = readMonths(language)));
  return months;
}

function readMonths(language: Language): MonthNames {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    // Without a year, Welsh has the month before the day.
    year: "numeric",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const dates = Array.from({ length: 12 }, (_, month) => format.formatToParts(new Date(Date.UTC(2023, month, 20))));
  const [first = []] = dates;
  const monthAt = first.findIndex(({ type }) => type === "month");
  const dayAt = first.findIndex(({ type }) => type === "day");
  const between = first.slice(dayAt + 1, monthAt).map(({ value }) => value);
  // Catalan has the word in its months: `de gener`, `d’abril`.
  const linkOfMonth = /^(\S+) /.exec(first[monthAt]!.value)?.[1] ?? "";
  const link = [...between, linkOfMonth]
    .join("")
    .replace(/^\./, "")
    .replace(/’?\s*$/, "")
    .trim();
  return {
    names: new Set(
      dates.flat().flatMap(({ type, value }) => (type === "month" ? [value.toLowerCase().replace(/^.* /, "")] : [])),
    ),
    link: link || undefined,
    comeFirst: monthAt < dayAt,
  };
}
