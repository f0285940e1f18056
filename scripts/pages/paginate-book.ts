/** Units with their numbers of pages in; the page on which each begins, and the blank pages between them, out. */

export interface PagedPart {
  pageCount: number;
  /** Page within the part, from 0, of each id in it. */
  anchors: Record<string, number>;
}

/** How a part may begin. */
export type Opening = "anywhere" | "recto" | "verso";

/** The first page from `next` on where a part may begin: pages count from 1, odd ones are rectos. */
export function openingPage(next: number, opening: Opening): number {
  const isRecto = next % 2 === 1;
  return opening === "anywhere" || (opening === "recto") === isRecto ? next : next + 1;
}

/** Where everything stands, once every part is laid out. */
export interface Pagination {
  /** Of each part. */
  firstPages: number[];
  /** Pages left blank before a part that begins on the other side. */
  blanks: number[];
  pageCount: number;
  /** The page with the folio 1. */
  textFirst: number;
  /** Page of the element with an id, counted from 1. */
  pageOf: (id: string) => number | undefined;
}

/** @param textPart - index of the part that begins with the folio 1; undefined where the book's first page has it */
export function paginateBook(
  parts: readonly PagedPart[],
  openings: readonly Opening[],
  textPart: number | undefined,
): Pagination {
  const firstPages: number[] = [];
  const blanks: number[] = [];
  const pages = new Map<string, number>();
  let next = 1;
  for (const [index, { pageCount, anchors }] of parts.entries()) {
    const first = openingPage(next, openings[index]!);
    firstPages.push(first);
    if (first > next) blanks.push(next);
    for (const [id, page] of Object.entries(anchors)) if (!pages.has(id)) pages.set(id, first + page);
    next = first + pageCount;
  }
  const textFirst = textPart === undefined ? 1 : firstPages[textPart]!;
  return { firstPages, blanks, pageCount: next - 1, textFirst, pageOf: (id) => pages.get(id) };
}
