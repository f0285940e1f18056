/** Shows that hard inputs end with a result or with messages; `npm run test:bounds` measures all of them, at full size. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VFile } from "vfile";
import { expect, test } from "vitest";
import { prepareReport } from "../../support/prepare-report.ts";
import { toPlainMessages } from "#messages/format-messages.ts";
import { characterInputs, constructInputs, pairInputs, structureInputs, type BoundInput } from "../../bounds/inputs.ts";
import { patternInputs } from "../../bounds/patterns.ts";

const all = [...characterInputs, ...constructInputs, ...structureInputs];

/** Inputs each of which took minutes, or for ever, before it was refused; at full size. */
const once = [
  "* with a",
  "] with a space",
  "boxes that are not closed",
  "list items within each other, 1000",
  "brackets over many lines",
  "table of so many columns",
  "table of a million cells",
  "table of short rows under as wide a head as may be",
  "table of short rows in an item",
  "table of which only the last row is long",
  "HTML tables within tables",
  "word of so many letters",
];

test.each(once)("%s: at full size", async (name) => {
  const input = all.find((each) => each.name === name)!;
  const files = await read(input, input.count);
  expect(toPlainMessages(files).map(({ code }) => code)).toContain("too-large");
  expectPlaces(files);
});

test.each(patternInputs)("$name: at full size", async ({ count, make }) => {
  expectPlaces(await readFiles(make(count)));
});

test("each structure, small", { timeout: 600_000 }, async () => {
  for (const input of structureInputs) expectPlaces(await read(input, Math.ceil(input.count / 500)), input.name);
});

test("each construct and pair of special characters, small", { timeout: 600_000 }, async () => {
  for (const inputs of [characterInputs, constructInputs, pairInputs]) {
    const text = inputs.map((input) => input.make(20)["input.md"]!).join("\n\n");
    expectPlaces(await readFiles({ "input.md": text }));
  }
});

/** Expects that a message which stops the way to pages says where. */
function expectPlaces(files: readonly VFile[], what = ""): void {
  for (const { severity, line, code, file } of toPlainMessages(files)) {
    if (severity === "error") expect(line, `${what} ${code} ${file}`).toBeGreaterThan(0);
  }
}

function read(input: BoundInput, count: number): Promise<readonly VFile[]> {
  return readFiles(input.make(count));
}

async function readFiles(manuscript: Readonly<Record<string, string>>): Promise<readonly VFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "bounds-"));
  try {
    for (const [path, text] of Object.entries(manuscript)) await writeFile(join(folder, path), text);
    const isFolder = "report.yaml" in manuscript;
    return (await prepareReport(isFolder ? folder : join(folder, "input.md"))).files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
