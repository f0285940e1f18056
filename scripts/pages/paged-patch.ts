/** Declares what repairs a place in the source of Paged.js. */

export interface Patch {
  /** Reason: what goes wrong or takes long, and what would let the patch go. */
  why: string;
  /** Text that stands once in the source; tabs and all. */
  find: string;
  replace: string;
}
