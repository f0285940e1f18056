/** Prints pictures in inks as users do: their files are in the PDF, or it is told why not. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript, type Run } from "../../../support/run-script.ts";
import { inks, inksYcck, turned, withProfile } from "../../../support/ink-jpegs.ts";

let folder: string;
let run: Run;
let body: Buffer;

const insideDrawing = withProfile(inks, "FOGRA39");
const other = withProfile(inksYcck, "SWOPv22");
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80" width="240" height="80"><clipPath id="c"><circle cx="60" cy="40" r="40"/></clipPath>
<image clip-path="url(#c)" href="data:image/jpeg;base64,${insideDrawing.toString("base64")}" width="240" height="80"/></svg>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  const files = { "plain.jpg": turned(inks), "ycck.jpg": inksYcck, "drawing.svg": drawing, "other.jpg": other };
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
  const figures = Object.keys(files).map((name) => `:::figure[A]{width="10mm"}\n![Shades](${name})\n:::\n`);
  await writeFile(join(folder, "1.md"), `# 1. A section\n\nWords.\n\n${figures.join("\n")}`);
  await writeFile(join(folder, "report.yaml"), "title: Inks\ndate: 2024-03\nprint: {signature: 2}\nsections: [1.md]\n");
  run = await runScript("print", ["--manuscript", folder, "--out", folder]);
  body = await readFile(join(folder, "inks-print.pdf"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("files in inks are in the PDF as they are, those of another printing condition are not", () => {
  expect([turned(inks), inksYcck, insideDrawing, other].map((file) => body.includes(file))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("that inks were converted is told, with the place", () => {
  const lines = run.stderr.split("\n").filter((line) => line.includes("picture-inks"));
  expect(lines).toEqual([
    expect.stringMatching(
      /^inks-print\.pdf warning picture-inks Unexpected picture other\.jpg in inks for "SWOPv22L Coated", expected FOGRA39 or no profile: its inks were converted, and black may be printed in four inks \(page \d of the file; first \d+ mm from the left and \d+ mm from the top of page \d\)$/,
    ),
  ]);
});
