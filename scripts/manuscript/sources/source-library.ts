/** Declares the facts of sources that a report cites, whatever file format they are read from. */
import type { Point } from "unist";
import type { VFile } from "vfile";

/** A cited source. Dates are a year, a month or a day, as `2023-05-31`. */
export interface CitedSource {
  key: string;
  /** People and bodies as they are printed: `Müller, J.; European Commission`. */
  author?: string | undefined;
  date?: string | undefined;
  title?: string | undefined;
  shortTitle?: string | undefined;
  /** The work that contains the source, such as a journal, with volume, number and pages. */
  container?: string | undefined;
  publisher?: string | undefined;
  /** Town of the publisher. */
  place?: string | undefined;
  address?: string | undefined;
  doi?: string | undefined;
  /** Day on which the address was visited. */
  accessed?: string | undefined;
  /** Values of date fields that aren't dates, and are left out. */
  wrongDates?: readonly string[];
  /** Place in the file. */
  point: Point;
}

export interface SourceLibrary {
  file: VFile;
  /** Sources by their keys, in the order of the file. */
  sources: ReadonlyMap<string, CitedSource>;
}

/** A source that can't be read, with its offset in the text. */
export interface UnreadableSource {
  offset: number;
  problem: string;
}
