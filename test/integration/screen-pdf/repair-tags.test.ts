/** Repairs tags unit by unit, joins them, and reads them back with pdf.js. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { joinUnits } from "#screen-pdf/join.ts";
import { repairTags } from "#screen-pdf/repair-tags.ts";
import { linksOfPage, openPdf, syntaxOf, tagsOfPage, textOfPages } from "../../support/read-back.ts";
import { skipped } from "../../support/why-skipped.ts";
import { askVeraPdf, findVeraPdf } from "../../conformance/vera-pdf.ts";

const bytesOf = (name: string) => readFileSync(new URL(`../../fixtures/pdf/${name}.pdf`, import.meta.url));
const archive = {
  standard: "ua1",
  profile: readFileSync(new URL("../../../styles/colour/sRGB.icc", import.meta.url)),
} as const;
const publication = { title: "Orchard", language: "en", outline: [], pageLabels: [] };
const units = ["alpha", "beta"].map((name) => ({ name, bytes: bytesOf(name) }));
const asPrinted = await joinUnits(units, publication);
const repaired = await joinUnits(
  units.map(({ name, bytes }) => ({ name, bytes: repairTags(bytes, [], name) })),
  { ...publication, archive },
);

/** Returns paint operators that stand in no marked content, as `page: operator`. */
async function unmarkedPainting(bytes: Uint8Array): Promise<string[]> {
  const names = Object.fromEntries(Object.entries(OPS).map(([name, code]) => [code, name]));
  const pdf = await openPdf(bytes);
  const found: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    let depth = 0;
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const [i, code] of fnArray.entries()) {
      const name = names[code] ?? "";
      if (name.startsWith("beginMarkedContent")) depth++;
      else if (name === "endMarkedContent") depth--;
      // A path tells in its first argument what is done with it; some are for clipping only.
      else if (name === "constructPath" && argsArray[i]?.[0] === OPS.endPath) continue;
      else if (depth === 0 && /^(show|constructPath|paintImage|shading)/.test(name)) found.push(`${number}: ${name}`);
    }
    expect(depth).toBe(0);
  }
  return found;
}

const vera = findVeraPdf(false);
const noVeraPdf = "why" in vera ? vera.why : undefined;

describe("repairTags", () => {
  test("gives elements as PDF/UA wants them", async () => {
    const pdf = await openPdf(repaired);
    const pages = await Promise.all([1, 2, 3, 4].map(async (number) => await tagsOfPage(pdf, number)));
    await expect(pages.join("\n\n")).toMatchFileSnapshot("../../fixtures/pdf/repaired-tags.txt");
  });

  test("leaves no wrapper, and no element for decoration", () => {
    expect(syntaxOf(asPrinted)).toContain("/NonStruct");
    expect(syntaxOf(repaired)).not.toContain("/NonStruct");
  });

  test("leaves nothing painted that is neither content nor artifact", async () => {
    expect(await unmarkedPainting(asPrinted)).not.toEqual([]);
    expect(await unmarkedPainting(repaired)).toEqual([]);
  });

  test("changes neither text nor links", async () => {
    const [before, after] = await Promise.all([openPdf(asPrinted), openPdf(repaired)]);
    expect(await textOfPages(after)).toEqual(await textOfPages(before));
    for (const number of [1, 2, 3, 4]) {
      // A link has one area on a page, whatever its lines.
      const links = (await linksOfPage(before, number)).filter((link, index, all) => all[index - 1] !== link);
      expect(await linksOfPage(after, number)).toEqual(links);
    }
  });

  test("tells each link's text, in one line though the link breaks", async () => {
    const pdf = await openPdf(repaired);
    const contents = await Promise.all(
      [1, 2, 3, 4].map(async (number) =>
        (await (await pdf.getPage(number)).getAnnotations()).map((link) => link.contentsObj.str),
      ),
    );
    const long = "a link over two lines, for it tells at some length where it leads";
    expect(contents).toEqual([
      ["section 2", "further down", "1", "on the web", long, "a link"],
      ["deep in the other part"],
      ["section 1", "dots"],
      ["Back"],
    ]);
  });

  test("says which form holds marked content", () => {
    expect(syntaxOf(repaired)).toMatch(/\/Type ?\/MCR ?\/Pg \d+ 0 R ?\/Stm \d+ 0 R ?\/MCID \d+/);
  });

  test("maps what PDF 1.7 does not know", () => {
    expect(syntaxOf(repaired)).toMatch(/\/RoleMap ?<<\/Aside ?\/Sect ?\/Em ?\/Span ?\/Strong ?\/Span>>/);
  });

  test("changes nothing when it is done twice", () => {
    const once = repairTags(bytesOf("alpha"));
    expect(Buffer.compare(repairTags(once), once)).toBe(0);
  });

  test("gives the same bytes for a unit printed at another time and after other pages", () => {
    const later = bytesOf("alpha")
      .toString("latin1")
      .replace(/\(D:\d{14}/g, "(D:20010203040506")
      .replace(/\(node0/g, "(node7");
    expect(repairTags(Buffer.from(later, "latin1"))).toEqual(repairTags(bytesOf("alpha")));
  });

  test("refuses a PDF without tags", () => {
    expect(() => repairTags(bytesOf("untagged"))).toThrow("Unexpected PDF without tags");
  });

  test.skipIf(noVeraPdf)(
    `meets PDF/UA-1 and PDF/A-2a by veraPDF's rules${skipped(noVeraPdf)}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), "repair-"));
      try {
        const verdict = (flavours: string, name: string, bytes: Uint8Array) => {
          const path = join(folder, name);
          writeFileSync(path, bytes);
          return askVeraPdf("classPath" in vera ? vera.classPath : "", flavours, [path]);
        };
        expect(verdict("ua1,2a", "repaired.pdf", repaired)).toMatch(/^ua1\t\S+\t\d+\t0\n2a\t\S+\t\d+\t0\n$/);
        const failures = verdict("ua1", "printed.pdf", asPrinted);
        for (const rule of ["7.1-3", "7.18.5-2", "7.2-20", "7.3-1"]) expect(failures).toContain(`\t${rule} x`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});
