/** Builds a report with two language editions by one command, and reads where one differs in structure. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "../support/run-script.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "editions-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, files: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), text);
  }
  return join(folder, name);
}

const table = "| a | b |\n| --- | --- |\n| 1 | 2 |";
const english = `# 1. Ports\n\nWords.[^a]\n\n## 1.1. Ships\n\n:::table[Ships]\n${table}\n:::\n\nMore.\n\n[^a]: A note.\n`;
const german = english
  .replace("Ports", "Häfen")
  .replaceAll("Ships", "Schiffe")
  .replace("Words", "Worte, mehr als dort");

test("makes all, each in its folder, and tells the places in both where they differ", async () => {
  const manuscript = await write("report", {
    "report.yaml":
      "title: Ports\nslug: ports\nlanguage: en\nsections: [en/1.md]\nlanguage-editions: [report.de.yaml, fr]\n",
    "en/1.md": english,
    "report.de.yaml": "title: Häfen\nslug: haefen\nlanguage: de-AT\nsections: [de/1.md]\n",
    "de/1.md": german,
    "fr/report.yaml": "title: Les ports\nslug: ports\nlanguage: fr\n",
    "fr/1.md": "# 1. Les ports\n\nMots.\n\n## 1.1. Navires\n\nDavantage.\n",
  });
  const out = join(folder, "out");
  const { code, stdout, stderr } = await runScript("build", [manuscript, "--out", out, "--editions"]);
  expect(code, stderr).toBe(0);
  expect(await readdir(out)).toEqual(expect.arrayContaining(["build-report.json", "de-at", "fr", "ports.html"]));
  expect(await readdir(join(out, "fr"))).toContain("ports.pdf");
  expect(await readdir(join(out, "de-at"))).toContain("haefen.pdf");
  expect(stdout).toContain("2 language editions, 2 differences in structure");
  const told = stderr.split("\n").filter((line) => line.includes("edition-difference"));
  expect(told.map((line) => line.replaceAll(`${manuscript}/`, ""))).toEqual([
    "fr/1.md:5:1 warning edition-difference Unexpected structure: nothing here, expected 1 callout of a note, as the edition in `en` has it at en/1.md:3",
    "fr/1.md:5:1 warning edition-difference Unexpected structure: nothing here, expected 1 table, as the edition in `en` has it at en/1.md:7",
  ]);
});

test("tells once what is said of files that editions share, and nothing of files that another edition names", async () => {
  const look = "look: { theme: ./theme }\n";
  const manuscript = await write("shared", {
    "report.yaml": `title: Ports\nsections: [1.md]\nlanguage-editions: [report.de.yaml]\n${look}`,
    "1.md": english,
    "report.de.yaml": `title: Häfen\nlanguage: de\nsections: [1.de.md]\n${look}`,
    "1.de.md": german,
    "left.md": "# Left\n\nWords.\n",
    "theme/theme.yaml": "extends: agency\ntokens: tokens.css\n",
    "theme/tokens.css": ":root { --colour: #7a1f47; --colour-print: cmyk(80 0 0 60) }\n",
  });
  const out = join(folder, "shared-out");
  const { code, stderr } = await runScript("build", [manuscript, "--out", out, "--editions"]);
  expect(code, stderr).toBe(0);
  expect(stderr.match(/warning theme-ink/g), stderr).toHaveLength(1);
  const unlisted = stderr.split("\n").filter((line) => line.includes("unlisted-file"));
  expect(unlisted.map((line) => line.replace(/.*names them: /, ""))).toEqual(["`left.md`", "`left.md`"]);
});

test.each([
  ["language-editions: [../other]\n", /language-editions\.1`, expected a folder or settings file inside/],
  ["language-editions: [fr]\n", /path fr in setting `language-editions\.1`, expected one that there is/],
  ["language-editions: [1.md]\n", /expected a folder, or a file whose name ends in \.yaml/],
  ["language-editions: [./report.yaml]\n", /expected another one than these settings/],
  ["", /Unexpected --editions for a report without editions/],
])("refuses what is no edition: %j", async (setting, message) => {
  const manuscript = await write("refused", { "report.yaml": `title: Ports\n${setting}`, "1.md": english });
  const { code, stderr } = await runScript("build", [manuscript, "--out", join(folder, "never"), "--editions"]);
  expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
});
