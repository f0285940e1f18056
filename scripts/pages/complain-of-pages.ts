/** Units on their pages in; complaints of what was lost, doubled, moved or out of the page, at its place in the Markdown, out. */
import { VFile } from "vfile";
import type { Code } from "../report/catalogue.ts";
import { complain } from "../report/complain.ts";
import type { PrintedReport } from "./print-report.ts";

const millimetresPerPixel = 25.4 / 96;

/** @param files - the manuscript's files, which take the complaints; the first takes those without a place. */
export function complainOfPages(
  { units, settled }: Pick<PrintedReport, "units" | "settled">,
  files: readonly VFile[],
): void {
  if (!settled) complain(files[0]!, "unsettled-pages", {});
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { unit, firstPage, differences, overflows, troubles } of units) {
    for (const { kind, source, what } of differences) {
      const { file, point } = placeOf(source);
      complain(file, `${kind}-words` satisfies Code, { what, unit: unit.title }, point);
    }
    for (const { source, page, byPx, text } of overflows) {
      const { file, point } = placeOf(source);
      const byMm = (byPx * millimetresPerPixel).toFixed(1);
      complain(file, "off-page", { page: firstPage + page - 1, byMm, text }, point);
    }
    for (const text of new Set(troubles)) complain(files[0]!, "browser-says", { unit: unit.title, text });
  }

  function placeOf(source: string): { file: VFile; point: { line: number; column: number } | undefined } {
    const match = /^(.*):(\d+):(\d+)$/.exec(source);
    const file = match && byPath.get(match[1]!);
    if (!match || !file) return { file: files[0]!, point: undefined };
    return { file, point: { line: Number(match[2]), column: Number(match[3]) } };
  }
}
