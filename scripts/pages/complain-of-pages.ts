/** Complains, with places in the Markdown, of what was lost, doubled, moved or badly placed on pages. */
import { VFile } from "vfile";
import type { MessageCode } from "../messages/catalogue.ts";
import type { Severity } from "../messages/catalogue/catalogue-entry.ts";
import { complain } from "../messages/complain.ts";
import { severityOf } from "../messages/format-messages.ts";
import type { Difference } from "./compare/compare-inventories.ts";
import { folioOf } from "./folios.ts";
import { pageFindings, type PageFinding } from "./page-findings.ts";
import type { PagedReport, PrintedUnit } from "./page-report.ts";
import { setPagePlace } from "../messages/page-place.ts";

/** A message about a place on a page, as build-report.json has it. */
export interface PlacedMessage {
  code: PageFinding["code"];
  severity: Severity;
  /** Number of the page, counted from 1. */
  page: number;
  /** The page's number as it is printed: `xii`, `47`. */
  folio: string;
  /** Rectangle in millimetres from the top left corner of the trimmed page. */
  rect: PageFinding["rect"];
  text: string;
  file: string;
  line: number | undefined;
  column: number | undefined;
}

/** Pages that are laid out. Messages name them by their folios. */
export interface PagesToJudge extends Pick<PagedReport, "units" | "isStable"> {
  book: Pick<PagedReport["book"], "textFirst">;
}

/**
 * Complains of what is found on pages.
 *
 * @param files - the manuscript's files, which receive the complaints; the first one those without a place
 * @returns the messages about a place on a page, in the order of pages
 */
export function complainOfPages(
  { units, isStable, book: { textFirst } }: PagesToJudge,
  files: readonly VFile[],
): PlacedMessage[] {
  if (!isStable) complain(files[0]!, "unsettled-pages", {});
  const placeOf = placesIn(files);
  // Formulas too high for a page are broken up, which explains other findings at their place.
  const tall = new Set<string>();
  for (const { unit, differences, fitted, fittedFormulas, tooWide, squeezed, troubles } of units) {
    for (const { source, tooHighMm } of fittedFormulas) if (tooHighMm !== undefined) tall.add(source);
    const unexplained = differences.filter(({ source }) => !tall.has(source));
    for (const difference of unexplained) complainOfDifference(difference, unit.title, placeOf);
    for (const { source, ...facts } of fitted) {
      const { file, point } = placeOf(source);
      complain(file, "wide-table", facts, point);
    }
    for (const { source, tooHighMm, ...facts } of fittedFormulas) {
      const { file, point } = placeOf(source);
      if (tooHighMm === undefined) complain(file, "wide-formula", facts, point);
      else complain(file, "tall-formula", { byMm: tooHighMm }, point);
    }
    for (const { source, ...facts } of tooWide) {
      const { file, point } = placeOf(source);
      complain(file, "unprintable-table", facts, point);
    }
    for (const { source, ...facts } of squeezed) {
      const { file, point } = placeOf(source);
      complain(file, "squeezed-table", facts, point);
    }
    for (const text of new Set(troubles)) complain(files[0]!, "browser-says", { unit: unit.title, text });
  }
  const unexplained = pageFindings(units).filter(({ source }) => !tall.has(source));
  return unexplained.map(({ code, page, rect, source, amount, text }) => {
    const { file, point } = placeOf(source);
    const folio = folioOf(page, textFirst);
    const facts = { page: folio, amount, text, mention: folioOf(amount, textFirst) };
    const message = complain(file, code, facts, point);
    setPagePlace(message, { page, rect });
    const { reason, line, column } = message;
    return { code, severity: severityOf(message), page, folio, rect, text: reason, file: file.path, line, column };
  });
}

/**
 * Complains of words that the units' PDFs don't have as they were written. Words that were lost, or stood off the page,
 * when a unit was laid out have been reported already, and explain such a difference.
 */
export function complainOfPrint(
  units: readonly Pick<PrintedUnit, "unit" | "differences" | "fittedFormulas" | "tooWide" | "flaws" | "misprints">[],
  files: readonly VFile[],
): void {
  const placeOf = placesIn(files);
  for (const { unit, differences, fittedFormulas, tooWide, flaws, misprints } of units) {
    const isTooLarge = tooWide.length > 0 || fittedFormulas.some(({ tooHighMm }) => tooHighMm !== undefined);
    const isExplained = isTooLarge || flaws.some(({ code }) => code === "off-page");
    if (differences.length > 0 || isExplained) continue;
    for (const misprint of misprints) complainOfDifference(misprint, unit.title, placeOf);
  }
}

type PlaceOf = (source: string) => { file: VFile; point: { line: number; column: number } | undefined };

function complainOfDifference({ kind, source, what, found = "" }: Difference, unit: string, placeOf: PlaceOf): void {
  const { file, point } = placeOf(source);
  if (kind === "changed") complain(file, "changed-words", { what, found, unit }, point);
  else complain(file, `${kind}-words` satisfies MessageCode, { what, unit }, point);
}

/**
 * Returns a function that finds the file and point of a place; a place in no file counts as the beginning of the first
 * one.
 */
function placesIn(files: readonly VFile[]): PlaceOf {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (source) => {
    const match = /^(.*):(\d+):(\d+)$/.exec(source);
    const file = match && byPath.get(match[1]!);
    if (!match || !file) return { file: files[0]!, point: undefined };
    return { file, point: { line: Number(match[2]), column: Number(match[3]) } };
  };
}
