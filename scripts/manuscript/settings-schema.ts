/** The shape of report.yaml (and of the same keys in a single file's front matter), with its defaults. */
import * as z from "zod";
import { contrast } from "../charts/colour.ts";
import { readInk } from "./read-ink.ts";

/** The 24 official languages of the European Union, as BCP 47 tags. */
const languages = [
  "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
  "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
] as const; // prettier-ignore

const line = z.string().trim().min(1);

/** A month, or a day of it. */
const date = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, "a month or a day, as 2023-05 or 2023-05-31");

/** As printed on the publication. `none` says that none was assigned, so that it isn't reported as missing. */
const identifier = line.transform((written) => (written === "none" ? null : written)).optional();

/** The numbers of one form in which the report is published; each form has its own. */
const edition = z.strictObject({
  /** `print`, `pdf`, `html`, `epub`, or a name that is printed as it stands. */
  medium: line,
  /** ISBN-13 with its hyphens: `978-92-9403-192-1`. */
  isbn: identifier,
  /** Of the series: `2314-9701`. */
  issn: identifier,
  /** Without `doi:` or an address before it: `10.2847/82162`. */
  doi: identifier,
  /** Of the Publications Office: `BZ-AB-23-001-EN-N`. */
  catalogue: identifier,
});

/** Name of a Markdown file of the manuscript. */
const chapter = line.optional();

/**
 * The parts of the book around the sections. What isn't named isn't printed; the order of printing is
 * the one below, as EU institutions order a publication, whatever the order in the file.
 */
const parts = z.strictObject({
  /** The front cover. */
  cover: z.boolean().default(false),
  /** Body, title and subtitle, edition or year, place. */
  "title-page": z.boolean().default(false),
  /** The title page's back: who, when, rights and identifiers, filled from `imprint` and `editions`. */
  imprint: z.boolean().default(false),
  foreword: chapter,
  acknowledgements: chapter,
  /** Acronyms and abbreviations. */
  acronyms: chapter,
  /** Headings with page numbers. */
  contents: z.boolean().default(false),
  /** Lists behind the contents, in the order written: `[figures, tables, boxes]`. */
  lists: z.array(z.enum(["figures", "tables", "boxes"])).default([]),
  introduction: chapter,
  /** Behind the sections, before the endnotes. */
  annexes: z.array(line).default([]),
  /** What begins on a recto, with a blank page before it where needed; the title page always does. */
  "open-right": z.array(z.enum(["foreword", "contents", "introduction", "sections", "annexes", "notes"])).default([]),
  /** With an ISBN as a barcode: the print edition's, else that of the first edition that has one. */
  "back-cover": z.boolean().default(false),
});

/** What the imprint says beside place, publisher, date and identifiers. What isn't given isn't printed. */
const imprint = z.strictObject({
  /** The printer, as "Imprimerie Bietlot in Belgium"; "Printed by" is put before it. */
  "printed-by": line.optional(),
  /** When the manuscript was completed: `2023-04`. */
  completed: date.optional(),
  /** `First edition`; on the title page too, instead of the year. */
  edition: line.optional(),
  /** One or more paragraphs, with an empty line between them (`disclaimer: |`). */
  disclaimer: line.optional(),
  /** `© European Union Agency for Asylum, 2023` and what may be done with the text; paragraphs as above. */
  copyright: line.optional(),
  /** Copyright of photographs and illustrations; paragraphs as above. */
  illustrations: line.optional(),
});

/** Trimmed sizes by name, ISO 216. */
export const formats = { A4: "210mm 297mm", B5: "176mm 250mm", A5: "148mm 210mm" } as const;

const format = z
  .string()
  .transform((written) => (Object.hasOwn(formats, written) ? formats[written as keyof typeof formats] : written))
  .refine((written) => /^\d{3}(\.\d+)?mm \d{3}(\.\d+)?mm$/.test(written), {
    error: `${Object.keys(formats).join(", ")}, or width and height, 100mm and more, as 170mm 240mm`,
  });
const length = z.string().regex(/^[0-3]?\d(\.\d+)?mm$/, "a length under 40mm, as 18mm");
const isColour = /^#[0-9a-f]{6}$/i;
const colour = z.string().regex(isColour, 'a colour as "#003399", in quotation marks');

