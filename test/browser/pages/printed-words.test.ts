/** Plants faults behind the paged document: each word that the finished PDF does not show is told with its place. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectDict, asDict, PdfRef, PdfStream } from "#lib/pdf/objects.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { deflatedStream, writeObjects } from "#lib/pdf/write-objects.ts";
import { contentOfStream } from "#lib/pdf/content/content-stream.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "printed-words-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const markdown = `# A title

First paragraph of the text.

Second *paragraph* of the text, with a note[^f].

| head | figures |
|---|---|
| row one | 11 |
| row two | 22 |

> A quotation at the end, found in an office.

[^f]: A note at the foot.
`;

async function messagesOf(options: Parameters<typeof layOutIn>[2]): Promise<string[]> {
  return (await layOutIn(folder, markdown, { repair: checkPrint(), ...options })).messages;
}

test("nothing is told of what is printed whole", async () => {
  expect(await messagesOf({})).toEqual([]);
});

/** Matches what is told of the same fault before there is a PDF. */
const quality = / (?:off-page|white-gap|short-last-page|browser-says) /;

describe("hidden by the look", () => {
  test.each([
    ["not displayed", "@media print { blockquote { display: none } }"],
    ["not visible", "blockquote { visibility: hidden }"],
    ["transparent", "blockquote { opacity: 0 }"],
    ["nearly transparent", "blockquote { opacity: 0.01 }"],
    ["in no colour", "blockquote, blockquote * { color: transparent }"],
    ["white on white", "blockquote, blockquote * { color: #fefefe }"],
    ["blue on blue", "blockquote { background: #003399 } blockquote, blockquote * { color: #003399 }"],
    [
      "blue on blue with round corners",
      "blockquote { background: #003399; border: 0; border-radius: 2mm } blockquote, blockquote * { color: #003399 }",
    ],
    ["too small to be read", "blockquote, blockquote * { font-size: 0.1pt }"],
    ["shrunk to nothing", "@media print { blockquote { transform: scale(0.001) } }"],
    ["off the page's left edge", "@media print { blockquote { clip-path: none; transform: translateX(-300mm) } }"],
    [
      "in the bleed",
      "@media print { blockquote { position: fixed; top: -2mm; left: 0; line-height: 1; font-size: 1mm } }",
    ],
    ["clipped away", "@media print { blockquote p { height: 0; overflow: hidden } }"],
    [
      "covered",
      "@media print { blockquote { position: relative } blockquote::after { content: ''; position: absolute; inset: 0; background: #fff } }",
    ],
    [
      "covered with round corners",
      "@media print { blockquote { position: relative } blockquote::after { content: ''; position: absolute; inset: 0; background: #fff; border-radius: 2mm } }",
    ],
    [
      "blue on a gradient of blues",
      "blockquote { background: linear-gradient(90deg, #003399, #00339b) } blockquote, blockquote * { color: #003399 }",
    ],
    [
      "blue on a sweep of one blue",
      "blockquote { background: conic-gradient(#003399, #003399) } blockquote, blockquote * { color: #003399 }",
    ],
    [
      "covered by a gradient",
      "@media print { blockquote { position: relative } blockquote::after { content: ''; position: absolute; inset: 0; background: linear-gradient(#fff, #fefefe) } }",
    ],
    ["below a mask that leaves nothing", "blockquote { mask-image: linear-gradient(transparent, transparent) }"],
    ["below a mask, whatever it leaves", "blockquote { mask-image: linear-gradient(90deg, #000, #0006) }"],
    [
      "red multiplied with black",
      "blockquote { background: #000 } blockquote, blockquote * { color: #f00 } blockquote p { mix-blend-mode: multiply }",
    ],
    ["too small a box", "@media print { blockquote { overflow: clip; height: 1px } }"],
  ])("%s", async (_, css) => {
    const messages = await messagesOf({ css });
    const lost = messages.filter((message) => !quality.test(message));
    expect(lost).toEqual([
      expect.stringMatching(
        /^input\.md:12:\d+ error lost-words .*"A title".*: A.quotation at the end, found in an office\.$/,
      ),
    ]);
  });

  test("a cell, a note, a word", async () => {
    const css =
      "@media print { tbody tr:last-child td:last-child { font-size: 0 } .notes li { visibility: hidden } em { display: none } }";
    const messages = await messagesOf({ css });
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:5:\d+ error lost-words .*: paragraph$/));
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:10:\d+ error lost-words .*: 22$/));
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:14:\d+ error lost-words .*: .*A.note/));
  });

  test("off the page, which was told when it was laid out", async () => {
    const css = "blockquote p { white-space: nowrap; margin-left: 120mm }";
    expect(await messagesOf({ css })).toEqual([expect.stringMatching(/^input\.md:12:\d+ error off-page /)]);
  });

  test("but not what is seen: white on blue, pale, a little turned, over a picture", async () => {
    const css =
      "blockquote { background: #003399; border-radius: 3mm; transform: rotate(2deg) } blockquote, blockquote * { color: #fff } p { color: #ddd }";
    expect(await messagesOf({ css })).toEqual([]);
  });

  test("nor what is seen on a gradient, and through a blend", async () => {
    const css =
      "blockquote { background: linear-gradient(90deg, #003399, #300) } blockquote, blockquote * { color: #fff } td { mix-blend-mode: multiply }";
    expect(await messagesOf({ css })).toEqual([]);
  });
});

