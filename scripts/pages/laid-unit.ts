/** Declares what is known of a unit that is on pages, and of one that is printed. */
import type { Difference } from "./compare-inventories.ts";
import type { Pagination } from "./inspection.ts";
import type { UnitPlaces } from "./unit-places.ts";
import type { PageContent } from "./page-contents.ts";

/**
 * Facts that were found on a unit's pages. Plain data; the pages themselves are cached apart, since few builds
 * need them.
 */
export interface PagedFacts extends Pagination {
  /** Page within the unit, from 0, of each id in it. */
  anchors: Record<string, number>;
  differences: Difference[];
  /** Contents of each page. */
  contents: PageContent[];
  /** Complaints that the browser had meanwhile. */
  troubles: string[];
  /** Version of the browser that laid it out. */
  browser: string;
}

/** A unit's HTML as it is laid out, its places, and the key that stands for its pages wherever these lie in their files. */
export interface LayoutInput {
  html: string;
  places: UnitPlaces;
  key: string;
}

/** A unit on pages. */
export interface LaidUnit extends LayoutInput {
  /** Page numbers within its lines, as printed, by id. */
  references: Readonly<Record<string, string>>;
  pages: PagedFacts;
  /** Whether it was laid out now. */
  fresh: boolean;
}

/** A unit's pages, printed. */
export interface PrintedPages {
  pdf: Uint8Array;
  /** Differences between what a reader of the PDF finds in it and what was written. */
  misprints: Difference[];
}
