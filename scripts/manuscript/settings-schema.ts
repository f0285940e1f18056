/** Declares the shape of report.yaml, and of the same keys in a single file's front matter, with its defaults. */
import * as z from "zod";
import { contrast } from "../lib/colour/rgb.ts";
import { languages } from "../languages/languages.ts";
import { expectedTag, readLanguageTag } from "../languages/language-tag.ts";
import { labelSettings } from "./label-settings.ts";
import { isReservedName, maxSlug } from "./output-name.ts";
import { partsSchema } from "./parts-schema.ts";
import { backCoverSchema, coverSchema } from "./cover-schema.ts";
import { noteNumber, noteSchema } from "./note-schema.ts";
import { line, paragraphs } from "./setting-text.ts";
import { readInk } from "../lib/colour/read-ink.ts";

/** Checks a month, or a day of it that there is. */
const date = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/, "a month or a day, as 2023-05 or 2023-05-31")
  .refine((written) => isDay(written), { error: "a day that is in the calendar" });

/** Checks a date that may be a year alone, which YAML takes for a number; what stands behind a day is its time. */
const publicationDate = z.preprocess(
  (written) => {
    if (typeof written === "number" && Number.isInteger(written)) return String(written);
    return typeof written === "string" ? written.replace(/^(\d{4}-\d\d-\d\d)[T ]\d.*$/s, "$1") : written;
  },
  z
    .string()
    .regex(
      /^(?:[12]\d{3}|\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?)$/,
      "a year, a month or a day, as 2023, 2023-05 or 2023-05-31",
    )
    .refine((written) => /^\d{4}$/.test(written) || isDay(written), { error: "a day that is in the calendar" }),
);

