/** The report printed part by part and joined, against the same report printed in one piece: same text, links, tags and pictures. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wrapPieces } from "../scripts/html/html-piece.ts";
import { linksOf } from "../scripts/html/unit-links.ts";
import type { Unit } from "../scripts/html/units.ts";
import { printReport } from "../scripts/pages/print-report.ts";
import { fontsPath, readPrintStyles, stylesPath } from "../scripts/pages/read-styles.ts";
import { openSeats } from "../scripts/pages/seats.ts";
import { destinationHtml } from "../scripts/pdf/destinations.ts";
import { joinUnits } from "../scripts/pdf/join.ts";
import { mendTags } from "../scripts/pdf/mend-tags.ts";
import { prepareReport } from "../scripts/prepare-report.ts";
import { plainMeans } from "./pages/plain-means.ts";
import { linksOfPage, openPdf, tagsOfPage, textOfPages } from "./pdf/read-back.ts";
import { makeSpecimen } from "./specimen/specimen.ts";
import { writeSpecimen } from "./specimen/write-specimen.ts";

let folder: string;
let joined: Uint8Array;
let whole: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  const manuscript = join(folder, "manuscript");
  await writeSpecimen(makeSpecimen({ sections: 2, seed: 11, notesPerSection: 12 }), manuscript);
  const { prepared } = await prepareReport(manuscript);
  joined = await print(prepared!.units, manuscript);
  const pieces = prepared!.units;
  const one: Unit = { ...pieces[0]!, ...wrapPieces("<div>", pieces, "</div>") };
  whole = await print([one], manuscript);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Without running heads, which differ by part. */
async function print(units: readonly Unit[], manuscript: string): Promise<Uint8Array> {
  const seats = openSeats(2, { fonts: fontsPath, folders: [stylesPath, manuscript] });
  const css = `${await readPrintStyles()}\n.part + .part { break-before: page } .pagedjs_margin { display: none }`;
  try {
    const means = await plainMeans(seats, {
      css,
      placementOf: (unit, firstPage) => {
        const { targets, foreign } = linksOf(unit);
        const destinations = destinationHtml(targets, foreign);
        return { firstPage, title: "T", language: "en", verso: "", recto: "", destinations };
      },
      mend: (pdf, { unitId, tablePieces }) => Promise.resolve(mendTags(pdf, tablePieces, unitId)),
    });
    const { units: printed } = await printReport(means, units);
    const facts = { title: "T", language: "en", outline: [], pageLabels: [], accessible: true };
    return joinUnits(
      printed.map(({ unit, pdf: bytes }) => ({ name: unit.title, bytes })),
      facts,
    );
  } finally {
    await seats.close();
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

const renderer = spawnSync("pdftoppm", ["-v"]).error === undefined;

test.skipIf(!renderer)(
  `the same pictures of the pages${renderer ? "" : " (skipped: pdftoppm, of poppler, is not installed)"}`,
  async () => {
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
  },
);
