/** Reads words with ligatures back from the PDF: each has its letters, wherever it stands. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repairTags } from "#screen-pdf/repair-tags.ts";
import { openPdf } from "../../support/read-back.ts";
import { layOutIn } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ligatures-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns the text of the first unit's PDF without white space, and the Contents of its links. */
async function readBack(markdown: string): Promise<{ text: string; links: string[]; pageCount: number }> {
  const repair = ([pdf]: readonly Uint8Array[]) => Promise.resolve({ pdf: repairTags(pdf!) });
  const { units } = await layOutIn(folder, markdown, { repair });
  const pdf = await openPdf(units[0]!.pdf);
  let text = "";
  const links: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    // As it stands in the file: pdf.js makes letters of ligatures itself.
    const { items } = await page.getTextContent({ disableNormalization: true });
    text += items.map((item) => ("str" in item ? item.str : "")).join("");
    links.push(...(await page.getAnnotations()).map(({ contentsObj }) => contentsObj.str as string));
  }
  const { numPages: pageCount } = pdf;
  await pdf.destroy();
  return { text: text.replaceAll(/\s/g, ""), links, pageCount };
}

test("at the beginning of paragraphs, on every page", async () => {
  const words = ["final", "first", "flow", "efficient", "offices", "shuffled", "titles"];
  const paragraphs = Array.from({ length: 90 }, (_, index) => `${words[index % words.length]} of number ${index}.`);
  const { text, pageCount } = await readBack(`# A\n\n${paragraphs.join("\n\n")}\n`);
  expect(pageCount).toBeGreaterThan(2);
  for (const paragraph of paragraphs) expect(text).toContain(paragraph.replaceAll(" ", ""));
  expect(text).not.toMatch(/[\ufb00-\ufb06]/);
});

test("over the ends of links and marks, whose texts have their own letters alone", async () => {
  const { text, links } = await readBack(
    "# Of[fice](https://example.org/1)\n\nF f[inal](https://example.org/2), [f](https://example.org/3)inal, [of](https://example.org/4)[fice](https://example.org/5), *x*.\n\n**of[fice](https://example.org/6)** sta[t](https://example.org/7)ion\n",
  );
  expect(text).toContain("Ffinal,final,office,x.officestation");
  expect(text).toContain("Office");
  expect(links.toSorted()).toEqual(["f", "fice", "fice", "fice", "inal", "of", "t"]);
});

test("in addresses of several lines", async () => {
  const address = `https://example.org/${"first-final/office-fifth-flight-".repeat(20)}end`;
  const { text, links } = await readBack(`# A\n\nSee <${address}>.\n`);
  expect(text).toContain(`See${address}.`);
  expect(new Set(links)).toEqual(new Set([address]));
});
