/** Declares what a check of the preflight takes and gives. */
import type { Box } from "../../lib/pdf/geometry.ts";
import type { TrimSize } from "../../pages/print-sheet.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import type { InkSample } from "./sample-inks.ts";

export interface Finding {
  /** An error keeps the file from the press; a warning is for somebody to look at; `note` is worth knowing. */
  readonly severity: "error" | "warning" | "note";
  /** Page of the file, from 1; none where the file as a whole is meant. */
  readonly page?: number;
  /** "Unexpected X, expected Y". Pages with the same text are told together. */
  readonly text: string;
  /** Where on the page, in points from the sheet's lower left corner. */
  readonly box?: Box | undefined;
}

/** A picture of the manuscript, as it lies there. */
export interface PictureFile {
  /** The address in the Markdown. */
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture whose file holds inks. */
export interface InkPictureFile extends PictureFile {
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** Name of the profile of another printing condition, from which it is converted. */
  readonly otherProfile: string | undefined;
}

/** The order that a file is held against; undefined where nobody said, as for a file that comes from elsewhere. */
export interface PressOrder {
  /** A part of a report, or `any` file. */
  readonly kind: "body" | "cover" | "any";
  readonly trim: TrimSize | undefined;
  readonly bleedMm: number;
  /** Most ink on one spot, 1 for one full ink. */
  readonly inkLimit: number;
  readonly pageCount: number | undefined;
  readonly signature: number | undefined;
  readonly condition: string | undefined;
  /** Names of the spot inks that are printed. */
  readonly spotInks: readonly string[] | undefined;
  /** Pictures of the manuscript, but for drawings. */
  readonly pictures: readonly PictureFile[];
  /** The pictures, also in drawings, that are printed with their own inks. */
  readonly inkPictures: readonly InkPictureFile[];
  /** Fewest pixels in an inch of pictures of the manuscript. */
  readonly resolution: number;
  /** Pages that are blank on purpose, from 1, by why. */
  readonly blanks: ReadonlyMap<number, string>;
}

export interface Check {
  /** Its file's name. */
  readonly name: string;
  /** The subject of the check, in a few words. */
  readonly title: string;
  readonly run: (facts: PressFacts, order: PressOrder, inks: readonly InkSample[]) => Finding[];
}