function isDay(written: string): boolean {
  const [year, month, day = 1] = written.split("-").map(Number) as [number, number, number?];
  return day > 0 && year > 0 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Checks an identifier as printed on the publication. `none` says that none was assigned, so that it isn't
 * reported as missing.
 */
const identifier = line.transform((written) => (written === "none" ? null : written)).optional();

/** Numbers of one form in which the report is published; each form has its own. */
const edition = z.strictObject({
  medium: line.meta({
    description: "The form: `print`, `pdf`, `html`, `epub`, or a name that is printed as it stands.",
    examples: ["print"],
  }),
  isbn: identifier.meta({ description: "ISBN-13 with its hyphens.", examples: ["978-92-9403-192-1"] }),
  issn: identifier.meta({ description: "ISSN of the series.", examples: ["2314-9701"] }),
  doi: identifier.meta({ description: "DOI, without `doi:` or an address before it.", examples: ["10.2847/82162"] }),
  catalogue: identifier.meta({
    description: "Catalogue number of the Publications Office.",
    examples: ["BZ-AB-23-001-EN-N"],
  }),
});

/** Checks paragraphs of the imprint; `none` says that there are none, so that they aren't reported as missing. */
const imprintParagraphs = paragraphs.transform((written) => (written === "none" ? null : written)).optional();

/** Lines of the imprint beside place, publisher, date and identifiers. What isn't given isn't printed. */
const imprint = z.strictObject({
  "printed-by": line.optional().meta({
    description: "The printer; “Printed by” is put before it.",
    examples: ["Imprimerie Bietlot in Belgium"],
  }),
  completed: date.optional().meta({ description: "When the manuscript was completed.", examples: ["2023-04"] }),
  edition: line.optional().meta({
    description: "The edition; it stands on the title page too, instead of the year.",
    examples: ["First edition"],
  }),
  disclaimer: imprintParagraphs.meta({
    description:
      "One or more paragraphs with an empty line between them (`disclaimer: |`). Where it is missing, a warning says so; `none` says that there is none.",
    examples: ["Neither the agency nor any person acting on its behalf is responsible for the use of this report."],
  }),
  copyright: paragraphs.optional().meta({
    description: "Whose the text is and what may be done with it; paragraphs as in `disclaimer`.",
    examples: ["© European Union Agency for Asylum, 2023"],
  }),
  reuse: imprintParagraphs.meta({
    description: "What may be done with the report; paragraphs, and `none`, as in `disclaimer`.",
    examples: ["Reuse is authorised if the source is named."],
  }),
  "third-parties": imprintParagraphs.meta({
    description: "Whom to ask for what belongs to others; paragraphs, and `none`, as in `disclaimer`.",
    examples: ["Permission to use what belongs to third parties must be asked of its owners."],
  }),
  illustrations: paragraphs.optional().meta({
    description: "Copyright of photographs and illustrations; paragraphs as in `disclaimer`.",
    examples: ["Cover: © A. Photographer"],
  }),
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
const isColour = /^#[0-9a-fA-F]{6}$/;
const colour = z.string().regex(isColour, 'a colour as "#003399", in quotation marks');
const darkColour = colour.refine((written) => !isColour.test(written) || contrast(written, "#ffffff") >= 4.5, {
  error: "a darker colour, on which white text is read (a contrast of 4.5 to 1, WCAG 2.2)",
});

/** The report's look, where it is not as its theme has it. */
const look = z.strictObject({
  theme: line.optional().meta({
    description: "The theme: a name, or a folder of the manuscript that holds a `theme.yaml` (themes.md).",
    examples: ["agency", "./theme"],
  }),
  page: format.optional().meta({
    description: "The trimmed page: `A4`, `B5`, `A5`, or width and height.",
    examples: ["A4", "170mm 240mm"],
  }),
  margins: z
    .strictObject({
      top: length.optional().meta({ description: "Above the text.", examples: ["22mm"] }),
      bottom: length.optional().meta({ description: "Below the text.", examples: ["24mm"] }),
      inside: length.optional().meta({ description: "Towards the spine.", examples: ["25mm"] }),
      outside: length.optional().meta({ description: "Towards the cut.", examples: ["20mm"] }),
    })
    .optional(),
  colour: darkColour.optional().meta({
    description:
      "Colour of bands, headings, table heads and charts; its tints and shades follow. Dark, as white text stands on it.",
    examples: ["#003399"],
  }),
  "section-colours": z
    .array(darkColour)
    .max(24)
    .optional()
    .meta({
      description: "Colours that sections have in turn, instead of `colour`; an empty list for the same in all.",
      examples: [["#00594c", "#7a1f2b"]],
    }),
  accent: colour
    .optional()
    .meta({ description: "Colour of rules and years on that colour; a light one.", examples: ["#ffcc00"] }),
});

/** Settings of how pages and sections are numbered. */
const numbering = z.strictObject({
  "front-matter": z.enum(["arabic", "roman"]).default("arabic").meta({
    description:
      "`roman`: the pages before the introduction or first section are i, ii, iii, and that begins with 1 on a right-hand page. `arabic`: counted from the cover.",
  }),
  sections: z.enum(["author", "automatic"]).default("author").meta({
    description:
      "`author`: section numbers are printed as they are written. `automatic`: headings of sections are numbered in the order of the files, four levels deep, and a number that is written otherwise is reported.",
  }),
  captions: z.enum(["report", "section"]).default("report").meta({
    description:
      "`report`: boxes, figures and tables are numbered through the report. `section`: anew in each section that has a number, as 4.19, and as A.1 in annexes.",
  }),
  annexes: z.enum(["author", "automatic"]).default("author").meta({
    description:
      "`author`: titles of annexes are printed as they are written. `automatic`: they are counted, “Annex 1.”, and a reference says “Annex 1”.",
  }),
  "annex-captions": z.enum(["report", "own"]).default("report").meta({
    description:
      "`report`: boxes, figures and tables of annexes are numbered as those of the sections. `own`: A.1, A.2, through all annexes.",
  }),
});

/** Settings of the print files: what the printer asks for, and is told. */
const print = z.strictObject({
  bleed: z
    .number()
    .min(0)
    .max(10)
    .default(3)
    .meta({ description: "How far grounds go on beyond the cut, in mm.", examples: [3] }),
  "ink-limit": z.number().min(200).max(400).default(300).meta({
    description: "Most ink on one spot, in per cent of one full ink; the printer tells it for the paper.",
  }),
  resolution: z
    .int()
    .min(72)
    .max(1200)
    .default(300)
    .meta({ description: "Fewest pixels in an inch of a picture as it is printed." }),
  signature: z
    .int()
    .min(2)
    .max(64)
    .multipleOf(2, "an even number")
    .default(8)
    .meta({ description: "The body's pages come to a multiple of it, with blank pages at the end." }),
  paper: z
    .strictObject({
      weight: z.number().min(30).max(400).default(100).meta({ description: "Weight of the body's paper, in g/m²." }),
      bulk: z.number().min(0.5).max(3).default(1).meta({ description: "Bulk of the body's paper, in cm³/g." }),
    })
    .prefault({}),
  spine: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Width of the spine in mm, where the printer or a dummy told it.", examples: [14.5] }),
  inks: z
    .record(
      z.string().regex(isColour, 'a colour as "#003399", in quotation marks'),
      z.string().refine((written) => readInk(written) !== undefined, {
        error: 'inks in per cent as cmyk(100 80 0 0), or spot("Name" 100 80 0 0)',
      }),
    )
    .default({})
    .meta({
      description: "Inks of colours, in per cent; spot inks by their name.",
      examples: [{ "#7a1f1f": "cmyk(0 90 80 40)" }, { "#7a1f1f": 'spot("PANTONE 1807 C" 0 90 80 40)' }],
    }),
  profile: line.optional().meta({
    description: "An ICC profile of the printing condition, a file in the manuscript's folder.",
    examples: ["paper.icc"],
  }),
  condition: line
    .default("FOGRA39")
    .meta({ description: "Registered name of the printing condition.", examples: ["FOGRA51"] }),
});

export const settingsSchema = z.strictObject({
  title: line.optional().meta({
    description: "Title of the report. Without, that of the page saved from the web, or the first heading.",
    examples: ["Asylum Report 2023"],
  }),
  subtitle: line.optional().meta({ description: "Subtitle of the report.", examples: ["Annual review"] }),
  body: line
    .optional()
    .meta({ description: "The institution, in full.", examples: ["European Union Agency for Asylum"] }),
  abbreviation: line.optional().meta({ description: "The institution, abbreviated.", examples: ["EUAA"] }),
  publisher: line.optional().meta({
    description: "Who publishes the report.",
    examples: ["Publications Office of the European Union"],
  }),
  place: line.optional().meta({ description: "Place of publication.", examples: ["Luxembourg"] }),
  date: publicationDate.optional().meta({
    description: "Date of publication: a year, a month or a day.",
    examples: ["2023-05"],
    // YAML takes a year for a number.
    type: ["string", "integer"],
    pattern: String.raw`^(?:[12]\d{3}|\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d(?:[T ]\d.*)?)?)$`,
  }),
  language: z
    .string()
    .refine((written) => readLanguageTag(written) !== undefined, {
      error: (issue) => expectedTag(String(issue.input)),
    })
    .transform((written) => readLanguageTag(written)!)
    .default("en")
    .meta({
      description: `Language of the report: a tag of BCP 47, with a region where one likes. The words are known of ${languages.map((tag) => `\`${tag}\``).join(", ")}; others need \`labels\`.`,
      examples: ["fr", "en-GB", "sr-Latn"],
      anyOf: [
        { type: "string", enum: [...languages] },
        { type: "string", pattern: "^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$" },
      ],
    }),
  labels: labelSettings.default({}).meta({
    description:
      "Words that are printed, where they are not to be those of the language, and all of them for a language that is not known. Those that aren't given stay.",
  }),
  address: z
    .string()
    .trim()
    .max(1000)
    .regex(/^https?:\/\/[^\s/?#]+(?:[/?][^\s#]*)?$/, "an address as https://example.org/report/")
    .refine((written) => URL.canParse(written), { error: "an address as https://example.org/report/" })
    .optional()
    .meta({
      description: "Address at which the web page is published; the PDF lies beside it.",
      examples: ["https://example.org/report/"],
    }),
  archive: z.enum(["ua1", "ua2"]).default("ua1").meta({
    description:
      "What the screen PDF meets: `ua1`, PDF/UA-1 and PDF/A-2a (PDF 1.7), or `ua2`, PDF/UA-2 and PDF/A-4 (PDF 2.0), which few readers make full use of yet.",
  }),
  slug: z
    .string()
    .max(maxSlug)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and hyphens, as asylum-report-2023")
    .refine((written) => !isReservedName(written), { error: "a name that Windows does not keep for devices" })
    .optional()
    .meta({
      description: "Name of the files that are made. Without, it is made from the title.",
      examples: ["asylum-report-2023"],
    }),
  editions: z.array(edition).default([]).meta({
    description:
      "The forms in which the report is published. Check digits are verified, what is missing is reported (`none` says that there is none).",
  }),
  "language-editions": z
    .array(line)
    .default([])
    .meta({
      description:
        "The report in other languages, which `build --editions` makes too: folders with a `report.yaml` each, or settings files beside this one.",
      examples: [["fr", "report.de.yaml"]],
    }),
  parts: partsSchema.prefault({}).meta({
    description:
      "What the book has around the sections, printed in the order in which it is written here; what isn't named isn't printed. The cover is first and the back cover last wherever they are written. Any other name is a part of your own, `{ file: method.md }` with the settings that [manuscript.md](manuscript.md#parts) tells.",
  }),
  imprint: imprint.default({}).meta({ description: "What the imprint says beside place, publisher and date." }),
  cover: coverSchema.default({}).meta({
    description: "What the front cover shows, where `parts` has one. [press.md](press.md) tells what printers need.",
  }),
  "back-cover": backCoverSchema.default({}).meta({ description: "What the back cover shows, where `parts` has one." }),
  look: look.default({}).meta({ description: "The look, where it is not as the theme has it." }),
  numbering: numbering.prefault({}).meta({ description: "How pages and sections are numbered." }),
  "cite-sections": z.enum(["none", "opener", "end"]).default("none").meta({
    description: "Where each section says how to cite it; the imprint says so of the report.",
  }),
  "picture-credits": z.enum(["near", "imprint"]).default("near").meta({
    description:
      "Where the `credit` of pictures is printed: `near`, below each; `imprint`, listed in the imprint with page numbers.",
  }),
  "map-rights": paragraphs.optional().meta({
    description:
      "Rights and remarks that are printed below each figure of the class `.map`; paragraphs as in `imprint`.",
    examples: ["© EuroGeographics for the administrative boundaries"],
  }),
  print: print.prefault({}).meta({ description: "What the printer needs to know." }),
  notes: noteSchema.prefault({}).meta({ description: "The notes." }),
  sources: line.optional().meta({
    description: "The sources' file, BibTeX or CSL-JSON, in the manuscript's folder: `[^@key]` is a note made from it.",
    examples: ["sources.bib"],
  }),
  sections: z
    .array(line)
    .min(1)
    .optional()
    .meta({
      description: "The sections' files in their order. Without, all `.md` files by name.",
      examples: [["1-introduction.md", "2-routes.md"]],
    }),
});

/** Front matter of a section in a folder; what concerns the whole report stands in report.yaml. */
export const sectionSchema = z.strictObject({
  "short-title": line.optional().meta({ description: "What the running head says instead of the section's title." }),
  "first-note": noteNumber.meta({
    description: "Number of the first note that the section calls, where it does not follow the one before.",
  }),
  "section-icon": line.optional().meta({ description: "A picture above the section's title, which is decoration." }),
  title: z
    .unknown()
    .optional()
    .meta({ description: "Title of the section, where its text has no heading of level 1." }),
});

/** Settings as the author wrote them, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** Where notes stand. */
export type NotePlace = Settings["notes"]["place"];
/** Forms of callouts: a number, or one in brackets. */
export type CalloutForm = Settings["notes"]["callouts"];
/** Standards that the screen PDF meets. */
export type ArchiveStandard = Settings["archive"];
/** Settings for the printer. */
export type PrintSettings = Settings["print"];
export type Edition = Settings["editions"][number];
