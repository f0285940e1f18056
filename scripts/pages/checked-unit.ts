/** Declares the expected and the actual result of reading a unit's PDF. */
import type { TaggedWords } from "../lib/pdf/tagged-words.ts";

/** Digest of the words that must be read in a unit's PDF (see `digestOfLetters`). */
export interface ExpectedDigest {
  digest: string;
  /** The words themselves, in reading order. */
  written: string;
  figures: readonly ExpectedFigure[];
}

/** A figure or formula, in reading order. */
export interface ExpectedFigure {
  /** Whether it is a drawing with words, which are part of the digest. */
  isDrawn: boolean;
  /** Whether white space separates it from the word before. */
  isApartBefore: boolean;
  /** Whether white space separates it from the word behind. */
  isApartBehind: boolean;
}

/** The result of reading a unit's PDF. `words` is undefined where the expected words were read. */
export interface CheckedUnit {
  pdf: Uint8Array;
  words?: TaggedWords | undefined;
}
