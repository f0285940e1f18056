/** Declares a text with places in it, which only the type knows. */

/** A label with places for `Names`: `page {page}`. */
export type Template<Names extends string> = string & { readonly names?: Names };
