/** Reads a manuscript as `check` does: without a browser, with nothing cached. */
import type { VFile } from "vfile";
import type { Unit } from "#html/units.ts";
import { hasErrors } from "#messages/has-errors.ts";
import { readingContext } from "#pipeline/build-context.ts";
import { allUnits, numberBook, type NumberedBook } from "#pipeline/number.ts";
import { readBook } from "#pipeline/read.ts";
import { filesOfStop } from "#pipeline/stopped.ts";

export interface PreparedReport extends NumberedBook {
  units: Unit[];
}

/** Returns no `prepared` where an error stops the way to pages; `files` always hold all that was found. */
export async function prepareReport(path: string): Promise<{ prepared?: PreparedReport; files: readonly VFile[] }> {
  const context = readingContext();
  try {
    const numbered = await numberBook(await readBook(path, context), context);
    const units = await allUnits(numbered);
    const { files } = numbered;
    return hasErrors(files) ? { files } : { prepared: { ...numbered, units }, files };
  } catch (error) {
    return { files: filesOfStop(error) };
  }
}
