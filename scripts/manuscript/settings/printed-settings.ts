/** Lists the texts in the settings that are printed, each with its place. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import { formatDate } from "../../languages/format-date.ts";
import { chapterFormOf } from "./schema/parts-schema.ts";
import type { PointOf } from "./read-settings.ts";
import type { Settings } from "./schema/settings-schema.ts";

/** A text of the report that is in no section. */
export interface PrintedSetting {
  value: string;
  file: VFile;
  /** Returns the text's place; called only where there is something to complain of. */
  point: () => Point;
}

/** Returns the texts, dates as they are written in words. @param pointOf - returns the place of a setting in `file` */
export function printedSettings(settings: Settings, file: VFile, pointOf: PointOf): PrintedSetting[] {
  const { title, subtitle, body, abbreviation, publisher, place, date, language } = settings;
  const { imprint, editions, labels, cover } = settings;
  const { completed } = imprint;
  const printed = { cover: { credit: cover.credit }, "back-cover": { price: settings["back-cover"].price } };
  const authors = Object.entries(settings.parts).flatMap(([part, value]) => {
    const form = chapterFormOf(value);
    const { name, function: office } = form?.author ?? {};
    return form ? [[part, { title: form.title, author: { name, function: office } }] as const] : [];
  });
  const ofParts = { parts: Object.fromEntries(authors) };
  const rights = { "map-rights": settings["map-rights"] };
  const texts = {
    title,
    subtitle,
    body,
    abbreviation,
    publisher,
    place,
    editions,
    labels,
    ...printed,
    ...ofParts,
    ...rights,
    ...(date === undefined ? {} : { date: formatDate(date, language) }),
    imprint: { ...imprint, ...(completed === undefined ? {} : { completed: formatDate(completed, language) }) },
  };
  return textsIn(texts, []).map(({ value, path }) => ({ value, file, point: () => pointOf(path) }));
}

function textsIn(value: unknown, path: PropertyKey[]): { value: string; path: PropertyKey[] }[] {
  if (typeof value === "string") return [{ value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
