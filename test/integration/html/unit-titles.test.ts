/** Names units for running heads: by the short title that a section may give, with the section's number. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareReport } from "../../support/prepare-report.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "titles-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ["", "2.4.1. Action plans"],
  ["short-title: Plans", "2.4.1. Plans"],
  ["short-title: 2.4.1. Plans", "2.4.1. Plans"],
])("a section with %j is called %j", async (frontMatter, title) => {
  await writeFile(join(folder, "report.yaml"), "title: A report\nsections: [a.md]\n");
  await writeFile(join(folder, "a.md"), `---\n${frontMatter}\n---\n\n# 2.4.1. Action plans\n\nWords.\n`);
  const { prepared } = await prepareReport(folder);
  expect(prepared!.units[0]!.title).toBe(title);
});
