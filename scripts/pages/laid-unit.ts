/** Declares the facts of a unit that is laid out, and of one that is printed. */
import type { Difference } from "./compare/compare-inventories.ts";
import type { Pagination } from "./inspection.ts";
import type { UnitPlaces } from "./unit-places.ts";
import type { PageContent } from "./page-contents.ts";

/** Facts of a unit's pages, as plain data. The pages themselves are cached separately, since few builds need them. */
export interface PagedFacts extends Pagination {
  /** Index of the page of each id in the unit. */
  anchors: Record<string, number>;
  differences: Difference[];
  /** Contents of each page. */
  contents: PageContent[];
  /** Messages of the browser while it laid the unit out. */
  troubles: string[];
  /** Version of the browser that laid it out. */
  browser: string;
}

/**
 * A unit's HTML for the layout, its places, and a key for its pages that doesn't depend on where they are in their
 * files.
 */
export interface LayoutInput {
  html: string;
  places: UnitPlaces;
  key: string;
}

/** A unit that is laid out. */
export interface LaidUnit extends LayoutInput {
  /** Folios within its lines, by id. */
  references: Readonly<Record<string, string>>;
  pages: PagedFacts;
  /** Whether it was laid out now, and not taken from the cache. */
  fresh: boolean;
}

/** The printed pages of a unit. */
export interface PrintedPages {
  pdf: Uint8Array;
  /** Differences between the text of the PDF and what was written. */
  misprints: Difference[];
}
