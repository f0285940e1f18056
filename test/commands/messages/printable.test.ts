/** Shows that names and quotations reach terminals, JSON and metadata without control characters. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProgress } from "#commands/progress.ts";
import { buildInfo, buildXmp } from "#screen-pdf/metadata.ts";
import { PdfString, type PdfDict } from "#lib/pdf/objects.ts";
import { printable, toJson } from "#messages/printable.ts";
import { runScript } from "../../support/run-script.ts";

const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
/** Matches control characters but line ends, which are ours. */
const unsafeInLines = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "printable-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ["\u001b[31mred", String.raw`\u001b[31mred`],
  ["a\nb\r\tc", String.raw`a\u000ab\u000d\u0009c`],
  ["\u009b2J \u0000\u007f", String.raw`\u009b2J \u0000\u007f`],
  ["\u202eevil\u2066", String.raw`\u202eevil\u2066`],
  ["plain, é, \u00ad, 😀", "plain, é, \u00ad, 😀"],
])("%j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test("JSON stays what it stands for", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
      const json = toJson(value);
      expect(JSON.parse(json)).toEqual({ ...value });
      expect(json).not.toMatch(unsafeInLines);
    }),
  );
});

/** Decodes bytes as the two forms of texts in a PDF (ISO 32000-1, 7.9.2.2). */
function decode(bytes: string): string {
  const buffer = Buffer.from(bytes, "latin1");
  return bytes.startsWith("þÿ") ? buffer.subarray(2).swap16().toString("utf16le") : bytes;
}

test("metadata have none, and only what XML 1.0 knows", () => {
  const title = "A\u001b[31m\u0000 \u009b\ud800 title\nof \ufffe two & <lines>";
  const facts = { title, author: "B\u0007", subject: "C\u0085", language: "en" };
  const { value } = buildXmp(facts) as unknown as { value: { bytes: Uint8Array } };
  const xmp = Buffer.from(value.bytes).toString("utf8");
  expect(xmp).not.toMatch(unsafeInLines);
  // oxlint-disable-next-line no-control-regex -- what XML 1.0 leaves out (2.2)
  expect(xmp).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  expect(xmp).toContain("title of   two &amp; &lt;lines&gt;");
  for (const entry of (buildInfo(facts).value as PdfDict).values()) {
    if (entry instanceof PdfString) expect(decode(entry.bytes)).not.toMatch(unsafe);
  }
});

test("the moving line of a terminal has only our own commands", () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true });
  const progress = makeProgress(stream);
  progress.step("Reading \u001b]0;evil\u0007");
  progress.count("\u001b[2J");
  const written = String(stream.read());
  expect(written.replaceAll("\r\u001b[2K", "")).not.toMatch(unsafe);
});

test("a file's name, a title and an address in messages", { timeout: 60_000 }, async () => {
  const manuscript = join(folder, "manuscript");
  await mkdir(manuscript);
  await writeFile(
    join(manuscript, "report.yaml"),
    'title: "T\\e]0;evil\\a\\u202e"\nslug: t\nlanguage: "e\\e[2Jn"\n"k\\e[31my": 1\n',
  );
  await writeFile(
    join(manuscript, "1\u001b[31m\n.md"),
    "# One\n\n[a](x\u001b[2J\u202e.md) ![b](c\u009b.png) :::d\u0007\n",
  );
  for (const args of [[], ["--json"]]) {
    const { code, stdout, stderr } = await runScript("check", ["--manuscript", manuscript, ...args]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(String.raw`\u001b`);
    expect(stdout + stderr).not.toMatch(unsafeInLines);
    expect(stderr).not.toContain("fault of the pipeline");
  }
  await writeFile(join(manuscript, "report.yaml"), "title: T\nslug: t\n");
  for (const args of [[], ["--json"]]) {
    const { code, stdout, stderr } = await runScript("check", ["--manuscript", manuscript, ...args]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(
      String.raw`1\u001b[31m\u000a.md`.replaceAll("\\", args.length > 0 ? "\\\\" : "\\"),
    );
    expect(stdout + stderr).not.toMatch(unsafeInLines);
  }
});

test("what stands on the command line", async () => {
  const strange = "no\u001b[31msuch\nthing";
  for (const [command, ...args] of [
    ["check", "--manuscript", strange],
    ["build", `--${strange}`],
    ["proof", "--since", strange],
    ["import", strange],
    ["build", strange],
  ] as const) {
    const { code, stdout, stderr } = await runScript(command, args);
    expect([command, code]).toEqual([command, 1]);
    expect(stdout + stderr).not.toMatch(unsafeInLines);
  }
});

test("a file with such a name is built, and no output has it as it is", { timeout: 60_000 }, async () => {
  const manuscript = join(folder, "strange");
  const out = join(folder, "out");
  await mkdir(manuscript);
  await writeFile(join(manuscript, "report.yaml"), "title: T\nslug: t\n");
  await writeFile(join(manuscript, "1\u001b[31m\n.md"), "# One\n\nA note.[^1] [x](y.md)\n\n[^1]: Its text.\n");
  for (const command of ["build", "notes", "proof"]) {
    const { code, stdout, stderr } = await runScript(command, ["--manuscript", manuscript, "--out", out]);
    expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
    expect(stdout + stderr).not.toMatch(unsafeInLines);
  }
  for (const name of (await readdir(out)).filter((one) => /\.(?:json|html|csv)$/.test(one))) {
    expect([name, (await readFile(join(out, name), "utf8")).includes("\u001b")]).toEqual([name, false]);
  }
});
