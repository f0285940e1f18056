/** Makes the proof of a book, a PDF. */
import { fillLabel } from "../languages/labels.ts";
import { outlineOfBook } from "../pipeline/book-facts.ts";
import type { Book } from "../pipeline/join.ts";
import { folioOf } from "../pages/folios.ts";
import { Drawing } from "../lib/pdf/drawing.ts";
import { readPageText } from "../lib/pdf/text/page-text.ts";
import { bookPages, trimSize, type BookPage } from "./book-pages.ts";
import { drawRemarks } from "./draw-remarks.ts";
import { drawFolios, drawLineNumbers, drawPage, drawSlug, drawStamp } from "./draw-sheet.ts";
import type { ProofFonts } from "./inks.ts";
import type { PageRemark } from "./page-remarks.ts";
import type { Revision } from "./revision.ts";
import { layOutSheets, type SheetLayout, type ProofSheet } from "./sheets.ts";
import { countedLines, type TextLine } from "./text-lines.ts";
import { finishSheet, newSheet, writeSheets } from "./write-sheets.ts";

export interface ProofContent {
  layout: SheetLayout;
  /** Whether lines are counted. */
  lines: boolean;
  /** The word that is stamped across each page; none where it is empty. The fonts must have its characters. */
  stamp: string;
  revision: Revision;
  remarks: readonly PageRemark[];
  lettering: ProofFonts;
}

/**
 * Makes a PDF for marking up. Its pages have the same content streams and fonts as those of the screen PDF. They lose
 * their tags and links, and gain trim, margins, line numbers, stamp and remarks.
 */
export async function makeProof(book: Book, wishes: ProofContent): Promise<{ pdf: Uint8Array; sheets: number }> {
  const { layout, lines, stamp, revision, remarks, lettering } = wishes;
  const { title, language, labels } = book.report.settings;
  const pages = bookPages(book);
  const trim = trimSize(pages);
  const facts = slugFacts(book, revision);
  const folio = (page: number) => folioOf(page, book.pagination.textFirst);

  const sheets = layOutSheets(layout, pages.length, trim).map((sheet) => {
    const drawing = new Drawing();
    const ref = newSheet(sheet);
    const label = folioRange(sheet, folio);
    const pagesShown = sheet.pages.length === 1 ? fillLabel(labels.page, { page: label }) : label;
    drawSlug(drawing, sheet, { title, facts, pages: pagesShown }, lettering);
    for (const placed of sheet.pages) {
      const page = pages[placed.number - 1];
      drawPage(drawing, page, placed, trim);
      if (stamp) drawStamp(drawing, stamp, placed, trim, lettering.bold);
      if (page && lines) drawLineNumbers(drawing, linesOnPage(page), placed, page, lettering);
      // Remarks that are about no page stand on the first.
      const own = remarks.filter(({ place }) => (place?.page ?? 1) === placed.number);
      drawRemarks(drawing, { sheet: ref, placed, trim, lettering }, own);
    }
    if (layout === "thumbnails") drawFolios(drawing, sheet, trim, folio, lettering);
    finishSheet(ref, drawing);
    return { ref, label, sheet };
  });

  const sheetOf = (page: number) => sheets.findIndex(({ sheet }) => sheet.pages.some(({ number }) => number === page));
  const outline = outlineOfBook(book).flatMap((entry) => {
    const page = book.pagination.pageOf(entry.destination);
    return page === undefined ? [] : [{ title: entry.title, level: entry.level, sheet: sheetOf(page) }];
  });
  const date = revision.date;
  const pdf = await writeSheets(sheets, lettering, { title, language, date, source: book.sourceHash, outline });
  return { pdf, sheets: sheets.length };
}

/**
 * Returns the facts that tell one proof from another: edition, Git's name of the state, date and hash of the source.
 */
export function slugFacts({ report, sourceHash }: Pick<Book, "report" | "sourceHash">, revision: Revision): string[] {
  const day = revision.date.toISOString().slice(0, 16).replace("T", " ");
  return [report.settings.imprint.edition, revision.name, `${day} UTC`, sourceHash.slice(0, 12)].filter(
    (fact) => fact !== undefined,
  );
}

export function linesOnPage({ page, textArea }: BookPage): TextLine[] {
  return countedLines(readPageText(page), textArea);
}

/** Returns the folios of a sheet's pages: `7`, `6–7`, `iv–v`. */
function folioRange({ pages }: ProofSheet, folio: (page: number) => string): string {
  const numbers = pages.map(({ number }) => number);
  return [...new Set([Math.min(...numbers), Math.max(...numbers)])].map(folio).join("–");
}
