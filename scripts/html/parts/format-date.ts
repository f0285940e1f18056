/** A date of the settings in, the same in the report's language out. */
import type { Language } from "../labels.ts";

/**
 * `2023-05` → `May 2023`, `2023-05-31` → `31 May 2023`, whatever the machine's own language. English is
 * British, as the institutions write it. Some languages end in a full stop (`svibanj 2023.`).
 */
export function formatDate(date: string, language: Language): string {
  const hasDay = date.length > "2023-05".length;
  const locale = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "long",
    ...(hasDay ? { day: "numeric" } : {}),
    timeZone: "UTC",
  });
  return format.format(new Date(hasDay ? date : `${date}-01`));
}

/** `2023-05` → `2023` */
export function yearOf(date: string): string {
  return date.slice(0, 4);
}
