/** Computes the page on which each unit begins, and the blank pages between units. */
import type { Opening } from "../html/unit-facts.ts";

export interface PagedPart {
  readonly opening: Opening;
  /** Whether it begins with the folio 1; if no part does, the book's first page has it. */
  readonly opensText: boolean;
  readonly pageCount: number;
  /** Index of the page of each id in the part. */
  readonly anchors: Readonly<Record<string, number>>;
}

/** Returns the first page from `next` on where a part may begin. Pages count from 1, and odd ones are rectos. */
export function openingPage(next: number, opening: Opening): number {
  const isRecto = next % 2 === 1;
  return opening === "anywhere" || (opening === "recto") === isRecto ? next : next + 1;
}

/** The pages of all parts, once they are laid out. */
export interface BookPagination {
  /** Blank pages before parts that begin on the other side. */
  blanks: number[];
  pageCount: number;
  /** Number of the page with the folio 1. */
  textFirst: number;
  /** Returns the page of the element with an id, from 1. */
  pageOf: (id: string) => number | undefined;
}

export interface PaginatedParts<Part> extends BookPagination {
  /** Returns the first page of a part, from 1. */
  firstPageOf: (part: Part) => number;
}

export function paginateBook<Part extends PagedPart>(parts: readonly Part[]): PaginatedParts<Part> {
  const firstPages = new Map<Part, number>();
  const blanks: number[] = [];
  const pages = new Map<string, number>();
  let textFirst = 1;
  let next = 1;
  for (const part of parts) {
    const first = openingPage(next, part.opening);
    firstPages.set(part, first);
    if (first > next) blanks.push(next);
    if (part.opensText) textFirst = first;
    for (const [id, page] of Object.entries(part.anchors)) if (!pages.has(id)) pages.set(id, first + page);
    next = first + part.pageCount;
  }
  return {
    blanks,
    pageCount: next - 1,
    textFirst,
    pageOf: (id) => pages.get(id),
    firstPageOf: (part) => firstPages.get(part)!,
  };
}
