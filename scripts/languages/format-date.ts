/** Writes a date of the settings in the report's language. */
import { localeOf, type Language } from "./languages.ts";

/**
 * Returns a date in words: `2023` for `2023`, `May 2023` for `2023-05`, `31 May 2023` for `2023-05-31`, whatever the
 * machine's own language is. English is British, as European institutions write it. Some languages end the year with a
 * full stop (`svibanj 2023.`).
 */
export function formatDate(date: string, language: Language): string {
  if (date.length === "2023".length) return date;
  const hasDay = date.length > "2023-05".length;
  const format = new Intl.DateTimeFormat(localeOf(language), {
    year: "numeric",
    month: "long",
    ...(hasDay ? { day: "numeric" } : {}),
    timeZone: "UTC",
  });
  return format.format(new Date(hasDay ? date : `${date}-01`));
}

/** Returns the year of a date: `2023` for `2023-05`. */
export function yearOf(date: string): string {
  return date.slice(0, 4);
}
