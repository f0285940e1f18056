/** A path in; the report parsed, numbered, checked and cut into units out. What build and check have in common. */
import type { VFile } from "vfile";
import { toUnits, type Unit } from "./html/units.ts";
import { readManuscript } from "./manuscript/read-manuscript.ts";
import { readPictures, type Picture } from "./manuscript/read-pictures.ts";
import { checkReport } from "./markdown/check-report.ts";
import { numberReport, type Numbering } from "./markdown/number-report.ts";
import { parseReport } from "./markdown/parse-report.ts";
import type { ParsedReport } from "./markdown/parsed-report.ts";
import { readCoverage } from "./pages/read-coverage.ts";
import { hasErrors } from "./report/has-errors.ts";

export interface PreparedReport {
  report: ParsedReport;
  numbering: Numbering;
  pictures: ReadonlyMap<string, Picture>;
  units: Unit[];
}

/** Without `prepared` where an error stops the way to pages; `files` always hold all that was found. */
export async function prepareReport(path: string): Promise<{ prepared?: PreparedReport; files: VFile[] }> {
  const { manuscript, files } = await readManuscript(path);
  if (!manuscript) return { files };
  const report = parseReport(manuscript);
  const numbering = numberReport(report);
  checkReport(report, numbering, await readCoverage());
  const pictures = await readPictures(report.sections, report.folder);
  const units = toUnits(report, numbering, pictures);
  return hasErrors(files) ? { files } : { prepared: { report, numbering, pictures, units }, files };
}
