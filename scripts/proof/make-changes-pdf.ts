/** Makes a PDF of the pages to read again, as they were and as they are. */
import type { PrintedBook } from "../pipeline/print.ts";
import { folioOf } from "../pages/folios.ts";
import { Drawing } from "../lib/pdf/drawing.ts";
import { pointOnPage } from "../lib/pdf/text/page-text.ts";
import type { PdfRef } from "../lib/pdf/objects.ts";
import type { BookPage } from "./book-pages.ts";
import type { PageChange, PageFate } from "./page-change.ts";
import { drawMarks, markInk } from "./draw-marks.ts";
import { drawLineNumbers, drawPage, drawSlug } from "./draw-sheet.ts";
import { wrapToRoom } from "./draw-remarks.ts";
import { ink, type ProofFonts } from "./inks.ts";
import { linesOnPage, slugFacts } from "./make-proof.ts";
import type { Revision } from "./revision.ts";
import { captionHeight, pageSheet, pairSheet, type PlacedPage, type SheetSize } from "./sheets.ts";
import { finishSheet, newSheet, writeSheets } from "./write-sheets.ts";

export interface ChangesContent {
  /** Whether only new pages are shown, alone, with the words that are gone in the margin. */
  newOnly: boolean;
  /** Whether pages on which nothing but numbers or the folio differs are shown too. */
  all: boolean;
  revision: Revision;
  /** Name of the earlier state. */
  since: string;
  /** The page of the earlier state with the folio 1. */
  oldTextFirst: number;
  lettering: ProofFonts;
}

/** Names of pages' fates, in the order in which pages are to be read. */
export const fateNames: Record<PageFate, string> = {
  words: "Words changed",
  drawing: "Pictures or rules changed",
  reflowed: "Reflowed: the same words in other places",
  gone: "Gone",
  numbers: "Only numbers changed",
  folio: "Only the folio or running head changed",
  same: "Untouched",
};

const toRead: ReadonlySet<PageFate> = new Set(["words", "drawing", "reflowed", "gone"]);
const renumbered: ReadonlySet<PageFate> = new Set(["numbers", "folio"]);

/** Makes the PDF of the pages that differ, or of one sheet saying that none does. */
export async function makeChangesPdf(
  book: PrintedBook,
  changes: readonly PageChange[],
  wishes: ChangesContent,
): Promise<{ pdf: Uint8Array; sheets: number }> {
  const { newOnly, all, since, revision, lettering } = wishes;
  const { title, language } = book.report.settings;
  const shown = changes.filter(
    ({ fate, new: page }) => (toRead.has(fate) || (all && renumbered.has(fate))) && (!newOnly || page),
  );
  const facts = [`since ${since}`, ...slugFacts(book, revision)];
  const trim = sizeOf(shown);
  const folios: Folios = {
    old: (page) => folioOf(page, wishes.oldTextFirst),
    new: (page) => folioOf(page, book.pagination.textFirst),
  };

  const sheets = shown.map((change) => {
    const drawing = new Drawing();
    const geometry = newOnly ? pageSheet(change.newNumber!, trim) : pairSheet(trim);
    const ref = newSheet(geometry);
    const name = nameOf(change, folios);
    drawSlug(drawing, geometry, { title, facts, pages: name }, lettering);
    if ("old" in geometry) {
      const { oldNumber, newNumber } = change;
      const before = oldNumber === undefined ? "no such page" : `page ${folios.old(oldNumber)}`;
      const after = newNumber === undefined ? "no page of its own" : `page ${folios.new(newNumber)}`;
      drawSide(change.old, change.oldMarks, geometry.old, `before: ${before}`);
      drawSide(change.new, change.newMarks, geometry.new, `after: ${after}`);
    } else {
      drawSide(change.new, change.newMarks, geometry.pages[0]!, "");
      drawGaps(drawing, change, geometry.pages[0]!, lettering);
    }
    finishSheet(ref, drawing);
    return { ref, label: name, fate: change.fate };

    function drawSide(page: BookPage | undefined, marks: PageChange["newMarks"], placed: PlacedPage, caption: string) {
      drawPage(drawing, page, placed, trim);
      const style = { font: lettering.bold, sizePt: 9, colour: ink.text };
      drawing.text(placed.x, placed.y + trim.height + captionHeight / 3, caption, style);
      if (!page) return;
      drawMarks(drawing, marks, page, placed, trim);
      drawLineNumbers(drawing, linesOnPage(page), placed, page, lettering);
    }
  });
  if (sheets.length === 0) sheets.push(emptySheet(title, facts, lettering));
  const outline = outlineOf(sheets);
  const { date } = revision;
  const pdf = await writeSheets(sheets, lettering, { title, language, date, source: book.sourceHash, outline });
  return { pdf, sheets: shown.length };
}

