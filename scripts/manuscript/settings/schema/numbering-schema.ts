/** Declares the settings of how pages, sections and captions are numbered. */
import * as z from "zod";

export const numberingSchema = z.strictObject({
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
