/** Tells old and new numbers as runs. */
import { expect, test } from "vitest";
import type { Note } from "#markdown/numbers/number-notes.ts";
import { compareNoteNumbers, numberRunsOf } from "#proof/compare-numbers.ts";
import { ranges } from "#proof/page-ranges.ts";

function notes(first: number, ...labels: string[]): Note[] {
  return labels.map((identifier, index) => {
    const number = first + index;
    const places = { definedIn: 0, calledFirstIn: 0, calledFirstInPart: 0 };
    return { number, name: String(number), identifier, ...places, calloutIds: [], series: "endnote" };
  });
}

test("a note that is new moves those behind it; one that is gone stands last", () => {
  expect(compareNoteNumbers(notes(165, "a", "b", "c", "d"), notes(165, "a", "x", "b", "d"))).toEqual([
    { old: [165, 165], new: [165, 165] },
    { old: undefined, new: [166, 166] },
    { old: [166, 166], new: [167, 167] },
    { old: [168, 168], new: [168, 168] },
    { old: [167, 167], new: undefined },
  ]);
});

test("numbers that move together are one run", () => {
  expect(
    numberRunsOf([
      [1, 1],
      [2, 2],
      [undefined, 3],
      [undefined, 4],
      [3, 5],
      [4, 6],
    ]),
  ).toEqual([
    { old: [1, 2], new: [1, 2] },
    { old: undefined, new: [3, 4] },
    { old: [3, 4], new: [5, 6] },
  ]);
});

test("numbers are told as ranges", () => {
  expect(ranges([3, 1, 2, 7, 9, 10])).toBe("1–3, 7, 9–10");
});
