/** Declares the input and the result of a check of the preflight. */
import type { Box } from "../../lib/pdf/geometry.ts";
import type { TrimSize } from "../../pages/print-sheet.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import type { InkSample } from "./sample-inks.ts";

export interface PressFinding {
  /** An error keeps the file from being printed; a warning is for a person to look at; a note is worth knowing. */
  readonly severity: "error" | "warning" | "note";
  /** Page of the file, from 1; undefined where the finding is about the whole file. */
  readonly page?: number;
  /**
   * Sentence in the form "Unexpected X, expected Y". Findings with the same text are reported as one, with all their
   * pages.
   */
  readonly text: string;
  /** Where on the page, in points from the sheet's lower left corner. */
  readonly box?: Box | undefined;
}

/** A picture file of the manuscript. */
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
  /** Name of the file's profile, where it is of another printing condition and the picture is converted from it. */
  readonly otherProfile: string | undefined;
}

/**
 * The order that a file is compared with. A field is undefined where nobody said what is wanted, as for a file from
 * elsewhere.
 */
export interface PressOrder {
  /** A part of a report, or `any` file. */
  readonly kind: "body" | "cover" | "any";
  readonly trim: TrimSize | undefined;
  readonly bleedMm: number;
  /** The most ink on one spot, 1 for one full ink. */
  readonly inkLimit: number;
  readonly pageCount: number | undefined;
  readonly signature: number | undefined;
  readonly condition: string | undefined;
  /** Names of the spot inks that are printed. */
  readonly spotInks: readonly string[] | undefined;
  /** Pictures of the manuscript, without drawings. */
  readonly pictures: readonly PictureFile[];
  /** Pictures that are printed with their own inks, also those within drawings. */
  readonly inkPictures: readonly InkPictureFile[];
  /** The least resolution of the manuscript's pictures, in pixels per inch. */
  readonly resolution: number;
  /** Pages that are blank on purpose, from 1, with the reason in words. */
  readonly blanks: ReadonlyMap<number, string>;
}

export interface Check {
  /** The name of the check's file. */
  readonly name: string;
  /** The subject of the check, in a few words. */
  readonly title: string;
  readonly run: (facts: PressFacts, order: PressOrder, inks: readonly InkSample[]) => PressFinding[];
}
