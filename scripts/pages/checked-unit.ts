/** Declares what must be read in a unit's PDF, and what was. */
import type { TaggedWords } from "../lib/pdf/tagged-words.ts";

/** Digest of what must be read in a unit's PDF (see `digestOfLetters`). */
export interface ExpectedDigest {
  digest: string;
  /** The words themselves, in the order of reading. */
  written: string;
  /** For each figure, whether its words are among them. */
  drawn: readonly boolean[];
}

/** Result of reading a unit's PDF. Where `words` is undefined, they are those that were expected. */
export interface CheckedUnit {
  pdf: Uint8Array;
  words?: TaggedWords | undefined;
}
