/** Units on their pages in; complaints of what was lost, doubled, moved or badly placed, at its place in the Markdown, out. */
import { VFile } from "vfile";
import type { Code, Severity } from "../report/catalogue.ts";
import { complain } from "../report/complain.ts";
import { severityOf } from "../report/format-messages.ts";
import { pageFindings, type PageFinding } from "./page-findings.ts";
import type { PagedReport } from "./print-report.ts";
import { setPagePlace } from "../report/page-place.ts";

/** A message about a place on a page: what the record of a build says of it. */
export interface PlacedMessage {
  code: PageFinding["code"];
  severity: Severity;
  /** Counted from 1. */
  page: number;
  /** Millimetres from the top left corner of the trimmed page. */
  rect: PageFinding["rect"];
  text: string;
  file: string;
  line: number | undefined;
  column: number | undefined;
}

/**
 * @param files - the manuscript's files, which take the complaints; the first takes those without a place.
 * @returns those about a place on a page, in the order of pages
 */
export function complainOfPages(
  { units, settled }: Pick<PagedReport, "units" | "settled">,
  files: readonly VFile[],
): PlacedMessage[] {
  if (!settled) complain(files[0]!, "unsettled-pages", {});
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { unit, differences, tooWide, squeezed, troubles } of units) {
    for (const { kind, source, what } of differences) {
      const { file, point } = placeOf(source);
      complain(file, `${kind}-words` satisfies Code, { what, unit: unit.title }, point);
    }
    for (const { source, byMm, isTurned } of tooWide) {
      const { file, point } = placeOf(source);
      complain(file, "wide-table", { byMm, isTurned }, point);
    }
    for (const { source, ...facts } of squeezed) {
      const { file, point } = placeOf(source);
      complain(file, "squeezed-table", facts, point);
    }
    for (const text of new Set(troubles)) complain(files[0]!, "browser-says", { unit: unit.title, text });
  }
  return pageFindings(units).map(({ code, page, rect, source, amount, text }) => {
    const { file, point } = placeOf(source);
    const message = complain(file, code, { page, amount, text }, point);
    setPagePlace(message, { page, rect });
    const { reason, line, column } = message;
    return { code, severity: severityOf(message), page, rect, text: reason, file: file.path, line, column };
  });

  function placeOf(source: string): { file: VFile; point: { line: number; column: number } | undefined } {
    const match = /^(.*):(\d+):(\d+)$/.exec(source);
    const file = match && byPath.get(match[1]!);
    if (!match || !file) return { file: files[0]!, point: undefined };
    return { file, point: { line: Number(match[2]), column: Number(match[3]) } };
  }
}
