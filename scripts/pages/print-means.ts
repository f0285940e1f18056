/** What all units of a report are laid out and printed with; a unit and where it stands in, what its pages get from that out. */
import type { Store } from "../cache/store.ts";
import type { Unit } from "../html/units.ts";
import { pageColumnIds } from "../html/page-slots.ts";
import { folioAt } from "./folios.ts";
import type { Placement } from "./in-page/place-pages.ts";
import type { Printing } from "./kept-pages.ts";
import type { Opening, PagedPart, Pagination as BookPagination } from "./paginate-book.ts";
import type { PrintSheet } from "./print-sheet.ts";
import type { Seats } from "./seats.ts";

export interface PrintMeans {
  seats: Pick<Seats, "use">;
  store: Store;
  /** The print stylesheet. */
  css: string;
  /** Stands for the browser, the typefaces and the pictures: what pages depend on beside their HTML. */
  surroundings: string;
  /** What every page is printed on. */
  sheet: PrintSheet;
  openingOf: (unit: Unit) => Opening;
  /** What a unit's pages must know; where everything stands is given for units that wait for it. */
  placementOf: (
    unit: Unit,
    firstPage: number,
    book?: BookPagination,
    anchors?: PagedPart["anchors"],
  ) => Omit<Placement, "folios" | "firstFolio" | "sheet">;
  /** What must be on its pages before a unit can be placed: nothing else, all units before it, or the whole book. */
  waitsFor: (unit: Unit) => "nothing" | "units before" | "book";
  /** Whether a unit is of the text, whose first page has the folio 1; undefined where the book's first page has it. */
  isText: ((unit: Unit) => boolean) | undefined;
  /** As printed, of a page counted from 1; `textFirst` is the page with the folio 1. */
  folioOf: (page: number, textFirst: number) => string;
  /** Mends the tags of a printed unit (see `mendTags`). */
  mend: (pdf: Uint8Array, printing: Pick<Printing, "unitId" | "tablePieces">) => Promise<Uint8Array>;
  /** Told how many pages are finished in all. */
  onPages: (count: number) => void;
}

/** As much of the book's pagination as one unit must know. */
export type KnownPages = Pick<BookPagination, "pageOf" | "textFirst">;

/**
 * @param firstPage - of the unit in the book, counted from 1
 * @param known - where the ids in its columns of page numbers stand
 * @param pagination - for a unit that waits for others: where these stand, with its own `anchors`
 */
export function placeUnit(
  means: Pick<PrintMeans, "placementOf" | "folioOf" | "sheet">,
  unit: Unit,
  firstPage: number,
  known: KnownPages,
  pagination?: BookPagination,
  anchors?: PagedPart["anchors"],
): Placement {
  const folios = foliosOf(pageColumnIds(unit.html), known, means.folioOf);
  const firstFolio = folioAt(firstPage, known.textFirst);
  return { ...means.placementOf(unit, firstPage, pagination, anchors), firstFolio, folios, sheet: means.sheet };
}

/** Page numbers as printed, by the ids of what stands on a page. */
export function foliosOf(
  ids: readonly string[],
  { pageOf, textFirst }: KnownPages,
  folioOf: PrintMeans["folioOf"],
): Record<string, string> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const page = pageOf(id);
      return page === undefined ? [] : [[id, folioOf(page, textFirst)]];
    }),
  );
}
