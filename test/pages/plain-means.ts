/** Seats in, what a report is printed with when nothing but its pages matters out: no cache, no heads that differ, no sides. */
import { forgetful } from "../../scripts/cache/kept.ts";
import type { PrintMeans } from "../../scripts/pages/print-means.ts";
import { sheetFor } from "../../scripts/pages/print-sheet.ts";
import { readPrintStyles } from "../../scripts/pages/read-styles.ts";

/** @param other - what the test is about */
export async function plainMeans(seats: PrintMeans["seats"], other: Partial<PrintMeans> = {}): Promise<PrintMeans> {
  return {
    seats,
    store: forgetful,
    css: await readPrintStyles(),
    surroundings: "",
    sheet: sheetFor({ widthMm: 210, heightMm: 297 }, 3),
    placementOf: (_, firstPage) => ({
      firstPage,
      title: "T",
      language: "en",
      verso: "V",
      recto: "R",
      destinations: "",
    }),
    openingOf: () => "anywhere",
    isText: undefined,
    waitsFor: () => "nothing",
    folioOf: String,
    mend: (pdf) => Promise.resolve(pdf),
    onPages: () => undefined,
    ...other,
  };
}
