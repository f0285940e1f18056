/** A book in, its pages as they were printed, each with the trim on it, out. */
import type { PrintedBook } from "../make-book.ts";
import type { Box } from "../pdf/page-form.ts";
import { mediaBox, pageForm } from "../pdf/page-form.ts";
import { expectDict, type PdfDict, type PdfRef } from "../pdf/objects.ts";
import { readPages } from "../pdf/page-tree.ts";
import { readObjects } from "../pdf/read-objects.ts";
import { readTags, type Element } from "../pdf/tags.ts";
import type { Size } from "./sheets.ts";
import type { TextArea } from "./text-lines.ts";

const mm = 72 / 25.4;

/** A page of the book, to be shown on sheets. */
export interface BookPage {
  page: PdfDict;
  form: PdfRef;
  /** What is left of it when the book is cut, in its own space. */
  trim: Box;
  /** Between its upper and lower margin. */
  textArea: TextArea;
  /** Marks (MCIDs) on it in the order of reading; read with those of the whole unit when they are asked for. */
  order: () => readonly number[];
}

/** The pages of one unit. */
export function readUnitPages(pdf: Uint8Array, book: Pick<PrintedBook, "pageSize" | "sheet">): BookPage[] {
  const { marginTop, marginBottom } = book.pageSize;
  const document = readObjects(pdf);
  let orders: Map<PdfRef, number[]> | undefined;
  return readPages(document).map((ref) => {
    const page = expectDict(ref);
    const order = () => (orders ??= readingOrders(readTags(document))).get(ref) ?? [];
    const trim = trimOf(mediaBox(page), book);
    const textArea = { bottom: trim[1] + marginBottom * mm, top: trim[3] - marginTop * mm };
    return { page, form: pageForm(page), trim, textArea, order };
  });
}

/** The sheet is larger than the page, below and to the right by what rounds it up. */
function trimOf([left, , , top]: Box, { pageSize, sheet }: Pick<PrintedBook, "pageSize" | "sheet">): Box {
  const margin = sheet.marginPx * 0.75;
  return [left + margin, top - margin - pageSize.height * mm, left + margin + pageSize.width * mm, top - margin];
}

/** Of each page, its marks as they come in the structure tree. */
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

/** In order; undefined where a page is left blank. */
export function bookPages(book: PrintedBook): (BookPage | undefined)[] {
  const { printed, pagination } = book;
  const pages: (BookPage | undefined)[] = Array.from({ length: pagination.pageCount });
  for (const { pdf, firstPage } of printed) {
    for (const [index, page] of readUnitPages(pdf, book).entries()) pages[firstPage - 1 + index] = page;
  }
  return pages;
}

/** Of the trimmed page; all pages of a book are as large. */
export function trimSize(pages: readonly (BookPage | undefined)[]): Size {
  const [left, bottom, right, top] = pages.find((page) => page)?.trim ?? [0, 0, 0, 0];
  return { width: right - left, height: top - bottom };
}
