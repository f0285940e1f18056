/** Declares the context in which units are laid out and printed, and computes the placement of a unit. */
import type { Store } from "../lib/cache/store.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import { notesHeads } from "../html/notes/notes-heads.ts";
import { setPlainText } from "../html/typography/set-type.ts";
import type { Unit } from "../html/units.ts";
import type { CheckedUnit, ExpectedDigest } from "./compare/checked-unit.ts";
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
  /** Hash of browser, typefaces and pictures, on which pages depend beside their HTML. */
  surroundings: string;
  /** Sheet on which every page is printed. */
  sheet: PrintSheet;
  /** Title of the report; also the running head of versos. */
  title: string;
  language: Language;
  labels: Labels;
  /** Width for running heads, in millimetres; if not given, heads are printed completely. */
  headWidthMm?: number;
  /** Whether links in the PDF lead to elements, and not only to their pages. */
  marksPlaces?: true;
  /** Replaces `folioOf` in tests of wrong numbers. */
  folioOf?: (page: number, textFirst: number) => string;
  /** Approximate count of pages that are printed at once; a longer unit is printed in pieces (see `cutForPrint`). */
  pagesInPiece?: number;
  /** Repairs the tags of a printed unit and reads its words back (see `repairAndCheck`). */
  repair: (
    prints: readonly Uint8Array[],
    printing: Pick<Printing, "unitId" | "tablePieces" | "pageCount"> & { expected: ExpectedDigest },
  ) => Promise<CheckedUnit>;
  /** Called with the count of newly finished pages. */
  onPages: (count: number) => void;
  /** Is told of each PDF that an earlier build printed. */
  onKnown?: (pdf: Uint8Array) => void;
}

type PlacementContext = Pick<
  LayoutContext,
  "title" | "language" | "labels" | "headWidthMm" | "folioOf" | "sheet" | "marksPlaces"
>;

/** The part of the book's pagination that a unit needs. */
export type KnownPages = Pick<BookPagination, "pageOf" | "textFirst">;

/**
 * Returns a unit's placement.
 *
 * @param firstPage - the unit's first page in the book, from 1
 * @param known - pages of the ids in its columns of page numbers, and of the callouts of its notes
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

/** Returns the folios of ids whose page is known. */
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
