/** Reads dates of sources as BibTeX and CSL-JSON write them. */

export interface SourceDate {
  /** Year, month or day, as `2023-05-31`, as far as it is valid; the first of two dates. */
  date?: string;
  /** The text of a date field, or of a part of it, that isn't a date and is left out. */
  wrong?: string;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a date.
 *
 * @param date - a year or a whole date; `month` and `day` count where it doesn't have them
 */
export function readSourceDate(date: string | undefined, month?: string, day?: string): SourceDate {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\d])/.exec(date ?? "");
  if (!match) return {};
  const year = match[1]!;
  const [writtenMonth, writtenDay] = [match[2] ?? month, match[3] ?? (match[2] ? undefined : day)];
  if (writtenMonth === undefined) return { date: year, ...(writtenDay === undefined ? {} : { wrong: writtenDay }) };
  const monthNumber = monthOf(writtenMonth);
  const written = match[2] ? match[0] : [year, writtenMonth, writtenDay].filter((part) => part !== undefined).join("-");
  if (monthNumber === undefined) return { date: year, wrong: written };
  const upToMonth = `${year}-${two(monthNumber)}`;
  if (writtenDay === undefined) return { date: upToMonth };
  const dayNumber = Number(writtenDay);
  const isDay = dayNumber >= 1 && dayNumber <= new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  return isDay ? { date: `${upToMonth}-${two(dayNumber)}` } : { date: upToMonth, wrong: written };
}

/** Returns the month, 1 to 12, of a number or an English name, whole or abbreviated: `3`, `March`, `Mar.` */
function monthOf(written: string): number | undefined {
  if (/^\d{1,2}$/.test(written)) return Number(written) >= 1 && Number(written) <= 12 ? Number(written) : undefined;
  const name = /^([a-z]{3})[a-z]*\.?$/i.exec(written)?.[1]!.toLowerCase();
  const index = name === undefined ? -1 : months.indexOf(name);
  return index === -1 ? undefined : index + 1;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
