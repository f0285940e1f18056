/** Sets U+2010 and U+2011, which Carlito lacks, with a face made of its hyphen-minus, and reads them back. */
import { readFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "fontkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fontsPath } from "#theme/built-in-theme.ts";
import { embedFont } from "#lib/pdf/fonts/embed-font.ts";
import { makeHyphenFace } from "#lib/pdf/fonts/hyphen-face.ts";
import { expectDict } from "#lib/pdf/objects.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readPageText } from "#lib/pdf/text/page-text.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { openPdf, textOfPages } from "../../support/read-back.ts";
import { layOutIn } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hyphens-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(["Regular", "Italic", "Bold", "BoldItalic"])("a face with the outline and width of %s", async (style) => {
  const bytes = await readFile(join(fontsPath, `Carlito-${style}.ttf`));
  const [face, made] = [create(bytes), create(makeHyphenFace(bytes, `Test-${style}`))];
  if (!("layout" in face && "layout" in made)) throw new Error("Unexpected collection, expected one face");
  expect(made.postscriptName).toBe(`Test-${style}`);
  // The last one ends the table.
  expect(made.characterSet).toEqual([0x2010, 0x2011, 0xffff]);
  const hyphen = face.glyphForCodePoint(0x2d);
  for (const codePoint of [0x2010, 0x2011]) {
    const glyph = made.glyphForCodePoint(codePoint);
    expect(glyph.advanceWidth).toBe(hyphen.advanceWidth);
    expect(glyph.path.toSVG()).toBe(hyphen.path.toSVG());
  }
  expect([made.unitsPerEm, made.ascent, made.descent]).toEqual([face.unitsPerEm, face.ascent, face.descent]);
});

test("no box, in text, headings, captions, notes, tables and charts, and none ends a line but U+2010", async () => {
  await writeFile(join(folder, "data.csv"), "month,b\u2011s,b\u2010t\nJan\u20112021,1,2\n");
  const longer = "So it goes on, twenty\u2011one more, and on, an e\u2011mail. ".repeat(60);
  const { units } = await layOutIn(
    folder,
    `# A h\u2011a *h\u2011b* **h\u2010c**

${longer}See *i\u2011j*, **b\u2011k**, ***x\u2011l***, x\u2010y.[^n] And on[^f].

:::figure[Caption c\u2011d]
| t\u2011h | n |
|---|---|
| t\u2011d | 1 |
:::

:::chart[Chart c\u2011e]{data="data.csv" type="bar" alt="Two rising rows of bars"}
:::

[^n]: Note n\u2011o.

[^f]: Note f\u2011o.
`,
  );
  const strings = units.flatMap(({ pdf }) =>
    readPages(readObjects(pdf)).flatMap((page) => readPageText(expectDict(page)).flatMap((run) => run.strings)),
  );
  expect(strings.length).toBeGreaterThan(10);
  expect(strings.filter(({ hex }) => hex.match(/.{4}/g)!.includes("0000"))).toEqual([]);
  let text = "";
  for (const { pdf } of units) {
    const document = await openPdf(pdf);
    text += (await textOfPages(document)).join("\n");
    await document.destroy();
  }
  const words =
    "h\u2011a h\u2011b h\u2010c twenty\u2011one i\u2011j b\u2011k x\u2011l x\u2010y c\u2011d t\u2011h t\u2011d c\u2011e b\u2011s b\u2010t Jan\u20112021 n\u2011o f\u2011o";
  expect(words.split(" ").filter((word) => !text.includes(word))).toEqual([]);
  expect(text).not.toContain("\u2011\n");
});

test("what is drawn without a browser has a hyphen-minus", async () => {
  const font = await embedFont(await readFile(join(fontsPath, "Carlito-Regular.ttf")));
  expect(font.has("\u2011")).toBe(true);
  expect(font.set("e\u2011mail").runs).toEqual(font.set("e-mail").runs);
});
