/** Declares what is known of the sources that a report cites, whatever the form of the file that they are read from. */
import type { Point } from "unist";
import type { VFile } from "vfile";

/** One source. Dates are a year, a month or a day, as `2023-05-31`. */
export interface CitedSource {
  key: string;
  /** Persons and bodies as they are printed: `Müller, J.; European Commission`. */
  author?: string | undefined;
  date?: string | undefined;
  title?: string | undefined;
  shortTitle?: string | undefined;
  /** Work that it is part of, a journal say, with volume, number and pages. */
  container?: string | undefined;
  publisher?: string | undefined;
  /** Town of the publisher. */
  place?: string | undefined;
  address?: string | undefined;
  doi?: string | undefined;
  /** Day on which the address was looked at. */
  accessed?: string | undefined;
  /** Words that stand for dates and are none, where they are left out. */
  wrongDates?: readonly string[];
  /** Place in the file. */
  point: Point;
}

export interface SourceLibrary {
  file: VFile;
  /** Sources by their keys, in the order of the file. */
  sources: ReadonlyMap<string, CitedSource>;
}

/** A source that can't be read, by its place in the text. */
export interface UnreadableSource {
  offset: number;
  problem: string;
}