function sizeOf(shown: readonly PageChange[]): SheetSize {
  const page = shown.map((change) => change.new ?? change.old).find((one) => one);
  const [left, bottom, right, top] = page?.trim ?? [0, 0, 0, 0];
  return { width: right - left, height: top - bottom };
}

/** Functions from a page's number to its folio, in both states. */
interface Folios {
  old: (page: number) => string;
  new: (page: number) => string;
}

/** Returns a page's folio in both states: `41`, `41 → 42`, `41 → –`. */
function nameOf({ oldNumber, newNumber }: PageChange, folios: Folios): string {
  const before = oldNumber === undefined ? "–" : folios.old(oldNumber);
  const after = newNumber === undefined ? "–" : folios.new(newNumber);
  return before === after ? after : `${before} → ${after}`;
}

/** Draws, beside a page that stands alone, the words that are gone from it, at the height where they were. */
function drawGaps(
  drawing: Drawing,
  { new: page, newMarks }: PageChange,
  { y, remarks }: PlacedPage,
  { regular }: ProofFonts,
): void {
  if (!page || !remarks) return;
  let free = Infinity;
  for (const { kind, boxes, text } of newMarks) {
    const [box] = boxes;
    if ((kind !== "gap" && kind !== "replaced") || !box) continue;
    const lines = wrapToRoom(text, regular, remarks.width);
    const [, height] = pointOnPage(box.turn, box.x, box.y);
    const start = Math.min(free, y + height - page.trim[1]);
    if (start - lines.length * 9.5 < 0) continue;
    for (const [index, line] of lines.entries()) {
      const baseline = start - index * 9.5;
      drawing.text(remarks.x, baseline, line, { font: regular, sizePt: 7.5, colour: markInk.deleted.line });
      const width = regular.widthOf(line, 7.5);
      drawing.line(remarks.x, baseline + 2, remarks.x + width, baseline + 2, markInk.deleted.line, 0.5);
    }
    free = start - lines.length * 9.5 - 4;
  }
}

function emptySheet(
  title: string,
  facts: readonly string[],
  lettering: ProofFonts,
): { ref: PdfRef; label: string; fate: PageFate } {
  const size = { width: 595.28, height: 841.89 };
  const drawing = new Drawing();
  const ref = newSheet(size);
  drawSlug(drawing, size, { title, facts, pages: "" }, lettering);
  const style = { font: lettering.bold, sizePt: 14, colour: ink.text, align: "middle" } as const;
  drawing.text(size.width / 2, size.height / 2, "No page is to be read again.", style);
  finishSheet(ref, drawing);
  return { ref, label: "–", fate: "same" };
}

/** Returns a bookmark for each fate, and below it one for each of its pages. */
function outlineOf(sheets: readonly { label: string; fate: PageFate }[]) {
  return (Object.keys(fateNames) as PageFate[]).flatMap((fate) => {
    const own = sheets.flatMap(({ label, ...sheet }, index) => (sheet.fate === fate ? [{ label, index }] : []));
    if (own.length === 0) return [];
    const heading = { title: `${fateNames[fate]} (${own.length})`, level: 1, sheet: own[0]!.index };
    return [heading, ...own.map(({ label, index }) => ({ title: label, level: 2, sheet: index }))];
  });
}
