/** Reads every folder of test/fixtures: a manuscript gives the very messages and HTML that stand beside it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareReport } from "../support/prepare-report.ts";
import { catalogue } from "#messages/catalogue.ts";
import { colonsOf, directives } from "#markdown/directives/directives.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { messagesOfPages } from "../support/messages-of-pages.ts";

const root = join(import.meta.dirname, "../fixtures");
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => inputOf(name) !== undefined);

function inputOf(name: string): string | undefined {
  if (existsSync(join(root, name, "report.yaml"))) return join(root, name);
  return ["input.md", "input.txt", "manuscript"].map((file) => join(root, name, file)).find((path) => existsSync(path));
}

describe.each(folders)("%s", (name) => {
  let preparing: ReturnType<typeof prepareReport> | undefined;
  const prepareOnce = () => (preparing ??= prepareReport(inputOf(name)!));
  const messagesPath = join(root, name, "messages.txt");

  test("says just what messages.txt says", async () => {
    const { files } = await prepareOnce();
    const lines = toPlainMessages(files).map((message) =>
      formatMessage(message).replaceAll(`test/fixtures/${name}/`, ""),
    );
    if (lines.length === 0) expect(existsSync(messagesPath)).toBe(false);
    else await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(messagesPath);
  });

  test("gives just the HTML of output.html, where there is no error", async () => {
    const { prepared } = await prepareOnce();
    const outputPath = join(root, name, "output.html");
    if (!prepared) return expect(existsSync(outputPath)).toBe(false);
    const folder = new URL(`../fixtures/${name}/`, import.meta.url).href;
    const html = prepared.units
      .map(({ html }) => html)
      .join("\n\n")
      .replaceAll(folder, "")
      .replaceAll(`test/fixtures/${name}/`, "")
      // Nobody would see them here; unit/html/typography and browser/pages/hyphens.test.ts show them.
      .replaceAll("\u00ad", "");
    await expect(`${html}\n`).toMatchFileSnapshot(outputPath);
  });
});

test("every code of the catalogue has a fixture or a test that shows it", () => {
  const shown = new Set(
    folders
      .map((name) => join(root, name, "messages.txt"))
      .filter((path) => existsSync(path))
      .flatMap((path) => readFileSync(path, "utf8").split("\n"))
      .map((line) => / (?:error|warning|info) ([a-z-]+) /.exec(line)?.[1])
      .filter((code) => code !== undefined),
  );
  for (const [code, { shownBy }] of Object.entries(messagesOfPages)) {
    expect(readFileSync(join(import.meta.dirname, "..", shownBy), "utf8")).toContain(code);
    shown.add(code);
  }
  expect([...shown].toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

test("every directive stands in a fixture that is printed", () => {
  const printed = folders
    .filter((name) => existsSync(join(root, name, "output.html")) && existsSync(join(root, name, "input.md")))
    .map((name) => readFileSync(join(root, name, "input.md"), "utf8"))
    .join("\n");
  const openings = directives.map(({ name, form }) => `${colonsOf[form]}${name}`);
  expect(openings.filter((opening) => !new RegExp(`${opening}(?![\\w-])`).test(printed))).toEqual([]);
});
