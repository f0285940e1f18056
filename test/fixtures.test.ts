/** Every folder of test/fixtures: a manuscript in, the very messages and HTML that stand beside it out. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareReport } from "../scripts/prepare-report.ts";
import { catalogue } from "../scripts/report/catalogue.ts";
import { formatMessage, toPlainMessages } from "../scripts/report/format-messages.ts";

const root = join(import.meta.dirname, "fixtures");
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => inputOf(name) !== undefined);

function inputOf(name: string): string | undefined {
  if (existsSync(join(root, name, "report.yaml"))) return join(root, name);
  return ["input.md", "input.txt"].map((file) => join(root, name, file)).find((path) => existsSync(path));
}

describe.each(folders)("%s", (name) => {
  const messagesPath = join(root, name, "messages.txt");

  test("says just what messages.txt says", async () => {
    const { files } = await prepareReport(inputOf(name)!);
    const lines = toPlainMessages(files).map((message) =>
      formatMessage(message).replaceAll(`test/fixtures/${name}/`, ""),
    );
    if (lines.length === 0) expect(existsSync(messagesPath)).toBe(false);
    else await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(messagesPath);
  });

  test("gives just the HTML of output.html, where there is no error", async () => {
    const { prepared } = await prepareReport(inputOf(name)!);
    const outputPath = join(root, name, "output.html");
    if (!prepared) return expect(existsSync(outputPath)).toBe(false);
    const folder = new URL(`fixtures/${name}/`, import.meta.url).href;
    const html = prepared.units
      .map(({ html }) => html)
      .join("\n\n")
      .replaceAll(folder, "")
      .replaceAll(`test/fixtures/${name}/`, "")
      // Nobody would see them here; test/html/typography and test/pages/hyphens.test.ts show them.
      .replaceAll("\u00ad", "");
    await expect(`${html}\n`).toMatchFileSnapshot(outputPath);
  });
});

/** Codes that come from pages, not from the manuscript alone, with the test that shows each. */
const shownElsewhere: Record<string, string> = {
  "lost-words": "pages/print-report.test.ts",
  "doubled-words": "pages/print-report.test.ts",
  "moved-words": "pages/print-report.test.ts",
  "off-page": "pages/print-report.test.ts",
  widow: "pages/page-quality.test.ts",
  orphan: "pages/page-quality.test.ts",
  "stranded-heading": "pages/page-quality.test.ts",
  "short-last-page": "pages/page-quality.test.ts",
  "white-gap": "pages/page-quality.test.ts",
  "loose-line": "pages/page-quality.test.ts",
  "broken-address": "pages/page-quality.test.ts",
  "far-from-reference": "pages/page-quality.test.ts",
  "low-resolution": "pages/page-quality.test.ts",
  "far-footnote": "pages/footnotes.test.ts",
  "unsettled-pages": "pages/print-report.test.ts",
  "squeezed-table": "pages/tables.test.ts",
  "wide-table": "pages/tables.test.ts",
  "wrong-page": "pages/check-page-numbers.test.ts",
  "browser-says": "pages/print-report.test.ts",
};

test("every code of the catalogue has a fixture or a test that shows it", () => {
  const shown = new Set(
    folders
      .map((name) => join(root, name, "messages.txt"))
      .filter((path) => existsSync(path))
      .flatMap((path) => readFileSync(path, "utf8").split("\n"))
      .map((line) => / (?:error|warning|info) ([a-z-]+) /.exec(line)?.[1])
      .filter((code) => code !== undefined),
  );
  for (const [code, file] of Object.entries(shownElsewhere)) {
    expect(readFileSync(join(import.meta.dirname, file), "utf8")).toContain(code);
    shown.add(code);
  }
  expect([...shown].toSorted()).toEqual(Object.keys(catalogue).toSorted());
});
