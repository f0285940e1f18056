/** Builds one report in other formats, margins, colours and another body's name: everything follows the settings. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imageSize } from "image-size";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, runScript } from "../support/run-script.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Measures in millimetres. */
interface Form {
  width: number;
  height: number;
  inside: number;
  outside: number;
  top: number;
  bottom: number;
}

/** `inCharts` is the accent as charts fill with it: lighter where it would look like a neighbour to some readers. */
const forms: [
  name: string,
  look: string,
  form: Form,
  colours: { colour: string; accent: string; inCharts?: string },
][] = [
  [
    "A5, in green",
    `look:
  page: A5
  margins: { inside: 18mm, outside: 14mm, top: 20mm, bottom: 19mm }
  colour: "#00594c"
  accent: "#f2b705"
`,
    { width: 148, height: 210, inside: 18, outside: 14, top: 20, bottom: 19 },
    { colour: "#00594c", accent: "#f2b705", inCharts: "#f6ce53" },
  ],
  [
    "B5, with its margins as they are",
    "look: { page: B5 }\n",
    { width: 176, height: 250, inside: 25, outside: 20, top: 25, bottom: 24 },
    { colour: "#003399", accent: "#ffcc00" },
  ],
  [
    "a format of its own, in red",
    `look: { page: 170mm 240mm, margins: { outside: 30mm }, colour: "#7a1f2b" }\n`,
    { width: 170, height: 240, inside: 25, outside: 30, top: 25, bottom: 24 },
    { colour: "#7a1f2b", accent: "#ffcc00" },
  ],
];

describe.each(forms)("%s", (name, look, form, { colour, accent, inCharts = accent }) => {
  let pages: ReadPage[];
  let html: string;
  let author: unknown;

  beforeAll(async () => {
    const manuscript = join(folder, name);
    await cp(join(root, "test/look"), manuscript, { recursive: true });
    await writeFile(join(manuscript, "report.yaml"), (await readFile(join(manuscript, "report.yaml"), "utf8")) + look);
    const out = join(manuscript, "out");
    const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", out]);
    expect(stderr).not.toMatch(/ (?:error|warning) /);
    expect(code).toBe(0);
    ({ pages, author } = await readPages(await readFile(join(out, "lantern-report-2031.pdf"))));
    html = await readFile(join(out, "lantern-report-2031.html"), "utf8");
  });

  test("every page has the trimmed size", () => {
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      // Chromium makes sheets on a grid of 0.24 pt.
      expect(Math.abs(page.widthMm - form.width)).toBeLessThan(0.2);
      expect(Math.abs(page.heightMm - form.height)).toBeLessThan(0.2);
    }
  });

  test("text stands between the margins, mirrored, on rectos and versos", () => {
    const text = pages.filter(({ words }) => words.some(({ text }) => text.startsWith("Each lantern has a number")));
    expect(text.length).toBeGreaterThan(1);
    for (const { number, words } of text) {
      const left = number % 2 === 1 ? form.inside : form.outside;
      const first = words.find(({ text: words }) => words.startsWith("Each lantern has a number"))!;
      expect(first.xMm).toBeCloseTo(left, 0);
      for (const { xMm, widthMm, yMm } of words.filter((word) => word.text.trim() !== "")) {
        expect(xMm).toBeGreaterThan(left - 0.5);
        expect(xMm + widthMm).toBeLessThan(left + form.width - form.inside - form.outside + 0.5);
        expect(yMm).toBeGreaterThan(0);
      }
    }
  });

  test("folios stand at the outer foot", () => {
    for (const { number, words } of pages.slice(6, 9)) {
      const folio = words.find(({ text, yMm }) => text === String(number) && yMm < form.bottom)!;
      const edge = number % 2 === 1 ? folio.xMm + folio.widthMm : form.width - folio.xMm;
      expect(edge).toBeCloseTo(form.width - form.outside, 0);
    }
  });

  test("covers, bands and tables are painted in the report's colours and in no other's", () => {
    const painted = new Set(pages.flatMap(({ colours }) => colours));
    expect(painted).toContain(colour);
    expect(painted).toContain(accent);
    for (const cover of [pages[0]!, pages.at(-1)!]) expect(cover.colours[0]).toBe(colour);
    for (const other of ["#003399", "#ffcc00", "#00594c", "#7a1f2b"]) {
      if (other !== colour && other !== accent) expect([...painted]).not.toContain(other);
    }
    expect(html).toContain(`--colour: ${colour};`);
  });

  test("charts are as wide as the text and in its colours", () => {
    const svg = /<svg[^>]*width="([\d.]+)pt"[\s\S]*?<\/svg>/.exec(html)!;
    expect((Number(svg[1]) / 72) * 25.4).toBeCloseTo(form.width - form.inside - form.outside, 1);
    expect(svg[0]).toContain(`fill="${colour}"`);
    expect(svg[0]).toContain(`fill="${inCharts}"`);
  });

  test("the body that publishes is the one in the settings", () => {
    expect(author).toBe("Harbour Office of the Outer Islands");
    for (const page of [pages[0]!, pages.at(-1)!]) {
      // "ffi" is one glyph, and a run of its own.
      expect(page.words.map(({ text }) => text).join("")).toContain("Harbour Office of the Outer Islands");
    }
  });
});

