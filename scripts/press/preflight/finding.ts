/** What a check of the preflight takes and gives. */
import type { TrimSize } from "../../pages/print-sheet.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import type { InkSample } from "./sample-inks.ts";

export interface Finding {
  /** An error keeps the file from the press; a warning is for somebody to look at; `note` is worth knowing. */
  readonly severity: "error" | "warning" | "note";
  /** Of the file, from 1; none where the file as a whole is meant. */
  readonly page?: number;
  /** "Unexpected X, expected Y". Pages with the same text are told together. */
  readonly text: string;
}

/** A picture of the manuscript, as it lies there. */
export interface PictureFile {
  /** As the Markdown names it. */
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What was ordered. */
export interface PressOrder {
  readonly kind: "body" | "cover";
  readonly trim: TrimSize;
  readonly bleedMm: number;
  /** Most ink on one spot, 1 for one full ink. */
  readonly inkLimit: number;
  readonly pageCount: number;
  readonly signature: number;
  readonly condition: string;
  /** Pictures of the manuscript, but for drawings. */
  readonly pictures: readonly PictureFile[];
  /** Fewest pixels in an inch of these. */
  readonly resolution: number;
  /** Pages that are blank on purpose, from 1, by why. */
  readonly blanks: ReadonlyMap<number, string>;
}

export interface Check {
  /** Its file's name. */
  readonly name: string;
  /** What it looks at, in a few words. */
  readonly title: string;
  readonly run: (facts: PressFacts, order: PressOrder, inks: readonly InkSample[]) => Finding[];
}
