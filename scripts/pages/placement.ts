/** Declares where a unit's pages are in the report, and what is printed on them because of that. */

/** The printed number of a page. */
export interface Folio {
  /** Counter style, as named in CSS. */
  style: "decimal" | "lower-roman";
  number: number;
}

/** The sheet on which a page is printed, in CSS pixels. */
export interface PrintSheet {
  /** Width of the sheet. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Distance from the sheet's upper left corner to the trimmed page's. */
  readonly marginPx: number;
  /** Distance by which painted areas that reach the page's edge go on beyond it. */
  readonly bleedPx: number;
}

/** All that a unit's pages can't know before all units are paged. */
export interface Placement {
  /** The unit's first page in the book; odd ones are rectos. */
  firstPage: number;
  /** Folio of its first page; those of the next pages follow. */
  firstFolio: Folio;
  /** Title in the PDF's own metadata. */
  title: string;
  language: string;
  /** Sheet that the pages are printed on. */
  sheet: PrintSheet;
  /** Text of the running heads. */
  verso: string;
  recto: string;
  /** Width for running heads, in millimetres; if not given, heads are printed completely. */
  headWidthMm?: number;
  /** Running heads of single pages, by index in the unit, which replace those of both sides. */
  headsByPage?: readonly (string | undefined)[];
  /** Folios for `data-page-of`, by id. */
  folios: Readonly<Record<string, string>>;
  /** HTML that makes Chromium print destinations for links between units. */
  destinations: string;
  /** Whether elements with ids are marked, so that links in the PDF can lead to them and not only to their pages. */
  marksPlaces?: true;
}
