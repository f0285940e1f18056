/** Provides the names of a language's months as dates have them. */
import { localeOf, type Language } from "../../languages/languages.ts";

export interface MonthNames {
  /** Names in lower case. */
  names: ReadonlySet<string>;
  /** Word between day and month, without its final apostrophe: `20 de enero`, `20 ta’ Jannar`. */
  link: string | undefined;
  /** Whether the month precedes the day: `január 20.`. */
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
    // The year is asked for since Welsh puts the month before the day without it.
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
  // In Catalan this word is part of the month's name: `de gener`, `d’abril`.
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
