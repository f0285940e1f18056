/** Compares editions in structure: each kind of thing that one has and the other lacks is told at its place. */
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { readSection } from "#markdown/read-section.ts";
import type { ParsedReport } from "#markdown/parsed-report.ts";
import { compareEditions } from "#proof/compare-editions.ts";
import { showMessages } from "../../support/show-messages.ts";

function editionOf(texts: Record<string, string>): ParsedReport {
  const sections = Object.entries(texts).map(([path, text]) => ({
    file: new VFile({ path }),
    role: "section" as const,
    facts: readSection({ path, text, language: "en", covered: new Set() }).facts,
  }));
  return { settings: { language: "en" }, sections } as unknown as ParsedReport;
}

function differences(report: string, edition: string): string {
  const files = compareEditions(editionOf({ "a.md": report }), editionOf({ "b.md": edition }));
  return files.map(showMessages).join("").trim();
}

const parts = {
  heading: "### Below",
  box: ":::box[Box]\nWords.\n:::",
  table: ":::table[Table]\n| a |\n| --- |\n| 1 |\n:::",
  figure: ":::figure[Figure]\n![a](a.png)\n:::",
  chart: ':::chart[Chart]{data="a.csv" type="bar" alt="a"}\n:::',
  formula: "$$\nx\n$$ {#eq:x}",
  note: "Words.[^n]",
  footnote: "Words.[^*n]",
};
const kinds: Record<keyof typeof parts, string> = {
  heading: "1 heading of level 3",
  box: "1 box",
  table: "1 table",
  figure: "1 figure",
  chart: "1 chart",
  formula: "1 equation",
  note: "1 callout of a note",
  footnote: "1 callout of a footnote",
};

const notes = "[^n]: A note.\n\n[^*n]: A footnote.\n";

test.each(Object.entries(kinds) as [keyof typeof parts, string][])("a %s that is missing, or new", (part, told) => {
  const without = `# Title\n\n## First\n\nWords.\n\n## Last\n\nEnd.\n\n${notes}`;
  const withIt = without.replace("Words.", () => parts[part]);
  expect(differences(withIt, withIt)).toBe("");
  expect(differences(withIt, without)).toMatch(
    `nothing here, expected ${told}, as the edition in \`en\` has it at a.md:5`,
  );
  expect(differences(without, withIt)).toMatch(`${told} here, expected nothing, as`);
});

test("what differs at two places is told twice, and words count for nothing", () => {
  const report = `# A\n\n## B\n\n${parts.box}\n\n## C\n\nText.\n`;
  const edition = `# Ä\n\n## B, and more\n\n${parts.table}\n\n## C\n\nMore text.[^n]\n\n${notes}`;
  expect(differences(report, edition).split("\n")).toEqual([
    "5:1 warning edition-difference Unexpected structure: 1 table here, expected 1 box, as the edition in `en` has it at a.md:5",
    "13:11 warning edition-difference Unexpected structure: 1 callout of a note here, expected nothing, as the edition in `en` has it at a.md:9",
  ]);
});

test("a file that is missing is told in the one before it", () => {
  const report = editionOf({ "1.md": "# A\n", "2.md": "# B\n" });
  const [file] = compareEditions(report, editionOf({ "x.md": "# A\n" }));
  expect(file?.path).toBe("x.md");
  expect(showMessages(file!)).toContain("nothing here, expected 1 file (section), 1 heading of level 1");
});
