/** Compares the report printed part by part with the same in one piece: text, links, tags and pictures. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wrapPieces } from "#html/html-piece.ts";
import { linksOfUnit } from "#html/unit-facts.ts";
import type { Unit } from "#html/units.ts";
import { printReport } from "../../support/print-report.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { openBrowserPool } from "#pages/browser-pool.ts";
import { joinUnits } from "#screen-pdf/join.ts";
import { repairTags } from "#screen-pdf/repair-tags.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { plainMeans } from "../../support/plain-means.ts";
import { linksOfPage, openPdf, tagsOfPage, textOfPages } from "../../support/read-back.ts";
import { makeSpecimen } from "../../specimen/specimen.ts";
import { writeSpecimen } from "../../specimen/write-specimen.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";
import { theme } from "../../support/usual-theme.ts";

let folder: string;
let joined: Uint8Array;
let whole: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  const manuscript = join(folder, "manuscript");
  await writeSpecimen(makeSpecimen({ sections: 2, seed: 11, notesPerSection: 12 }), manuscript);
  const { prepared } = await prepareReport(manuscript);
  // The whole has no blank pages in it, and no running heads that differ by part.
  const plain = { title: "", notes: [], opening: "anywhere", isText: true } as const;
  const pieces = prepared!.units.map((unit): Unit => ({ ...unit, ...plain }));
  joined = await print(pieces, manuscript);
  const piece = wrapPieces("<div>", pieces, "</div>");
  const one: Unit = { ...pieces[0]!, ...piece, links: linksOfUnit(piece.ids, piece.references) };
  whole = await print([one], manuscript);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Prints without running heads, which differ by part. */
async function print(units: readonly Unit[], manuscript: string): Promise<Uint8Array> {
  const pool = openBrowserPool(2, { fonts: fontsPath, folders: [stylesPath, manuscript] });
  const css = `${await readPrintStyles(theme)}\n.part + .part { break-before: page } .pagedjs_margin { display: none }`;
  try {
    const means = await plainMeans(pool, {
      css,
      title: "",
      pagesInPiece: Infinity,
      // As one unit, all parts are of one kind.
      repair: ([pdf], { unitId, tablePieces }) =>
        Promise.resolve({ pdf: repairTags(pdf!, tablePieces, unitId.replace(/^[a-z-]+~/, "section~")) }),
    });
    const { units: printed } = await printReport(means, units);
    const facts = { title: "T", language: "en", outline: [], pageLabels: [] };
    return joinUnits(
      printed.map(({ unit, pdf: bytes }) => ({ name: unit.title, bytes })),
      facts,
    );
  } finally {
    await pool.close();
  }
}

test("the same text, links and tags on every page", async () => {
  const [left, right] = [await openPdf(joined), await openPdf(whole)];
  expect(left.numPages).toBeGreaterThan(20);
  expect(await textOfPages(left)).toEqual(await textOfPages(right));
  for (let page = 1; page <= left.numPages; page++) {
    expect(await linksOfPage(left, page)).toEqual(await linksOfPage(right, page));
    expect(await tagsOfPage(left, page)).toEqual(await tagsOfPage(right, page));
  }
  await Promise.all([left.loadingTask.destroy(), right.loadingTask.destroy()]);
});

const noRenderer = withoutProgram("pdftoppm", "pdftoppm, of poppler,", ["-v"]);

test.skipIf(noRenderer)(`the same pictures of the pages${skipped(noRenderer)}`, async () => {
  const pictures = async (name: string, pdf: Uint8Array) => {
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, pdf);
    execFileSync("pdftoppm", ["-r", "40", "-png", path, join(folder, name)]);
    const files = (await readdir(folder)).filter((file) => file.startsWith(`${name}-`)).toSorted();
    return Promise.all(
      files.map(async (file) =>
        createHash("sha256")
          .update(await readFile(join(folder, file)))
          .digest("hex"),
      ),
    );
  };
  expect(await pictures("joined", joined)).toEqual(await pictures("whole", whole));
});
