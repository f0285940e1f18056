/**
 * Judges numbers in the order of a text, as letters.
 * `s`trong, `w`eak, `d`oubtful or `c`ertain go in; callouts are `+`, those in doubt `?`, neither `-`.
 */
import { expect, test } from "vitest";
import { judgeDigits, type NumberInText } from "#markdown/web-export/digit-verdicts.ts";

const grades = { s: "strong", w: "weak", d: "doubtful", c: "certain" } as const;

function judge(numbers: string, notes: number[]): string {
  const found = numbers.split(" ").map((one): NumberInText => {
    return { number: Number(one.slice(0, -1)), grade: grades[one.at(-1) as keyof typeof grades] };
  });
  const signs = judgeDigits(found, new Set(notes)).map((verdict) =>
    verdict === "callout" ? "+" : verdict === "no" ? "-" : "?",
  );
  return signs.join("");
}

test.each([
  ["in the list and rising", "5s 6s 7s", [5, 6, 7], "+++"],
  ["in the list, with a gap", "5s 7s", [5, 6, 7], "++"],
  ["not in the list, but next", "5s 6s", [5], "++"],
  ["not in the list", "5s 9s", [5, 6], "+?"],
  ["falling", "6s 5s", [5, 6], "+?"],
  ["twice", "5s 5s", [5], "??"],
  ["above the next callout", "5c 8s 6c", [5, 6, 8], "-?-"],
  ["called already", "5c 5s", [5], "-?"],
  ["weak and next", "5s 6w 7s", [5, 6, 7], "+++"],
  ["weak and first", "5w 6s", [5, 6], "++"],
  ["weak, not next", "5s 7w", [5, 6, 7], "+?"],
  ["weak, without a note", "5s 6w", [5], "+?"],
  ["weak, clear elsewhere", "5s 6w 6s", [5, 6], "+-+"],
  ["weak and no number of a note", "5s 41w", [5, 6], "+-"],
  ["doubtful and next", "5s 6d", [5, 6], "+?"],
  ["doubtful and no number of a note", "5s 41d", [5, 6], "+-"],
  ["no list, a row of numbers", "5s 6s 7s", [], "+++"],
  ["no list, a number alone", "5s", [], "?"],
  ["no list, a gap that goes on", "5s 6s 8s 9s", [], "++++"],
  ["no list, a number at the end", "5s 6s 8s", [], "++?"],
  ["no list, weak between", "5s 6s 7w 8s", [], "++++"],
  ["no list, weak behind two that are clear", "5s 6s 7w", [], "+++"],
  ["no list, weak behind one that is clear", "5s 6w 7w", [], "???"],
])("%s", (_, numbers, notes, expected) => {
  expect(judge(numbers, notes)).toBe(expected);
});
