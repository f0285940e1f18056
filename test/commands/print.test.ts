/** Runs the command print as users do, and reads its files with pdf.js, Ghostscript and qpdf, where installed. */
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jpeg from "jpeg-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPdf } from "../support/read-back.ts";
import { root, runScript, type Run } from "../support/run-script.ts";
import { skipped, withoutProgram } from "../support/why-skipped.ts";

let folder: string;
let manuscript: string;
let run: Run;
let body: Buffer;
let cover: Buffer;
let screen: Buffer;

const slug = "a-print-test";
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">
<defs><linearGradient id="a"><stop stop-color="#003399"/><stop offset="1" stop-color="#ffcc00"/></linearGradient>
<linearGradient id="c"><stop stop-color="#c00"/><stop offset="1" stop-color="#c00" stop-opacity="0"/></linearGradient>
<linearGradient id="r" x2=".2" spreadMethod="reflect"><stop stop-color="#093"/><stop offset="1" stop-color="#fff"/></linearGradient>
<pattern id="p" width="12" height="12" patternUnits="userSpaceOnUse"><circle cx="6" cy="6" r="4" fill="#808"/></pattern></defs>
<rect width="400" height="40" fill="url(#a)"/><rect y="50" width="400" height="40" fill="url(#c)"/>
<rect y="100" width="190" height="60" fill="url(#r)"/><rect x="210" y="100" width="190" height="60" fill="url(#p)"/>
<g opacity=".5"><rect y="170" width="60" height="30" fill="#039"/><rect x="30" y="180" width="60" height="15" fill="#fc0"/></g>
<text x="200" y="190" font-size="14">Letters</text></svg>`;

/** Paragraphs in black, which fill several pages. */
const prose = Array.from(
  { length: 60 },
  (_, i) => `Paragraph ${i + 1}. ${"All its words are black. ".repeat(12)}`,
).join("\n\n");

const markdown = (picture: string) => `# 1. A section

${prose}

:::figure[A drawing]
![Shades](drawing.svg)

Source: us.
:::

:::figure[A photograph]
![Shades](${picture})