/** What the report looks like, where it is not as styles/tokens.css has it. */
const look = z.strictObject({
  /** The trimmed page: width and height. */
  page: format.optional(),
  margins: z
    .strictObject({
      top: length.optional(),
      bottom: length.optional(),
      /** Towards the spine. */
      inside: length.optional(),
      outside: length.optional(),
    })
    .optional(),
  /** Of bands, headings, table heads and charts; its tints and shades follow. Dark, as white stands on it. */
  colour: colour
    .refine((written) => !isColour.test(written) || contrast(written, "#ffffff") >= 4.5, {
      error: "a darker colour, on which white text is read (a contrast of 4.5 to 1, WCAG 2.2)",
    })
    .optional(),
  /** For rules and years on that colour. Light. */
  accent: colour.optional(),
});

/** How pages and sections are numbered. */
const numbering = z.strictObject({
  /** `roman`: pages before the introduction or first section are i, ii, iii, and that begins with 1 on a recto. */
  "front-matter": z.enum(["arabic", "roman"]).default("arabic"),
  /** `author`: as written before headings. `automatic`: the pipeline numbers the headings of sections, four levels deep. */
  sections: z.enum(["author", "automatic"]).default("author"),
});

/** What the printer needs to know. */
const print = z.strictObject({
  /** How far grounds go on beyond the cut, in mm. */
  bleed: z.number().min(0).max(10).default(3),
  /** Most ink on one spot, in per cent of one full ink; the printer tells it for the paper. */
  "ink-limit": z.number().min(200).max(400).default(300),
  /** Fewest pixels in an inch of a picture as it is printed. */
  resolution: z.int().min(72).max(1200).default(300),
  /** The body's pages come to a multiple of it, with blank pages at the end. */
  signature: z.int().min(2).max(64).multipleOf(2, "an even number").default(8),
  /** Of the body, from which the spine's width comes: g/m² and cm³/g. */
  paper: z
    .strictObject({ weight: z.number().min(30).max(400).default(100), bulk: z.number().min(0.5).max(3).default(1) })
    .prefault({}),
  /** Width of the spine in mm, where the printer or a dummy told it. */
  spine: z.number().min(0).max(100).optional(),
  /** Inks of colours by name: `"#7a1f1f": cmyk(0 90 80 40)`, or `spot("PANTONE 1807 C" 0 90 80 40)`. */
  inks: z
    .record(
      z.string().regex(isColour, 'a colour as "#003399", in quotation marks'),
      z.string().refine((written) => readInk(written) !== undefined, {
        error: 'inks in per cent as cmyk(100 80 0 0), or spot("Name" 100 80 0 0)',
      }),
    )
    .default({}),
  /** An ICC profile of the printing condition in the manuscript's folder, and the condition's registered name. */
  profile: line.optional(),
  condition: line.default("FOGRA39"),
});

export const settingsSchema = z.strictObject({
  title: line.optional(),
  subtitle: line.optional(),
  body: line.optional(),
  abbreviation: line.optional(),
  publisher: line.optional(),
  place: line.optional(),
  /** Of publication. */
  date: date.optional(),
  language: z.enum(languages).default("en"),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and hyphens, as asylum-report-2023")
    .optional(),
  editions: z.array(edition).default([]),
  parts: parts.prefault({}),
  imprint: imprint.default({}),
  look: look.default({}),
  numbering: numbering.prefault({}),
  /** Where each section says how to cite it; the imprint says so of the report. */
  "cite-sections": z.enum(["none", "opener", "end"]).default("none"),
  print: print.prefault({}),
  notes: z.strictObject({ first: z.int().min(1).optional() }).default({}),
  sections: z.array(line).min(1).optional(),
});

/** Front matter of a section in a folder; what concerns the whole report stands in report.yaml. */
export const sectionSchema = z.strictObject({ "short-title": line.optional() });

/** Settings as the author wrote them, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** What the printer needs to know. */
export type PrintSettings = Settings["print"];
export type Edition = Settings["editions"][number];
export type Look = Settings["look"];
/** `figures`, `tables`, `boxes`: what a list can be of. */
export type ListKind = Settings["parts"]["lists"][number];
