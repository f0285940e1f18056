/** Compares words on pages and their places with what pdf.js finds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectDict } from "#lib/pdf/objects.ts";
import { inReadingOrder, readPageText, type TextRun } from "#lib/pdf/text/page-text.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { pageWordsOf } from "#lib/pdf/text/page-words.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { openPdf } from "../../../support/read-back.ts";

const bytes = readFileSync(join(import.meta.dirname, "../../../fixtures/pdf/alpha.pdf"));
const pages = readPages(readObjects(bytes)).map((page) => readPageText(expectDict(page)));

test("every letter is found, and words stand where pdf.js has them", async () => {
  const pdf = await openPdf(bytes);
  for (const [index, runs] of pages.entries()) {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent();
    const texts = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item] : []));
    const words = pageWordsOf(runs);
    const lettersOf = (all: readonly string[]) =>
      all
        .join("")
        .replaceAll(/[\s\u00ad]/g, "")
        .split("")
        .toSorted()
        .join("");
    expect(lettersOf(words.map(({ text }) => text))).toBe(lettersOf(texts.map(({ str }) => str)));
    const misplaced = texts.filter(({ str, transform, width }) => {
      const [x, y] = [transform[4] as number, transform[5] as number];
      const inside = words.flatMap(({ text, boxes }) =>
        boxes
          .filter((box) => Math.abs(box.y - y) < 0.1 && box.x > x - 0.6 && box.x + box.width < x + width + 0.6)
          .map((box) => ({ text, x: box.x })),
      );
      const found = inside.toSorted((one, other) => one.x - other.x).map(({ text }) => text);
      // Its first and last word may go on in the runs beside it.
      return !found.join("").includes(str.split(" ").slice(1, -1).join(""));
    });
    expect(misplaced.map(({ str }) => str)).toEqual([]);
  }
  await pdf.destroy();
});

/** Font of letters that are half as wide as high, with the codes of ASCII. */
const font = new Map([["Subtype", "/TrueType" as const]]);

function run(text: string, x: number, y: number, facts: Partial<TextRun> = {}): TextRun {
  const strings = [{ offset: 0, hex: "", actualText: text }];
  return { x, y, size: 10, turn: 0, isArtifact: false, tag: "P", mcid: undefined, font, strings, ...facts };
}

const texts = (...runs: TextRun[]) => pageWordsOf(runs).map(({ text }) => text);

test("a hyphen that the line's end brought is no part of the word, one that the author wrote is", () => {
  const [word, ...more] = pageWordsOf([run("infor", 10, 100), run("\u00ad", 10, 100), run("mation", 10, 88)]);
  expect(word!.text).toBe("information");
  expect(word!.boxes.map(({ y }) => y)).toEqual([100, 88]);
  expect(more).toEqual([]);
  expect(texts(run("well-", 10, 100), run("known", 10, 88))).toEqual(["well-", "known"]);
});

test("a callout is a word of its own", () => {
  expect(texts(run("end.", 10, 100), run("165", 10, 103, { size: 6 }))).toEqual(["end.", "165"]);
});

test("marks are read in the order of the tags; what has none stays with what was painted before it", () => {
  const painted = [run("b", 0, 0, { mcid: 2 }), run("-", 0, 0), run("a", 0, 0, { mcid: 1 })];
  expect(inReadingOrder(painted, [1, 2]).map(({ strings }) => strings[0]!.actualText)).toEqual(["a", "b", "-"]);
});
