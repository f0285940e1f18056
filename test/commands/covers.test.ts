/** Builds and prints covers with pictures, emblems and a file of one's own, and reads what is on their pages. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jpeg from "jpeg-js";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byQpdf, pageOf } from "../support/pdf-of.ts";
import { readPdf } from "../support/read-pdf.ts";
import { runScript, type Run } from "../support/run-script.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const emblem = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><path fill="#fff" d="M0 0h40v20H0z"/></svg>`;
const own = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 154 216" width="154mm" height="216mm"><path fill="#7a1f2b" d="M0 0h154v216H0z"/></svg>`;

/** Makes a picture that says it has 300 pixels an inch. */
function denseJpeg(width: number, height: number): Buffer {
  const { data } = jpeg.encode({ data: Buffer.alloc(width * height * 4, 120), width, height }, 60);
  const density = data.indexOf("JFIF\0") + 7;
  data.set([1, 300 >> 8, 300 & 255, 300 >> 8, 300 & 255], density);
  return data;
}

async function write(name: string, cover: string): Promise<string> {
  const manuscript = join(folder, name);
  await mkdir(manuscript);
  const [width, height] = [1900, 2600];
  const data = Buffer.alloc(width * height * 4, 120);
  await Promise.all([
    writeFile(join(manuscript, "sea.jpg"), jpeg.encode({ data, width, height }, 60).data),
    writeFile(join(manuscript, "small.jpg"), denseJpeg(200, 100)),
    writeFile(join(manuscript, "emblem.svg"), emblem),
    writeFile(join(manuscript, "own.svg"), own),
    writeFile(join(manuscript, "1.md"), "# One\n\nWords of the section.\n"),
    writeFile(
      join(manuscript, "report.yaml"),
      `title: Covers
date: 2031-05
parts: { cover: true, imprint: true, back-cover: true }
editions:
  - { medium: print, isbn: 978-92-9403-192-1, issn: none, doi: none, catalogue: BZ-AB-23-001-EN-N }
look: { page: A5 }
print: { signature: 2 }
cover:
${cover}
back-cover:
  emblem: { file: emblem.svg, width: 30mm }
  price: EUR 20
imprint: { disclaimer: none, reuse: none, third-parties: none }
`,
    ),
  ]);
  return manuscript;
}

async function run(command: "build" | "print", manuscript: string): Promise<Run> {
  return runScript(command, ["--manuscript", manuscript, "--out", join(manuscript, "out")]);
}

/** Returns how many pictures of pixels a page paints. */
async function pixelsOn(path: string, number: number): Promise<number> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const page = await (await task.promise).getPage(number);
  const { fnArray } = await page.getOperatorList();
  await task.destroy();
  return fnArray.filter((operation) => operation === OPS.paintImageXObject).length;
}

test("a picture, an emblem, a credit and a price are built, and printed to beyond the cut", async () => {
  const manuscript = await write(
    "picture",
    `  picture: sea.jpg\n  credit: "Cover: © A. Photographer"\n  emblem: { file: emblem.svg, clear: 8mm }`,
  );
  expect(await run("build", manuscript)).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/ warning /) });
  const { pages } = await readPdf(await readFile(join(manuscript, "out/covers.pdf")));
  expect(pages[0]!.text).toContain("Covers");
  expect(pages[1]!.text).toContain("Cover: © A. Photographer");
  expect(pages.at(-1)!.text).toMatch(/BZ-AB-23-001-EN-N.*EUR 20.*ISBN\s978/);
  expect(await pixelsOn(join(manuscript, "out/covers.pdf"), 1)).toBe(1);

  // The preflight finds grounds and pictures that end at the cut, and coarse ones.
  const printed = await run("print", manuscript);
  expect(printed.stderr).not.toMatch(/ (?:error|warning) /);
  expect(printed.code).toBe(0);
});

test("a file of one's own is the whole cover; one with too few pixels is told", async () => {
  const manuscript = await write("own", "  file: own.svg\n  credit: none");
  const printed = await run("print", manuscript);
  expect(printed.stderr).not.toMatch(/ (?:error|warning) /);
  expect(printed.code).toBe(0);
  await run("build", manuscript);
  const { pages } = await readPdf(await readFile(join(manuscript, "out/covers.pdf")));
  expect(pages[0]!.text.trim()).toBe("");

  const coarse = await write("coarse", "  picture: small.jpg\n  position: band");
  const { code, stderr } = await run("build", coarse);
  expect(code).toBe(0);
  expect(stderr).toMatch(/report\.yaml:9:12 warning low-resolution .*"small\.jpg"/);
  const refused = await run("print", coarse);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/ error pictures Unexpected picture small\.jpg of 200 × \d+ pixels at \d+ ppi/);
});

/** Returns a file as text, with all instructions in it. */
async function written(path: string): Promise<string> {
  const plain = await byQpdf(await readFile(path), "--qdf", "--object-streams=disable");
  return Buffer.from(plain).toString("latin1");
}

test("a page of a PDF is the whole cover, with its own inks in print; one that can't be is told at its setting", async () => {
  const manuscript = await write("page", "  file: own.pdf\n  alt: A blue cover\n  credit: none");
  const size = [436.535, 612.283] as const;
  const spot =
    "/ColorSpace << /S [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0.2 0.6 0.2] >>] >>";
  const content = "0.9 0.4 0 0.2 k 0 0 436.535 612.283 re f 1 0 0 rg 100 100 50 50 re f";
  await writeFile(
    join(manuscript, "own.pdf"),
    pageOf(content, { size, resources: spot, page: "/Group << /S /Transparency /CS /DeviceRGB >>" }),
  );
  const built = await run("build", manuscript);
  expect(built.stderr).not.toMatch(/ (?:error|warning) /);
  expect(built.code).toBe(0);
  const screen = await written(join(manuscript, "out/covers.pdf"));
  expect(screen).toMatch(/\/Alt \(A blue cover\)/);
  expect(screen).toContain("0.9 0.4 0 0.2 k");
  // What inks look like is said, as archives ask for.
  expect(screen).toContain("/DefaultCMYK");
  const printed = await run("print", manuscript);
  expect(printed.stderr).not.toMatch(/ (?:error|warning) /);
  expect(printed.code).toBe(0);
  const press = await written(join(manuscript, "out/covers-print-cover.pdf"));
  expect(press).toContain("0.9 0.4 0 0.2 k");
  expect(press).not.toMatch(/1 0 0 rg|DefaultCMYK/);

  await writeFile(
    join(manuscript, "own.pdf"),
    pageOf(`${content} /S cs 1 scn 0 0 50 50 re f`, { size, resources: spot }),
  );
  const unordered = await run("print", manuscript);
  expect(unordered.stderr).toMatch(/ error spot-inks Unexpected spot ink Gold/);

  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
  const lettered = pageOf("BT /F 20 Tf (Covers) Tj ET", { size, resources: "/Font << /F 5 0 R >>" }, font);
  await writeFile(join(manuscript, "own.pdf"), lettered);
  const refused = await run("build", manuscript);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toMatch(/report\.yaml:9:9 error bad-picture .*letters in `Times-Roman` are not embedded/);
});
