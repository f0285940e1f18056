/** Declares the settings of the notes: where they stand, their callouts and their numbering. */
import * as z from "zod";

/** Checks a note's number. */
export const noteNumber = z.int().min(1).max(999_999).optional();

/** Shape of the setting `notes`. */
export const noteSchema = z.strictObject({
  place: z.enum(["report-end", "section-end", "page-foot"]).default("report-end").meta({
    description:
      "`report-end`: all notes in a part of their own, behind the annexes. `section-end`: those of each section behind its text. `page-foot`: each at the foot of the page that calls it. Notes written `[^*label]` stand at the foot of their page.",
  }),
  numbering: z.enum(["report", "section", "page"]).default("report").meta({
    description:
      "`report`: one row of numbers through the report. `section`: from 1 in each section. `page`: from 1 on each page, for notes at its foot; on the web page, which has no pages, in each section.",
  }),
  first: noteNumber.meta({ description: "Number of the first note.", examples: [165] }),
  repeats: z.enum(["full", "short", "ibidem"]).default("full").meta({
    description:
      "What a note on a source says where the source was called before. `full`: the same as the first time, or the first note again. `short`: author, year and title. `ibidem`: “Ibid.” where the note before is of the same source, else the short form.",
  }),
  callouts: z.enum(["plain", "brackets"]).default("plain").meta({
    description:
      "`plain`: a raised number behind the punctuation, before it in French. `brackets`: as EU institutions have it, `(1)` before the punctuation.",
  }),
});
