/** The shape of report.yaml (and of the same keys in a single file's front matter), with its defaults. */
import { z } from "zod";

/** The 24 official languages of the European Union, as BCP 47 tags. */
const languages = [
  "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
  "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
] as const; // prettier-ignore

const line = z.string().trim().min(1);

const edition = z.strictObject({
  medium: line,
  isbn: line.optional(),
  issn: line.optional(),
  doi: line.optional(),
  catalogue: line.optional(),
});

export const settingsSchema = z.strictObject({
  title: line.optional(),
  subtitle: line.optional(),
  body: line.optional(),
  abbreviation: line.optional(),
  publisher: line.optional(),
  place: line.optional(),
  date: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, "a month or a day, as 2023-05 or 2023-05-31")
    .optional(),
  language: z.enum(languages).default("en"),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and hyphens, as asylum-report-2023")
    .optional(),
  editions: z.array(edition).default([]),
  notes: z.strictObject({ first: z.int().min(1).optional() }).default({}),
  sections: z.array(line).min(1).optional(),
});

/** Front matter of a section in a folder; what concerns the whole report stands in report.yaml. */
export const sectionSchema = z.strictObject({ "short-title": line.optional() });

/** Settings as the author wrote them, checked. */
export type Settings = z.infer<typeof settingsSchema>;
