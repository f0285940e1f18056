/** Declares what must be read in a unit's PDF, and what was. */
import type { TaggedWords } from "../lib/pdf/tagged-words.ts";

/** Digest of what must be read in a unit's PDF (see `digestOfLetters`). */
export interface ExpectedDigest {
  digest: string;
  /** The words themselves, in the order of reading. */
  written: string;
  figures: readonly ExpectedFigure[];
}

/** A figure or formula, in the order of reading. */
export interface ExpectedFigure {
  /** Whether its words are among the digested ones. */
  isDrawn: boolean;
  /** Whether white space stands between the word before and it. */
  isApartBefore: boolean;
  /** Whether white space stands between it and the word behind. */
  isApartBehind: boolean;
}

/** Result of reading a unit's PDF. Where `words` is undefined, they are those that were expected. */
export interface CheckedUnit {
  pdf: Uint8Array;
  words?: TaggedWords | undefined;
}