test("--quality shows what could be better on the pages, each place in a picture of its page", async () => {
  const manuscript = join(folder, "quality");
  await cp(join(root, "test/look"), manuscript, { recursive: true });
  await writeFile(
    join(manuscript, "report.yaml"),
    `${await readFile(join(manuscript, "report.yaml"), "utf8")}look: { page: A5 }\n`,
  );
  const out = join(manuscript, "out");
  const { code } = await runScript("build", ["--manuscript", manuscript, "--out", out, "--quality"]);
  expect(code).toBe(0);
  const { findings } = JSON.parse(await readFile(join(out, "build-report.json"), "utf8"));
  expect(findings).toContainEqual({
    code: "far-from-reference",
    severity: "info",
    page: expect.any(Number),
    folio: expect.stringMatching(/^\d+$/),
    rect: {
      x: expect.any(Number),
      y: expect.any(Number),
      width: expect.closeTo(103, 0),
      height: expect.any(Number),
    },
    text: expect.stringContaining('"Figure 1. Lanterns by island"'),
    file: "1.md",
    line: 26,
    column: 1,
  });
  const html = await readFile(join(out, "lantern-report-2031-pages.html"), "utf8");
  expect(html).not.toMatch(/<(?:link|script|img[^>]+src="(?!data:))/);
  const pictures = [...html.matchAll(/src="data:image\/png;base64,([^"]+)"/g)];
  expect(pictures).toHaveLength(findings.length);
  for (const [, base64] of pictures) {
    const { width } = imageSize(Buffer.from(base64!, "base64"));
    expect(Math.abs(width - (148 / 25.4) * 96 * 1.5)).toBeLessThan(2);
  }
  for (const { folio, code, line } of findings) {
    expect(html).toContain(`Page ${folio}: ${code}`);
    expect(html).toContain(`1.md:${line}:1`);
  }
});

interface ReadPage {
  number: number;
  widthMm: number;
  heightMm: number;
  /** Words with their places from the left edge, and from the foot. */
  words: { text: string; xMm: number; yMm: number; widthMm: number }[];
  /** Colours of fills and strokes, `#rrggbb`, in the order of painting. */
  colours: string[];
}

const mmInPoint = 25.4 / 72;

async function readPages(bytes: Uint8Array): Promise<{ pages: ReadPage[]; author: unknown }> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) =>
      "str" in item
        ? [
            {
              text: item.str,
              xMm: (Number(item.transform[4]) - left) * mmInPoint,
              yMm: (Number(item.transform[5]) - bottom) * mmInPoint,
              widthMm: item.width * mmInPoint,
            },
          ]
        : [],
    );
    const { fnArray, argsArray } = await page.getOperatorList();
    const colours = fnArray.flatMap((operator, index) =>
      operator === OPS.setFillRGBColor || operator === OPS.setStrokeRGBColor ? [String(argsArray[index][0])] : [],
    );
    pages.push({ number, widthMm: (right - left) * mmInPoint, heightMm: (top - bottom) * mmInPoint, words, colours });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, author: (info as { Author?: string }).Author };
}
