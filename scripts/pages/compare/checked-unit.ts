/** Declares the expected and the actual result of reading a unit's PDF. */
import type { TaggedWords } from "../../lib/pdf/text/tagged-words.ts";

/** Digest of the words that must be read in a unit's PDF (see `digestOfLetters`). */
export interface ExpectedDigest {
  digest: string;
  /** The words themselves, in reading order. */
  written: string;
  figures: readonly ExpectedFigure[];
}

export type FigureKind = "drawing" | "formula" | "picture";

/** A figure or formula, in reading order. */
export interface ExpectedFigure {
  /** Tells which part of it the digest holds: a drawing's words, a formula's signs, nothing of a picture. */
  kind: FigureKind;
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
