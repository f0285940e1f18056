/** Tells what PDFs of a report say of it beside its pages: metadata, outline. */
import { setPlainText } from "../html/typography/set-type.ts";
import { setPlainTitle } from "../html/title-words.ts";
import type { Language } from "../languages/languages.ts";
import { sourceDate } from "../manuscript/source-date.ts";
import { listHeadings } from "../markdown/numbers/listed-levels.ts";
import type { Metadata } from "../screen-pdf/metadata.ts";
import type { OutlineEntry } from "../screen-pdf/outline.ts";
import type { PrintedBook } from "./print.ts";

/** Returns what every PDF of a report says of itself; without a date where the report has none. */
export function metadataOf({
  report: { settings },
  browser,
  sourceHash,
}: Pick<PrintedBook, "report" | "browser" | "sourceHash">): Metadata {
  const { title, language, body, subtitle } = settings;
  const date = publicationDate(settings.date);
  return {
    title: plainText(title, language),
    language,
    ...(body ? { author: plainText(body, language) } : {}),
    ...(subtitle ? { subject: plainText(subtitle, language) } : {}),
    ...(date ? { date } : {}),
    creator: "report-press",
    source: sourceHash,
    producer: `report-press, ${browser.version}`,
  };
}

/** Returns headings and the notes, by the ids that they lead to. */
export function outlineOfBook({
  report,
  numbering,
  units,
}: Pick<PrintedBook, "report" | "numbering" | "units">): OutlineEntry[] {
  const { language, labels } = report.settings;
  const entries = listHeadings(numbering.targets.values()).map(({ id, number, listedLevel: level, ...words }) => {
    const title = [number, setPlainTitle(words, language)].filter(Boolean).join(" ");
    return { title: breakable(title), level, destination: id };
  });
  for (const { ids, notesTitle } of units) {
    if (notesTitle === undefined) continue;
    const inUnit = new Set(ids);
    const last = entries.findLastIndex(({ destination }) => inUnit.has(destination));
    entries.splice(last + 1, 0, { title: labels.notes, level: 2, destination: notesTitle });
  }
  const notes = units.find(({ id }) => id === "notes");
  if (!notes) return entries;
  const behind = new Set(units.slice(units.indexOf(notes)).flatMap(({ ids }) => ids));
  const place = entries.findIndex(({ destination }) => behind.has(destination));
  const at = place === -1 ? entries.length : place;
  return entries.toSpliced(at, 0, { title: notes.title, level: 1, destination: "notes" });
}

/** Returns a text with its quotation marks and dashes as on pages; its blanks may break, as those of names do. */
function plainText(text: string, language: Language): string {
  return breakable(setPlainText(text, language));
}

function breakable(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

/**
 * Returns SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the publication's own
 * date, else none: the clock is not read, so that the same input gives the same bytes.
 */
function publicationDate(date: string | undefined): Date | undefined {
  const given = sourceDate();
  if (given) return given;
  return date === undefined ? undefined : new Date(`${date}${"-01-01".slice(date.length - 4)}T00:00:00Z`);
}
