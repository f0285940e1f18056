/** Shows that no output holds a path of the machine that made it, or a name of a folder on the way. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPdf } from "../support/read-back.ts";
import { root, runScript } from "../support/run-script.ts";

const telling = "telling-folder";
let folder: string;
let manuscript: string;
let out: string;

const picture = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><text x="9" y="30">${words}</text></svg>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `${telling}-`));
  manuscript = join(folder, "manuscript");
  out = join(folder, "out");
  await mkdir(join(manuscript, "sub folder"), { recursive: true });
  await writeFile(
    join(manuscript, "report.yaml"),
    'title: Paths\nslug: paths\ndate: 2031-05\nparts: { cover: true, imprint: true }\neditions: [{ medium: pdf, doi: "10.1234/abc", isbn: none, catalogue: none }]\n',
  );
  await writeFile(join(manuscript, "a&b'c 50.svg"), picture("one"));
  await writeFile(join(manuscript, "sub folder/ü.svg"), picture("two"));
  await writeFile(join(manuscript, "a.csv"), "Year,Number\n2020,1\n2021,2\n");
  await writeFile(join(manuscript, "1.md"), text("first"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function text(word: string): string {
  return `# 1. Paths

The ${word} state. A [file](other.md), a [folder](sub/a.pdf), one [above](../b.html), <a href="a/b">one in HTML</a>,
[a query](?q), [a page](https://example.org/a), [a heading](#end).

![One](<a&b'c 50.svg>)

![Two](sub%20folder/ü.svg)

:::chart[Chart]{data="a.csv" type=bar alt="Two years"}
:::

## 1.1. End {#end}

A note[^1] and a footnote.[^p-1]

[^1]: See [this](beside.pdf).

[^p-1]: See [that](files/below.pdf).
`;
}

/** Returns what a program could find in a file: as it is, and, in a PDF, in all that is packed. */
async function contentOf(name: string): Promise<string> {
  const bytes = await readFile(join(out, name));
  const pieces = [bytes.toString("latin1")];
  if (name.endsWith(".pdf")) {
    for (const { index } of bytes.toString("latin1").matchAll(/stream\r?\n/g)) {
      const begin = bytes.indexOf("\n", index) + 1;
      const end = bytes.indexOf("endstream", begin);
      try {
        pieces.push(inflateSync(bytes.subarray(begin, end)).toString("latin1"));
      } catch {
        // Not packed, or a picture's own form.
      }
    }
  }
  return pieces.join("\n");
}

async function expectNoPaths(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const content = await contentOf(name);
    for (const path of [telling, "file:", root, tmpdir()]) {
      const at = content.indexOf(path);
      expect(at < 0 ? "" : `${name}: ${content.slice(Math.max(0, at - 80), at + 80)}`).toBe("");
    }
  }
}

const args = () => ["--manuscript", manuscript, "--out", out];

test("the report, its web page, findings and record", { timeout: 120_000 }, async () => {
  const { code, stderr } = await runScript("build", [...args(), "--quality"]);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^1\.md:3:/m)]);
  const names = await readdir(out);
  expect(names.toSorted()).toEqual([
    "build-report.json",
    "paths-accessibility.html",
    "paths-pages.html",
    "paths.html",
    "paths.pdf",
  ]);
  await expectNoPaths(names);
  const record = JSON.parse(await readFile(join(out, "build-report.json"), "utf8")) as {
    sources: Record<string, unknown>;
    messages: { file: string }[];
  };
  expect(Object.keys(record.sources).toSorted()).toEqual(["1.md", "a.csv", "report.yaml"]);
  expect(new Set(record.messages.map(({ file }) => file))).toEqual(new Set(["1.md", "report.yaml"]));
});

test("links of the PDF lead only to pages on the web, or in itself", async () => {
  const pdf = await openPdf(await readFile(join(out, "paths.pdf")));
  const addresses = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    for (const { unsafeUrl, url } of await (await pdf.getPage(number)).getAnnotations()) {
      if (unsafeUrl || url) addresses.add(unsafeUrl ?? url);
    }
  }
  expect(addresses).toEqual(new Set(["https://example.org/a", "https://doi.org/10.1234/abc"]));
});

test("proofs, changes and notes", { timeout: 180_000 }, async () => {
  const old = join(folder, "old");
  await mkdir(old);
  await writeFile(join(old, "1.md"), text("last").replaceAll(/!\[.*|:::.*/g, ""));
  await writeFile(join(old, "report.yaml"), await readFile(join(manuscript, "report.yaml")));
  for (const [command, ...more] of [
    ["proof"],
    ["proof", "--since", old],
    ["proof", "--since", join(out, "paths.pdf")],
    ["notes"],
  ] as const) {
    const { code, stderr } = await runScript(command, [...args(), ...more]);
    expect([command, code, code === 0 ? "" : stderr]).toEqual([command, 0, ""]);
    const names = await readdir(out);
    await expectNoPaths(names);
  }
  expect((await readdir(out)).length).toBeGreaterThan(6);
});

test("print files and their preflight", { timeout: 180_000 }, async () => {
  const { code, stderr } = await runScript("print", args());
  expect([0, 1]).toContain(code);
  expect(stderr).not.toContain("fault of the pipeline");
  await expectNoPaths(await readdir(out));
});
