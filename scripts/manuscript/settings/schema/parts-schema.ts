/** Declares the shape of the setting `parts`: the parts of the book around the sections. */
import * as z from "zod";
import { lineSetting } from "./setting-text.ts";

/** The author of a part, as a foreword names one. */
const author = z.strictObject({
  name: lineSetting.meta({ description: "Name of the author." }),
  function: lineSetting.optional().meta({ description: "Function of the author." }),
  picture: lineSetting.optional().meta({ description: "Picture of the author, a file in the manuscript's folder." }),
});

/** A part that is a Markdown file, with its settings. */
const chapterForm = z.strictObject(
  {
    file: lineSetting.meta({ description: "The Markdown file." }),
    title: lineSetting.optional().meta({
      description: "Heading of the part, where its file has none of level 1; else what its running head says.",
    }),
    contents: z.boolean().default(true).meta({ description: "Whether its headings stand in the contents." }),
    numbered: z.boolean().default(false).meta({
      description: "Whether `numbering.sections: automatic` numbers its headings with those of the sections.",
    }),
    "open-right": z.boolean().default(false).meta({ description: "Whether it begins on a right-hand page." }),
    author: author.optional().meta({ description: "Name, function and picture, printed below its heading." }),
  },
  { error: (issue) => (issue.code === "invalid_type" ? "a part of your own, as `{ file: method.md }`" : undefined) },
);

/** A Markdown file, by its name alone or with settings. */
const chapter = z
  .union([lineSetting, chapterForm], {
    error:
      "a Markdown file, or `{ file: foreword.md }` with `title`, `contents`, `numbered`, `open-right`, `author: { name: …, function: …, picture: … }`",
  })
  .optional();

/** Sets the place of the sections or notes, which every report has. */
const place = z.enum(["here"]).optional();

export const partsSchema = z
  .object({
    cover: z.boolean().default(false).meta({ description: "The front cover." }),
    "title-page": z
      .boolean()
      .default(false)
      .meta({ description: "The title page: body, title and subtitle, edition or year, place." }),
    imprint: z.boolean().default(false).meta({
      description: "The title page's back: who, when, rights and identifiers, filled from `imprint` and `editions`.",
    }),
    foreword: chapter.meta({
      description: "The foreword's Markdown file, or `{ file: …, author: { name: …, function: …, picture: … } }`.",
      examples: ["foreword.md"],
    }),
    acknowledgements: chapter.meta({ description: "The acknowledgements' Markdown file.", examples: ["thanks.md"] }),
    acronyms: chapter.meta({
      description: "The Markdown file with acronyms and abbreviations.",
      examples: ["acronyms.md"],
    }),
    contents: z.boolean().default(false).meta({ description: "The contents: headings with page numbers." }),
    lists: z
      .array(lineSetting)
      .default([])
      .meta({
        description:
          "Lists, in the order written: `figures`, `tables`, `boxes`, or a kind of boxes that the theme has, as `focus`. Boxes of kinds without a list of their own are in that of boxes.",
        examples: [
          ["figures", "tables"],
          ["figures", "boxes", "focus"],
        ],
      }),
    "executive-summary": chapter.meta({
      description: "The executive summary's Markdown file.",
      examples: ["summary.md"],
    }),
    "readers-guide": chapter.meta({ description: "The reader's guide's Markdown file.", examples: ["guide.md"] }),
    introduction: chapter.meta({ description: "The introduction's Markdown file.", examples: ["introduction.md"] }),
    sections: place.meta({
      description:
        "Where the sections stand. Without: behind the introduction, or where there is none before the concluding remarks, annexes, contact page and back cover.",
      examples: ["here"],
    }),
    "concluding-remarks": chapter.meta({
      description: "The concluding remarks' Markdown file.",
      examples: ["conclusions.md"],
    }),
    annexes: z
      .array(lineSetting)
      .default([])
      .meta({ description: "The annexes' Markdown files.", examples: [["annex-a.md"]] }),
    notes: place.meta({
      description:
        "Where the endnotes stand. Without: behind the sections, concluding remarks and annexes, whichever is last.",
      examples: ["here"],
    }),
    sources: z.boolean().default(false).meta({
      description: "The list of all sources that notes call, from the file that `sources` names.",
    }),
    contact: chapter.meta({ description: "The Markdown file of the page with addresses.", examples: ["contact.md"] }),
    "open-right": z
      .array(z.enum(["foreword", "contents", "introduction", "sections", "annexes", "notes"]))
      .default([])
      .meta({
        description:
          "What begins on a right-hand page, with a blank page before it where needed; the title page always does.",
        examples: [["contents", "sections"]],
      }),
    "back-cover": z.boolean().default(false).meta({
      description:
        "The back cover, with an ISBN as a barcode and a catalogue number: the print edition's, else those of the first edition that has one.",
    }),
  })
  .catchall(chapterForm);

/** Settings of the parts. */
export type ReportParts = z.infer<typeof partsSchema>;

/** The settings of a part that is a Markdown file. */
export type ChapterForm = z.infer<typeof chapterForm>;

/** Returns the settings of a part that is a Markdown file; undefined for other values. */
export function chapterFormOf(value: unknown): ChapterForm | undefined {
  if (typeof value === "string") return { file: value, contents: true, numbered: false, "open-right": false };
  const isForm = typeof value === "object" && value !== null && "file" in value;
  return isForm ? (value as ChapterForm) : undefined;
}