Source: us.
:::
`;

function photo(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let i = 0; i < width * height; i++) data.set([(i % width) % 256, i % 200, (i >> 4) % 256], i * 4);
  return jpeg.encode({ data, width, height }, 80).data;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  manuscript = join(folder, "manuscript");
  await cp(join(root, "styles/colour"), join(manuscript, "colour"), { recursive: true });
  await Promise.all([
    writeFile(join(manuscript, "drawing.svg"), drawing),
    writeFile(join(manuscript, "photo.jpg"), photo(2100, 300)),
    writeFile(join(manuscript, "small.jpg"), photo(400, 200)),
    writeFile(join(manuscript, "1.md"), markdown("photo.jpg")),
    writeFile(
      join(manuscript, "report.yaml"),
      "title: A print test\nabbreviation: EUAA\ndate: 2024-03\nparts: {cover: true, title-page: true, contents: true, back-cover: true}\nprint: {signature: 4, spine: 12, profile: colour/FOGRA39L_coated.icc}\nsections: [1.md]\n",
    ),
  ]);
  run = await runScript("print", ["--manuscript", manuscript, "--out", folder]);
  expect(run).toMatchObject({ code: 0 });
  await runScript("build", ["--manuscript", manuscript, "--out", folder]);
  [body, cover, screen] = await Promise.all(
    ["-print.pdf", "-print-cover.pdf", ".pdf"].map((end) => readFile(join(folder, `${slug}${end}`))) as [
      Promise<Buffer>,
      Promise<Buffer>,
      Promise<Buffer>,
    ],
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("tells in one line what it made", () => {
  expect(run.stdout).toMatch(/a-print-test-print\.pdf: 8 pages, cover with a spine of 12 mm, [\d.]+ s\n$/);
});

interface Line {
  x: number;
  y: number;
  text: string;
}

/** Returns lines of type with where they begin, in points from the lower left corner of the trim. */
async function linesOf(bytes: Buffer, left: number, bottom: number): Promise<Line[][]> {
  const pdf = await openPdf(bytes);
  const pages: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const lines = new Map<number, Line>();
    for (const item of (await (await pdf.getPage(number)).getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const at = { x: x - left, y: y - bottom, text: item.str.replaceAll(/\s/g, "") };
      const line = lines.get(Math.round(at.y * 2));
      if (line) line.text += at.text;
      else lines.set(Math.round(at.y * 2), at);
    }
    // Below the page is the slug.
    pages.push([...lines.values()].filter(({ y }) => y > 0));
  }
  await pdf.loadingTask.destroy();
  return pages;
}

const numbersIn = (text: string | undefined) => (text ?? "").trim().split(/\s+/).map(Number);
const boxOf = (bytes: Buffer, name: string) =>
  numbersIn(new RegExp(`/${name}\\s*\\[([^\\]]*)\\]`).exec(bytes.toString("latin1"))?.[1]);

test("every line stands where it stands on the screen", async () => {
  const view = (await (await openPdf(screen)).getPage(1)).view;
  const [left = 0, bottom = 0] = boxOf(body, "TrimBox");
  const printed = await linesOf(body, left, bottom);
  const shown = (await linesOf(screen, view[0] ?? 0, view[1] ?? 0)).slice(2, 2 + printed.length);
  const textsOf = (pages: Line[][]) => pages.map((lines) => lines.map(({ text }) => text));
  expect(textsOf(printed)).toEqual(textsOf(shown));
  for (const [page, lines] of printed.entries()) {
    for (const [i, { x, y }] of lines.entries()) {
      expect(Math.abs(x - shown[page]![i]!.x)).toBeLessThan(0.02);
      expect(Math.abs(y - shown[page]![i]!.y)).toBeLessThan(0.02);
    }
  }
});

test("boxes are exact to a hundredth of a millimetre", () => {
  const mm = (bytes: Buffer, name: string) => boxOf(bytes, name).map((points) => (points / 72) * 25.4);
  for (const [bytes, width] of [
    [body, 210],
    [cover, 432],
  ] as const) {
    for (const [name, outside] of [
      ["MediaBox", 13],
      ["BleedBox", 3],
      ["TrimBox", 0],
    ] as const) {
      const expected = [13 - outside, 13 - outside, 13 + width + outside, 13 + 297 + outside];
      for (const [i, side] of mm(bytes, name).entries()) expect(Math.abs(side - expected[i]!)).toBeLessThan(0.01);
    }
  }
});

test("says that it is PDF/X-4 and has nothing for screens", () => {
  for (const bytes of [body, cover]) {
    const syntax = bytes.toString("latin1");
    expect(syntax).toMatch(/^%PDF-1\.6/);
    expect(syntax).toContain("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>");
    expect(syntax).toMatch(/\/Trapped\s*\/False/);
    expect(syntax).not.toMatch(/\/Annots|\/StructTreeRoot|\/OpenAction|\/JavaScript|\/DeviceRGB/);
  }
});

test("the preflight comes as JSON and as a page", async () => {
  const preflights = JSON.parse(await readFile(join(folder, `${slug}-preflight.json`), "utf8")) as {
    file: string;
    passed: boolean;
    checks: { results: { severity: string }[] }[];
  }[];
  expect(preflights.map(({ file, passed }) => [file, passed])).toEqual([
    [`${slug}-print.pdf`, true],
    [`${slug}-print-cover.pdf`, true],
  ]);
  const page = await readFile(join(folder, `${slug}-preflight.html`), "utf8");
  expect(page).toContain("Ready for the press.");
  expect(page).toContain("DeviceCMYK, DeviceGray, Separation All");
});

test("same input, same bytes, from nothing and from what was kept", async () => {
  const again = join(folder, "again");
  const made = await runScript("print", ["--manuscript", manuscript, "--out", again]);
  expect(made.code).toBe(0);
  const fresh = join(folder, "fresh");
  const store = { REPORT_CACHE: join(folder, "cache") };
  expect((await runScript("print", ["--manuscript", manuscript, "--out", fresh], store)).code).toBe(0);
  for (const out of [again, fresh]) {
    expect(body.equals(await readFile(join(out, `${slug}-print.pdf`)))).toBe(true);
    expect(cover.equals(await readFile(join(out, `${slug}-print-cover.pdf`)))).toBe(true);
  }
});

/**
 * Writes a manuscript of one paragraph, a picture of too few pixels and one that is too high for a page. Without prose,
 * whose pages took most of the time that a test has on a busy machine.
 *
 * @param facts - of the figure with too few pixels, behind its caption
 */
async function writePoorManuscript(name: string, facts: string): Promise<string> {
  const poor = join(folder, name);
  await cp(manuscript, poor, { recursive: true });
  // A picture that is too high for a page is printed smaller, not squashed: it has pixels enough.
  await writeFile(join(poor, "tall.jpg"), photo(300, 2400));
  const text = markdown("small.jpg")
    .replace(prose, "One paragraph.")
    .replace("[A photograph]", `[A photograph]${facts}`);
  await writeFile(join(poor, "1.md"), `${text}\n:::figure[A tower]\n![High](tall.jpg)\n:::\n`);
  return poor;
}

test("an error of the preflight fails the command, with a message", async () => {
  const poor = await writePoorManuscript("poor", "");
  const { code, stderr } = await runScript("print", ["--manuscript", poor, "--out", poor]);
  expect(code).toBe(1);
  const errors = stderr.split("\n").filter((line) => line.includes(" error "));
  expect(errors).toEqual([
    expect.stringMatching(
      /^a-print-test-print\.pdf error pictures Unexpected picture small\.jpg of 400 × 200 pixels at 96 ppi, \d+ mm from the page's left and \d+ mm from its top, expected 300 ppi or more \(`print\.resolution`\): a file of 1250 × 625 pixels, or a figure with `width="33mm"` \(page \d+ of the file\)$/,
    ),
  ]);
  expect(stderr).toContain("Not ready for the press");
});

test("the width that an error of the preflight names mends it", async () => {
  const mended = await writePoorManuscript("mended", '{width="33mm"}');
  expect(await runScript("print", ["--manuscript", mended, "--out", mended])).toMatchObject({ code: 0 });
});

test("a profile that is not for print is an error with its place", async () => {
  const wrong = join(folder, "wrong");
  await cp(manuscript, wrong, { recursive: true });
  const yaml = await readFile(join(wrong, "report.yaml"), "utf8");
  await writeFile(join(wrong, "report.yaml"), yaml.replace("FOGRA39L_coated", "sRGB"));
  const { code, stderr } = await runScript("print", ["--manuscript", wrong, "--out", wrong]);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /report\.yaml:5:43 error bad-setting Unexpected profile `colour\/sRGB\.icc` in setting `print\.profile`, expected the profile of a printing condition, in CMYK/,
  );
});

const noGhostscript = withoutProgram("gs", "Ghostscript");
const noQpdf = withoutProgram("qpdf");
const noOxide = withoutProgram("python3", "the Python package pdf_oxide", ["-c", "import pdf_oxide"]);

describe("by tools of others", () => {
  /** Returns the four plates of a page at 36 ppi, bytes of cyan, magenta, yellow and black by pixel. */
  function platesOf(path: string, page: number): { width: number; height: number; inks: Buffer } {
    const range = [`-dFirstPage=${page}`, `-dLastPage=${page}`];
    const device = ["-sDEVICE=pamcmyk32", "-r36", "-sOutputFile=-"];
    const pam = execFileSync("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", ...range, ...device, path], {
      maxBuffer: 1 << 26,
    });
    const end = pam.indexOf("ENDHDR\n") + "ENDHDR\n".length;
    const head = pam.toString("latin1", 0, end);
    const [width, height] = ["WIDTH", "HEIGHT"].map((key) => Number(new RegExp(`${key} (\\d+)`).exec(head)?.[1])) as [
      number,
      number,
    ];
    return { width, height, inks: pam.subarray(end) };
  }

  test.skipIf(noGhostscript)(`black type is on the black plate alone${skipped(noGhostscript)}`, () => {
    // The second page of the section: nothing but prose between its head and its folio.
    const { width, height, inks } = platesOf(join(folder, `${slug}-print.pdf`), 4);
    let black = 0;
    for (let y = Math.round(height * 0.15); y < height * 0.8; y++) {
      for (let x = Math.round(width * 0.12); x < width * 0.88; x++) {
        const at = (y * width + x) * 4;
        expect(inks[at]! + inks[at + 1]! + inks[at + 2]!).toBe(0);
        black += inks[at + 3]!;
      }
    }
    expect(black).toBeGreaterThan(10_000);
  });

  test.skipIf(noGhostscript)(
    `the ground of the cover bleeds, with the inks of the tokens${skipped(noGhostscript)}`,
    () => {
      const { width, height, inks } = platesOf(join(folder, `${slug}-print-cover.pdf`), 1);
      // One millimetre inside the bleed's upper edge, over back, spine and front.
      const y = Math.round((11 / 25.4) * 36);
      for (const share of [0.1, 0.5, 0.9]) {
        const at = (y * width + Math.round(width * share)) * 4;
        expect([...inks.subarray(at, at + 4)]).toEqual([255, 204, 0, 0]);
      }
      expect(height).toBe(Math.round((323 / 25.4) * 36));
    },
  );

  test.skipIf(noQpdf)(`qpdf finds no fault${skipped(noQpdf)}`, () => {
    for (const end of ["-print.pdf", "-print-cover.pdf"]) {
      expect(execFileSync("qpdf", ["--check", join(folder, `${slug}${end}`)], { encoding: "utf8" })).toContain(
        "No syntax or stream encoding errors found",
      );
    }
  });

  /** Returns by file the codes of what pdf_oxide has against it as PDF/X-4, without those where it errs itself. */
  function pdfOxide(...paths: string[]): string[][] {
    const script =
      "import json, sys, pdf_oxide\nprint(json.dumps([pdf_oxide.PdfDocument(p).validate_pdf_x('4') for p in sys.argv[1:]]))";
    const found = JSON.parse(execFileSync("python3", ["-c", script, ...paths], { encoding: "utf8" })) as {
      errors: string[];
      warnings: string[];
    }[];
    // 0.3.78 asks for the version in the document information, where PDF/X-3 has it, though it reads that of the XMP;
    // and it looks for the programs of composite fonts beside their descendants.
    return found.map(({ errors, warnings }) =>
      [...errors, ...warnings].filter((text) => !/^\[(?:XMETA-007|XFONT-001)\]/.test(text)),
    );
  }

  test.skipIf(noOxide)(`pdf_oxide has nothing against it as PDF/X-4${skipped(noOxide)}`, async () => {
    const path = (name: string) => join(folder, `${slug}-${name}.pdf`);
    expect(pdfOxide(path("print"), path("print-cover"))).toEqual([[], []]);
    const wrong = body.toString("latin1").replace("/GTS_PDFX", "/GTS_PDFA").replaceAll("/TrimBox", "/TrimBux");
    await writeFile(path("wrong"), wrong, "latin1");
    const codes = pdfOxide(path("wrong"))[0]!.map((text) => /^\[([A-Z]+-\d+)\]/.exec(text)?.[1]);
    expect(new Set(codes)).toEqual(new Set(["XMETA-002", "XBOX-001"]));
  });

  test.skipIf(noQpdf)(`no operator sets a colour of screens${skipped(noQpdf)}`, () => {
    for (const end of ["-print.pdf", "-print-cover.pdf"]) {
      const plain = execFileSync("qpdf", ["--qdf", "--object-streams=disable", join(folder, `${slug}${end}`), "-"], {
        maxBuffer: 1 << 28,
        encoding: "latin1",
      });
      expect(plain).toMatch(/^[\d. ]+ k$/m);
      expect(plain).not.toMatch(/(?:^|\n)[\d. ]+ (?:rg|RG|G)\s*\n/);
    }
  });
});
