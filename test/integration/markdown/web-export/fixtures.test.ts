/**
 * Reads every folder test/fixtures/web-export-*: `input` gives `output.md`, or none where it is no web export.
 * Messages are compared in test/integration/fixtures.test.ts.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { stringifyMarkdown } from "#markdown/stringify-markdown.ts";
import { readWebExport } from "#markdown/web-export/read-web-export.ts";
import { contentOf } from "../../../support/content-of.ts";

const fixtures = join(import.meta.dirname, "../../../fixtures");
const folders = readdirSync(fixtures).filter((name) => name.startsWith("web-export-"));

test("there are fixtures", () => {
  expect(folders.length).toBeGreaterThan(5);
});

test.each(folders)("%s", async (folder) => {
  const [input] = readdirSync(join(fixtures, folder)).filter((name) => name.startsWith("input."));
  const file = new VFile({ path: input!, value: readFileSync(join(fixtures, folder, input!), "utf8") });
  const parsed = parseMarkdown(file);
  const before = structuredClone(parsed);
  const result = readWebExport(parsed, file);
  expect(parsed).toEqual(before);

  const output = join(fixtures, folder, "output.md");
  if (!existsSync(output)) {
    expect(result).toBeUndefined();
    expect(file.messages).toEqual([]);
    return;
  }
  const { tree } = result!;
  await expect(stringifyMarkdown(tree)).toMatchFileSnapshot(output);

  const imported = new VFile(stringifyMarkdown(tree));
  const again = parseMarkdown(imported);
  expect(readWebExport(again, imported)).toBeUndefined();
  expect(contentOf(again)).toEqual(contentOf(tree));
  expect(stringifyMarkdown(again)).toBe(String(imported));
});
