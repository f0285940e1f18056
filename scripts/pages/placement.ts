/** Describes where a unit's pages stand in the report, and what is printed on them because of that. */

/** Names a page of the book as it is printed. */
export interface Folio {
  /** Style of the number, as CSS names its counter styles. */
  style: "decimal" | "lower-roman";
  number: number;
}

/** Measures what a page is printed on, in CSS pixels. */
export interface PrintSheet {
  /** Width of the sheet. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Distance from the sheet's upper left corner to the trimmed page's. */
  readonly marginPx: number;
  /** Distance that grounds which reach the page's edge go on beyond it. */
  readonly bleedPx: number;
}

/** Tells what a unit's pages can't know before all units are paged. */
export interface Placement {
  /** The unit's first page in the book; odd ones are rectos. */
  firstPage: number;
  /** Folio that is printed on it; the pages behind it count on. */
  firstFolio: Folio;
  /** Title in the PDF's own metadata. */
  title: string;
  language: string;
  /** Sheet that the pages are printed on. */
  sheet: PrintSheet;
  /** Text of the running heads. */
  verso: string;
  recto: string;
  /** Room for them, in millimetres; without, all of a head is printed. */
  headWidthMm?: number;
  /** Texts that both kinds of page have instead, by page of the unit. */
  headsByPage?: readonly (string | undefined)[];
  /** Page numbers for `data-page-of`, as printed, by id. */
  folios: Readonly<Record<string, string>>;
  /** HTML that makes Chromium print destinations for links from and to other units. */
  destinations: string;
  /** Whether elements with ids are marked, so that the PDF can lead to them and not only to their pages. */
  marksPlaces?: true;
}
