/** Compares two Markdown texts, and sees what an editor is told of their difference. */
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { compareTexts, type TextChange } from "#proof/compare-texts.ts";
import { textBlocksOf } from "#proof/text-blocks.ts";

function compare(old: string, next: string): TextChange[] {
  const fileOf = (value: string) => [
    { path: "a.md", blocks: textBlocksOf(parseMarkdown(new VFile({ path: "a.md", value }))) },
  ];
  return compareTexts(fileOf(old), fileOf(next));
}

/** Returns lines as `changed paragraph 3→3: the [-old-] [+new+] words`. */
function told(old: string, next: string): string[] {
  return compare(old, next).map(({ fate, kind, note, cells, ...change }) => {
    const words = cells.map(({ row, column, pieces }) => {
      const shown = pieces.map((piece) => {
        const text = piece.words.map((word) => word.text).join(" ");
        return piece.fate === "same" ? text : piece.fate === "deleted" ? `[-${text}-]` : `[+${text}+]`;
      });
      return `${row > 0 ? `${row}/${column} ` : ""}${shown.join(" ")}`;
    });
    const name = note === undefined ? kind : `note ${note}`;
    return `${fate} ${name} ${change.old?.line ?? "–"}→${change.new?.line ?? "–"}: ${words.join(" | ")}`;
  });
}

const first = "The keepers of the lanterns met in May, as every year, to speak of oil.";
const second = "Nobody had asked the ferries, which came late all the same, and with fewer guests.";
const third = "In the end the bells were rung for an hour, and then again for another one.";

describe("nothing changed", () => {
  test.each([
    [
      "lines of Markdown are broken elsewhere",
      `${first}\n\n${second}\n`,
      `${first.replace(" as ", "\nas ")}\n\n${second}\n`,
    ],
    ["another mark for the same", "*one* and __two__\n\n- a\n- b\n", "_one_ and **two**\n\n* a\n* b\n"],
    [
      "notes defined at another place",
      `Text.[^a]\n\n[^a]: Source.\n\n${first}\n`,
      `Text.[^a]\n\n${first}\n\n[^a]: Source.\n`,
    ],
    ["a table's columns are padded", "| a | b |\n| - | - |\n| 1 | 2 |\n", "| a   | b |\n|-----|---|\n| 1   | 2 |\n"],
  ])("where %s", (_, old, next) => {
    expect(told(old, next)).toEqual([]);
  });
});

test("a word is changed, and the rest stays", () => {
  expect(told(`${first}\n\n${second}\n`, `${first.replace("May", "June")}\n\n${second}\n`)).toEqual([
    "changed paragraph 1→1: The keepers of the lanterns met in [-May,-] [+June,+] as every year, to speak of oil.",
  ]);
});

test("a link's address and emphasis count, though no word is another", () => {
  expect(told("See [here](https://a.example).", "See [here](https://b.example).")).toEqual([
    "changed paragraph 1→1: See [-here.-] [+here.+]",
  ]);
  expect(told("It was so.", "It *was* so.")).toEqual(["changed paragraph 1→1: It [-was-] [+was+] so."]);
});

test("paragraphs come and go", () => {
  expect(told(`${first}\n\n${second}\n`, `${first}\n\n${third}\n\n${second}\n`)).toEqual([
    `inserted paragraph –→3: [+${third}+]`,
  ]);
  expect(told(`${first}\n\n${third}\n\n${second}\n`, `${first}\n\n${second}\n`)).toEqual([
    `deleted paragraph 3→–: [-${third}-]`,
  ]);
});

test("a paragraph that was moved is told as moved, and what was mended on the way", () => {
  const more = "Afterwards everybody went home, for the last ferry was about to leave the quay.";
  const old = [first, second, third, more].join("\n\n");
  expect(told(old, [second, third, more, first].join("\n\n"))).toEqual(["moved paragraph 1→7: "]);
  expect(told(old, [second, third, more, first.replace("May", "June")].join("\n\n"))).toEqual([
    "moved paragraph 1→7: The keepers of the lanterns met in [-May,-] [+June,+] as every year, to speak of oil.",
  ]);
});

test("tables are compared by cell; a row that is new moves no other", () => {
  const table = (...rows: string[]) => ["| island | keepers |", "| --- | --- |", ...rows].join("\n");
  const old = table("| North | 1 |", "| South | 2 |");
  expect(told(old, table("| North | 1 |", "| South | 3 |"))).toEqual(["changed table 1→1: 3/2 [-2-] [+3+]"]);
  expect(told(old, table("| North | 1 |", "| East | 7 |", "| South | 2 |"))).toEqual([
    "changed table 1→1: 3/1 [+East+] | 3/2 [+7+]",
  ]);
});

test("notes are compared by their labels", () => {
  const old = "One.[^a] Two.[^b]\n\n[^a]: The source, 2022.\n\n[^b]: Another.\n";
  const next = "One.[^a] Two.[^c]\n\n[^c]: A third.\n\n[^a]: The source, 2023.\n";
  expect(told(old, next)).toEqual([
    "changed paragraph 1→1: One. [^a] Two. [-[^b]-] [+[^c]+]",
    "inserted note c –→3: [+A third.+]",
    "changed note a 3→5: The source, [-2022.-] [+2023.+]",
    "deleted note b 5→–: [-Another.-]",
  ]);
});

test("titles of boxes, and what a chart is made from, are text too", () => {
  expect(told(":::box[Old title]\nText.\n:::\n", ":::box[New title]\nText.\n:::\n")).toEqual([
    "changed caption 1→1: [-Old-] [+New+] title",
  ]);
  const chart = (type: string) => `:::chart[Title]{data="a.csv" type="${type}" alt="What it shows"}\n:::\n`;
  expect(told(chart("bar"), chart("line"))).toEqual([
    expect.stringMatching(/^changed chart .*\[-type=bar-\] \[\+type=line\+\]/),
  ]);
});

test("words of a note's table and list keep how they are set", () => {
  const looks = (value: string) =>
    textBlocksOf(parseMarkdown(new VFile({ path: "a.md", value })))
      .filter(({ kind }) => kind === "note")
      .flatMap(({ rows }) => rows.flat())
      .flatMap(({ words }) => words.map(({ text, look }) => `${text} ${look}`));
  const note = "[^a]: One.\n\n    - *two*\n\n    | ~~a~~ |\n    | --- |\n    | **b** |\n";
  expect(looks(note)).toEqual(["One. ", "two emphasis", "a delete", "b strong"]);
});
