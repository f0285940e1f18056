/** Reads the pages of a book as they were printed, each with its trim. */
import type { PrintedBook } from "../pipeline/print.ts";
import { pointsInMm, pointsInPx, type Box } from "../lib/pdf/geometry.ts";
import { mediaBox, pageForm } from "../lib/pdf/page-form.ts";
import { expectDict, type PdfDict, type PdfRef } from "../lib/pdf/objects.ts";
import { readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";
import { readTags, type Element } from "../lib/pdf/tags.ts";
import type { SheetSize } from "./sheets.ts";
import type { TextArea } from "./text-lines.ts";

/** A page of the book, to be shown on sheets. */
export interface BookPage {
  page: PdfDict;
  form: PdfRef;
  /** Where the book is cut: the trim box, in points of the page's own user space. */
  trim: Box;
  /** The area between the page's upper and lower margin. */
  textArea: TextArea;
  /**
   * Returns the MCIDs of the page's marked content in the order of the structure tree. The whole unit's tree is read at
   * the first call.
   */
  order: () => readonly number[];
}

/** Returns the pages of one unit. */
export function readUnitPages(pdf: Uint8Array, book: Pick<PrintedBook, "pageSize" | "sheet">): BookPage[] {
  const { marginTop, marginBottom } = book.pageSize;
  const document = readObjects(pdf);
  let orders: Map<PdfRef, number[]> | undefined;
  return readPages(document).map((ref) => {
    const page = expectDict(ref);
    const order = () => (orders ??= readingOrders(readTags(document))).get(ref) ?? [];
    const trim = trimOf(mediaBox(page), book);
    const textArea = { bottom: trim[1] + marginBottom * pointsInMm, top: trim[3] - marginTop * pointsInMm };
    return { page, form: pageForm(page), trim, textArea, order };
  });
}

/**
 * Returns the trim box of a page, in points. The media box is larger by the bleed, and below and at the right by the
 * rounding to whole pixels.
 */
function trimOf([left, , , top]: Box, { pageSize, sheet }: Pick<PrintedBook, "pageSize" | "sheet">): Box {
  const margin = sheet.marginPx * pointsInPx;
  return [
    left + margin,
    top - margin - pageSize.height * pointsInMm,
    left + margin + pageSize.width * pointsInMm,
    top - margin,
  ];
}

/** Returns the MCIDs of each page in the order of the structure tree. */
function readingOrders(root: Element | undefined): Map<PdfRef, number[]> {
  const orders = new Map<PdfRef, number[]>();
  const walk = (element: Element): void => {
    for (const kid of element.kids) {
      if (kid.kind === "element") walk(kid);
      else if (kid.kind === "content" && !kid.form) {
        const order = orders.get(kid.page) ?? [];
        orders.set(kid.page, order);
        order.push(kid.mcid);
      }
    }
  };
  if (root) walk(root);
  return orders;
}

/** Returns the pages of a book in order; undefined where a page is left blank. */
export function bookPages(book: PrintedBook): (BookPage | undefined)[] {
  const { printed, pagination } = book;
  const pages: (BookPage | undefined)[] = Array.from({ length: pagination.pageCount });
  for (const { pdf, firstPage } of printed) {
    for (const [index, page] of readUnitPages(pdf, book).entries()) pages[firstPage - 1 + index] = page;
  }
  return pages;
}

/** Returns the size of the trimmed page; all pages of a book are as large. */
export function trimSize(pages: readonly (BookPage | undefined)[]): SheetSize {
  const [left, bottom, right, top] = pages.find((page) => page)?.trim ?? [0, 0, 0, 0];
  return { width: right - left, height: top - bottom };
}