describe("other than written", () => {
  test("as dots, like a password", async () => {
    const css = "@media print { blockquote { -webkit-text-security: disc } }";
    const [message, ...more] = await messagesOf({ css });
    expect(message).toMatch(/^input\.md:12:\d+ error changed-words .*read as ".*•••.*expected: .*quotation at/);
    expect("changed-words").toBe(message!.split(" ")[2]);
    expect(more).toEqual([]);
  });

  test("but not in capitals as stylesheets set them, among which what is lost is told", async () => {
    const css = "blockquote, h1 { text-transform: uppercase } p { font-variant: small-caps }";
    expect(await messagesOf({ css })).toEqual([]);
    const lost = await messagesOf({ css: `${css} @media print { blockquote { color: #fff } }` });
    expect(lost).toEqual([
      expect.stringMatching(/^input\.md:12:\d+ error lost-words .*: A.quotation at the end, found in an office\.$/),
    ]);
  });

  test("with words of the look's own", async () => {
    const harm = (page: HTMLElement) => {
      for (const p of page.querySelectorAll("blockquote p"))
        p.insertAdjacentHTML("beforeend", "<i data-repeated> Said who?</i>");
    };
    expect(await messagesOf({ harm })).toEqual([
      expect.stringMatching(/^input\.md:12:\d+ error \w+-words .*Said who\?/),
    ]);
  });

  test("painted twice", async () => {
    const harm = (page: HTMLElement) => {
      // What is repeated on purpose is not counted in the document.
      const quotation = page.querySelector("blockquote");
      if (!quotation) return;
      const copy = quotation.cloneNode(true) as HTMLElement;
      copy.dataset.repeated = "";
      quotation.after(copy);
    };
    expect(await messagesOf({ harm })).toEqual([
      expect.stringMatching(/^input\.md:12:\d+ error doubled-words .*: A.quotation at the end, found in an office\.$/),
    ]);
  });

  test("hidden from readers who listen", async () => {
    const harm = (page: HTMLElement) => page.querySelector("blockquote")?.setAttribute("aria-hidden", "true");
    expect(await messagesOf({ harm })).toEqual([expect.stringMatching(/^input\.md:12:\d+ error lost-words /)]);
  });
});

/** Changes what fonts say that their codes mean. */
function withMaps(change: (map: string) => string): (pdf: Uint8Array) => Uint8Array {
  return (pdf) => {
    const { catalog } = readObjects(pdf);
    for (const page of readPages({ catalog, info: undefined })) {
      const fonts = asDict(asDict(expectDict(page).get("Resources"))?.get("Font"));
      for (const font of fonts?.values() ?? []) {
        const stream = expectDict(font).get("ToUnicode");
        if (!(stream instanceof PdfRef) || !(stream.value instanceof PdfStream)) continue;
        const map = change(contentOfStream(stream.value).toString("latin1"));
        stream.value = deflatedStream({}, Buffer.from(map, "latin1"), 6);
      }
    }
    return writeObjects({ catalog, info: undefined });
  };
}

describe("spoilt in the PDF", () => {
  test("a font that says other letters", async () => {
    const spoil = withMaps((map) => map.replace(/(<[\dA-F]{4}>) <0064>$/gm, "$1 <0062>"));
    const messages = await messagesOf({ repair: checkPrint(spoil) });
    expect(messages).toContainEqual(
      expect.stringMatching(/^input\.md:12:\d+ error changed-words .*read as "enb, founb".* expected: end, found$/),
    );
  });

  test("a font without a map", async () => {
    const messages = await messagesOf({ repair: checkPrint(withMaps(() => "")) });
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.join("\n")).toMatch(/error (?:lost|changed)-words/);
  });

  test("a glyph that is a box", async () => {
    const spoil = (pdf: Uint8Array) => {
      const { catalog } = readObjects(pdf);
      for (const page of readPages({ catalog, info: undefined })) {
        const stream = expectDict(page).get("Contents") as PdfRef;
        const content = contentOfStream(stream.value as PdfStream).toString("latin1");
        const spoilt = content.replace(/(MCID 4 [^]*?)<[\da-f]{4}([\da-f]*)> Tj/, "$1<0000$2> Tj");
        stream.value = deflatedStream({}, Buffer.from(spoilt, "latin1"), 6);
      }
      return writeObjects({ catalog, info: undefined });
    };
    const messages = await messagesOf({ repair: checkPrint(spoil) });
    expect(messages).toEqual([expect.stringMatching(/ error changed-words .*\ufffd/)]);
  });

  test("a page too many", async () => {
    const repair: ReturnType<typeof checkPrint> = (pdf, printing) =>
      checkPrint()(pdf, { ...printing, pageCount: printing.pageCount + 1 });
    await expect(messagesOf({ repair })).rejects.toThrow(/Unexpected \d+ pages in the PDF of/);
  });
});

test("words of charts, and numbers of pages", async () => {
  await writeFile(join(folder, "data.csv"), "month,applications\nJanuary,11\nFebruary,22\n");
  const chart = `# Chart {#a}\n\nSee [](#a){.page}.\n\n:::chart[Figures]{data="data.csv" type="bar" alt="Two bars"}\n:::\n`;
  const repair = checkPrint();
  expect((await layOutIn(folder, chart, { repair })).messages).toEqual([]);
  const css = "@media print { svg text:last-of-type { display: none } [data-page-ref] { display: none } }";
  const { messages } = await layOutIn(folder, chart, { repair, css });
  expect(messages).toContainEqual(expect.stringMatching(/^input\.md:5:\d+ error lost-words .*: February$/));
  expect(messages).toContainEqual(expect.stringMatching(/^input\.md:3:\d+ error (?:lost|changed)-words .*: .*1/));
});
