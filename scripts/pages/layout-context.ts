/** Declares what all units are laid out and printed with, and tells a unit's pages what they get from their place. */
import type { Store } from "../lib/cache/store.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import { notesHeads } from "../html/notes-heads.ts";
import { setPlainText } from "../html/typography/set-type.ts";
import type { Unit } from "../html/units.ts";
import type { CheckedUnit, ExpectedDigest } from "./checked-unit.ts";
import { destinationHtml } from "./destination-html.ts";
import { folioAt, folioOf } from "./folios.ts";
import type { Placement } from "./placement.ts";
import type { Printing } from "./printing.ts";
import type { PagedPart, BookPagination } from "./paginate-book.ts";
import type { PrintSheet } from "./placement.ts";
import type { BrowserPool } from "./browser-pool.ts";

export interface LayoutContext {
  pool: Pick<BrowserPool, "use">;
  store: Store;
  /** Text of the print stylesheet. */
  css: string;
  /** Hash of the browser, the typefaces and the pictures: what pages depend on beside their HTML. */
  surroundings: string;
  /** Sheet that every page is printed on. */
  sheet: PrintSheet;
  /** Title of the report; also the running head of versos. */
  title: string;
  language: Language;
  labels: Labels;
  /** Room for running heads, in millimetres; without, all of a head is printed. */
  headWidthMm?: number;
  /** Whether the PDF leads to elements, and not only to their pages. */
  marksPlaces?: true;
  /** Stands in for `folioOf` in tests of wrong numbers. */
  folioOf?: (page: number, textFirst: number) => string;
  /** Pages that are printed at once, about; of a longer unit each piece is printed for itself (see `cutForPrint`). */
  pagesInPiece?: number;
  /** Repairs the tags of a printed unit, and reads its words back (see `repairAndCheck`). */
  repair: (
    prints: readonly Uint8Array[],
    printing: Pick<Printing, "unitId" | "tablePieces" | "pageCount"> & { expected: ExpectedDigest },
  ) => Promise<CheckedUnit>;
  /** Is told that so many pages more are finished. */
  onPages: (count: number) => void;
}

type PlacementContext = Pick<
  LayoutContext,
  "title" | "language" | "labels" | "headWidthMm" | "folioOf" | "sheet" | "marksPlaces"
>;

/** Part of the book's pagination that one unit must know. */
export type KnownPages = Pick<BookPagination, "pageOf" | "textFirst">;

/**
 * Returns a unit's placement.
 *
 * @param job - on its pages, of which `firstPage` is the first in the book, counted from 1
 * @param known - where the ids in its columns of page numbers stand, and the callouts of its notes
 */
export function placeUnit(
  context: PlacementContext,
  {
    unit,
    anchors,
  }: { unit: Pick<Unit, "title" | "links" | "pageColumns" | "notes" | "notesTitle"> } & Pick<PagedPart, "anchors">,
  firstPage: number,
  known: KnownPages,
): Placement {
  const { title, language, labels, headWidthMm, sheet, marksPlaces, folioOf: nameOf = folioOf } = context;
  const { notes } = unit;
  const folio = (page: number) => nameOf(page, known.textFirst);
  return {
    firstPage,
    title,
    language,
    verso: setPlainText(title, language),
    recto: setPlainText(unit.title, language),
    ...(headWidthMm === undefined ? {} : { headWidthMm }),
    destinations: destinationHtml(unit.links),
    ...(marksPlaces ? { marksPlaces } : {}),
    ...(notes.length > 0 ? { headsByPage: notesHeads(unit, anchors, known.pageOf, folio, labels) } : {}),
    firstFolio: folioAt(firstPage, known.textFirst),
    folios: foliosOf(context, unit.pageColumns, known),
    sheet,
  };
}

/** Returns page numbers as printed, by the ids of what stands on a page. */
export function foliosOf(
  { folioOf: nameOf = folioOf }: Pick<LayoutContext, "folioOf">,
  ids: readonly string[],
  { pageOf, textFirst }: KnownPages,
): Record<string, string> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const page = pageOf(id);
      return page === undefined ? [] : [[id, nameOf(page, textFirst)]];
    }),
  );
}
