/** Gives a place for pages to tests to which it doesn't matter. */
import type { Placement } from "#pages/placement.ts";
import { sheetFor } from "#pages/print-sheet.ts";

/** Place on the first page of a book in English, without heads. */
export const plainPlacement: Placement = {
  firstPage: 1,
  firstFolio: { number: 1, style: "decimal" },
  title: "T",
  language: "en",
  verso: "",
  recto: "",
  folios: {},
  sheet: sheetFor({ widthMm: 210, heightMm: 297 }, 3),
  destinations: "",
};
