/** Declares a patch of Paged.js. */

export interface Patch {
  /** Reason: what goes wrong or takes long, and what would let the patch go. */
  why: string;
  /** Text that occurs once in the source, tabs included. */
  find: string;
  replace: string;
}
