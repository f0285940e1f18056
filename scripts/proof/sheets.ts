/** Lays out the sheets of proofs: places of pages, numbers and remarks. */
import { pointsInMm as mm } from "../lib/pdf/geometry.ts";

/** How pages are shown: one on a sheet, two as the open book shows them, or small on contact sheets. */
export type SheetLayout = "pages" | "spreads" | "thumbnails";

/** Width and height in points. */
export interface SheetSize {
  width: number;
  height: number;
}

/** A page of the book on a sheet: where the lower left corner of its trim is, in points from that of the sheet. */
export interface PlacedPage {
  /** The page's number in the book, from 1. */
  number: number;
  x: number;
  y: number;
  scale: number;
  /** The side of the trim at which line numbers stand. */
  linesAt: "left" | "right";
  /** The column for remarks; a contact sheet has no room for one. */
  remarks?: { x: number; width: number };
}

export interface ProofSheet extends SheetSize {
  pages: PlacedPage[];
}

/** Width of the column for line numbers, in points. */
export const gutter = 13 * mm;
/** Width of the column for remarks, printed or written by hand, in points. */
const remarksWidth = 74 * mm;
export const slugHeight = 15 * mm;
const foot = 9 * mm;
/** Height for a page's caption, in points. */
export const captionHeight = 7 * mm;

/** Measures of a contact sheet, in points but for the count of columns. It is as large as a spread of A4. */
const contact = { width: 420 * mm, height: 297 * mm, columns: 6, edge: 10 * mm, gap: 8 * mm, folio: 5 * mm };

export function layOutSheets(layout: SheetLayout, count: number, trim: SheetSize): ProofSheet[] {
  if (layout === "thumbnails") return contactSheets(spreadsOf(count), trim);
  const groups = layout === "spreads" ? spreadsOf(count) : Array.from({ length: count }, (_, index) => [index + 1]);
  return groups.map((numbers) => (layout === "spreads" ? spreadSheet(numbers, trim) : pageSheet(numbers[0]!, trim)));
}

/** Returns the page numbers of each spread: page 1 alone, then each even page and the odd one beside it. */
function spreadsOf(count: number): number[][] {
  const spreads: number[][] = [];
  for (let first = 0; first <= count; first += 2) {
    const numbers = [first, first + 1].filter((number) => number >= 1 && number <= count);
    if (numbers.length > 0) spreads.push(numbers);
  }
  return spreads;
}

/** Returns a sheet with one page and a column for remarks. */
export function pageSheet(number: number, trim: SheetSize): ProofSheet {
  const page: PlacedPage = {
    number,
    x: gutter,
    y: foot,
    scale: 1,
    linesAt: "left",
    remarks: { x: gutter + trim.width + 5 * mm, width: remarksWidth - 8 * mm },
  };
  return { width: gutter + trim.width + remarksWidth, height: foot + trim.height + slugHeight, pages: [page] };
}

/** Returns a sheet with the old state of a page beside the new one, and room for captions above them. */
export function pairSheet(trim: SheetSize): SheetSize & { old: PlacedPage; new: PlacedPage } {
  const between = 12 * mm;
  const page = (x: number, linesAt: "left" | "right"): PlacedPage => ({ number: 0, x, y: foot, scale: 1, linesAt });
  return {
    width: 2 * (gutter + trim.width) + between,
    height: foot + trim.height + captionHeight + slugHeight,
    old: page(gutter, "left"),
    new: page(gutter + trim.width + between, "right"),
  };
}

/** Returns a sheet with the one or two pages of a spread. Odd pages are rectos, so page 1 stands alone at the right. */
function spreadSheet(numbers: readonly number[], trim: SheetSize): ProofSheet {
  const side = gutter + remarksWidth;
  const pages = numbers.map((number): PlacedPage => {
    const isRecto = number % 2 === 1;
    return {
      number,
      x: side + (isRecto ? trim.width : 0),
      y: foot,
      scale: 1,
      linesAt: isRecto ? "right" : "left",
      remarks: { x: isRecto ? side + 2 * trim.width + gutter : 5 * mm, width: remarksWidth - 8 * mm },
    };
  });
  return { width: 2 * (side + trim.width), height: foot + trim.height + slugHeight, pages };
}

function contactSheets(spreads: readonly (readonly number[])[], trim: SheetSize): ProofSheet[] {
  const { width, height, columns, edge, gap, folio } = contact;
  const cell = (width - 2 * edge - (columns - 1) * gap) / columns;
  const scale = cell / (2 * trim.width);
  const row = trim.height * scale + folio + gap / 2;
  const rows = Math.max(1, Math.floor((height - slugHeight - edge) / row));
  const sheets: ProofSheet[] = [];
  for (let start = 0; start < spreads.length; start += columns * rows) {
    const pages = spreads.slice(start, start + columns * rows).flatMap((numbers, index) => {
      const x = edge + (index % columns) * (cell + gap);
      const y = height - slugHeight - Math.floor(index / columns) * row - trim.height * scale;
      return numbers.map((number): PlacedPage => {
        const isRecto = number % 2 === 1;
        return { number, x: x + (isRecto ? cell / 2 : 0), y, scale, linesAt: isRecto ? "right" : "left" };
      });
    });
    sheets.push({ width, height, pages });
  }
  return sheets;
}
