/** Declares the shape and defaults of report.yaml, and of the same settings in a single file's front matter. */
import * as z from "zod";
import { languages } from "../../../languages/languages.ts";
import { expectedTag, readLanguageTag } from "../../../languages/language-tag.ts";
import { publicationDateSetting } from "./date-schema.ts";
import { editionSchema, imprintSchema } from "./imprint-schema.ts";
import { labelSettings } from "../label-settings.ts";
import { lookSchema } from "./look-schema.ts";
import { numberingSchema } from "./numbering-schema.ts";
import { isReservedName, maxSlug } from "../../output-name.ts";
import { partsSchema } from "./parts-schema.ts";
import { printSchema } from "./print-schema.ts";
import { backCoverSchema, coverSchema } from "./cover-schema.ts";
import { noteNumber, noteSchema } from "./note-schema.ts";
import { lineSetting, paragraphsSetting } from "./setting-text.ts";

export const settingsSchema = z.strictObject({
  title: lineSetting.optional().meta({
    description: "Title of the report. Without, that of the page saved from the web, or the first heading.",
    examples: ["Asylum Report 2023"],
  }),
  subtitle: lineSetting.optional().meta({ description: "Subtitle of the report.", examples: ["Annual review"] }),
  body: lineSetting
    .optional()
    .meta({ description: "The institution, in full.", examples: ["European Union Agency for Asylum"] }),
  abbreviation: lineSetting.optional().meta({ description: "The institution, abbreviated.", examples: ["EUAA"] }),
  publisher: lineSetting.optional().meta({
    description: "Who publishes the report.",
    examples: ["Publications Office of the European Union"],
  }),
  place: lineSetting.optional().meta({ description: "Place of publication.", examples: ["Luxembourg"] }),
  date: publicationDateSetting.optional().meta({
    description: "Date of publication: a year, a month or a day.",
    examples: ["2023-05"],
    // YAML reads a year as a number.
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
  editions: z.array(editionSchema).default([]).meta({
    description:
      "The forms in which the report is published. Check digits are verified, what is missing is reported (`none` says that there is none).",
  }),
  "language-editions": z
    .array(lineSetting)
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
  imprint: imprintSchema.default({}).meta({ description: "What the imprint says beside place, publisher and date." }),
  cover: coverSchema.default({}).meta({
    description: "What the front cover shows, where `parts` has one. [press.md](press.md) tells what printers need.",
  }),
  "back-cover": backCoverSchema.default({}).meta({ description: "What the back cover shows, where `parts` has one." }),
  look: lookSchema.default({}).meta({ description: "The look, where it is not as the theme has it." }),
  numbering: numberingSchema.prefault({}).meta({ description: "How pages and sections are numbered." }),
  "cite-sections": z.enum(["none", "opener", "end"]).default("none").meta({
    description: "Where each section says how to cite it; the imprint says so of the report.",
  }),
  "picture-credits": z.enum(["near", "imprint"]).default("near").meta({
    description:
      "Where the `credit` of pictures is printed: `near`, below each; `imprint`, listed in the imprint with page numbers.",
  }),
  "map-rights": paragraphsSetting.optional().meta({
    description:
      "Rights and remarks that are printed below each figure of the class `.map`; paragraphs as in `imprint`.",
    examples: ["© EuroGeographics for the administrative boundaries"],
  }),
  print: printSchema.prefault({}).meta({ description: "What the printer needs to know." }),
  notes: noteSchema.prefault({}).meta({ description: "The notes." }),
  sources: lineSetting.optional().meta({
    description: "The sources' file, BibTeX or CSL-JSON, in the manuscript's folder: `[^@key]` is a note made from it.",
    examples: ["sources.bib"],
  }),
  sections: z
    .array(lineSetting)
    .min(1)
    .optional()
    .meta({
      description: "The sections' files in their order. Without, all `.md` files by name.",
      examples: [["1-introduction.md", "2-routes.md"]],
    }),
});

/** Shape of the front matter of a section in a folder; settings of the whole report are in report.yaml. */
export const sectionSchema = z.strictObject({
  "short-title": lineSetting
    .optional()
    .meta({ description: "What the running head says instead of the section's title." }),
  "first-note": noteNumber.meta({
    description: "Number of the first note that the section calls, where it does not follow the one before.",
  }),
  "section-icon": lineSetting
    .optional()
    .meta({ description: "A picture above the section's title, which is decoration." }),
  title: z
    .unknown()
    .optional()
    .meta({ description: "Title of the section, where its text has no heading of level 1." }),
});

/** The settings that the author wrote, checked and with defaults. */
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
