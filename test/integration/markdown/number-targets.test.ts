/** Shows how annexes and captions are numbered: through the report, by section, by a count of their own. */
import { expect, test } from "vitest";
import { checkManuscript } from "../../support/check-manuscript.ts";

const box = ":::box[B]\nWords.\n:::\n";

/** Returns the numbers of all targets, in order. */
async function numbersIn(numbering: string, language = "en"): Promise<(string | undefined)[]> {
  const { prepared } = await checkManuscript({
    "report.yaml": `title: T\nlanguage: ${language}\nnumbering: {${numbering}}\nparts: { introduction: i.md, annexes: [a.md, b.md] }\nsections: [1.md, 2.md]\n`,
    "i.md": `# Introduction\n\n${box}`,
    "1.md": `# 1. One\n\n${box}\n${box}`,
    "2.md": `# 2. Two\n\n${box}`,
    "a.md": `# Tables\n\n${box}`,
    "b.md": `# More {.unnumbered}\n\n${box}`,
  });
  return [...prepared!.numbering.targets.values()].map(({ number }) => number);
}

test("through the report, titles of annexes as they are written", async () =>
  expect(await numbersIn("")).toEqual([undefined, "1", "1.", "2", "3", "2.", "4", undefined, "5", undefined, "6"]));

test("by section, and through the annexes; what has no number goes on by itself", async () =>
  expect(await numbersIn("captions: section, annexes: automatic")).toEqual([
    undefined,
    "1",
    "1.",
    "1.1",
    "1.2",
    "2.",
    "2.1",
    "Annex\u00a01.",
    "A.1",
    undefined,
    "A.2",
  ]));

test("annexes alone by themselves, and an annex in a language that has the number first", async () =>
  expect(await numbersIn("annex-captions: own, annexes: automatic", "hu")).toEqual([
    undefined,
    "1",
    "1.",
    "2",
    "3",
    "2.",
    "4",
    "1.\u00a0melléklet.",
    "A.1",
    undefined,
    "A.2",
  ]));
