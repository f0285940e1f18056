/** Shows that any blocks in any blocks are set on pages: nothing is lost, doubled, moved or off the page. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasErrors } from "#messages/has-errors.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { complainOfPages, complainOfPrint } from "#pages/complain-of-pages.ts";
import { openBrowserPool, type BrowserPool } from "#pages/browser-pool.ts";
import { withFaces } from "#pages/with-faces.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { arbitrarySection } from "../../support/arbitrary-blocks.ts";
import { writeSetPieces } from "../../support/arbitrary-set-pieces.ts";
import { checkPrint } from "../../support/lay-out-in.ts";
import { plainMeans } from "../../support/plain-means.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { printReport } from "../../support/print-report.ts";
import { runs } from "../../support/property-runs.ts";

let folder: string;
let pool: BrowserPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "any-content-"));
  await writeSetPieces(folder);
  pool = openBrowserPool(1, { fonts: fontsPath, folders: [stylesPath, folder] });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

/** Returns what stops a build, said of the manuscript or of its pages. */
async function errorsOf(markdown: string): Promise<{ read: string[]; pages: string[] }> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared, files } = await prepareReport(path);
  const errors = () =>
    toPlainMessages(files)
      .filter(({ severity }) => severity === "error")
      .map(formatMessage);
  if (!prepared || hasErrors(files)) return { read: errors(), pages: [] };
  const withLetters = withFaces(pool, prepared.faces.faces);
  const printed = await printReport(await plainMeans(withLetters, { repair: checkPrint() }), prepared.units);
  complainOfPages(printed, files);
  complainOfPrint(printed.units, files);
  return { read: [], pages: errors() };
}

test("blocks in blocks break anywhere, without an error", { timeout: 86_400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySection, async (markdown) => {
      const { read, pages } = await errorsOf(markdown);
      fc.pre(read.length === 0);
      expect(pages).toEqual([]);
    }),
    { ...runs(6) },
  );
});
