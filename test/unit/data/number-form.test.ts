/** Reads numbers as people and programs write them: which mark is decimal, and which are in doubt. */
import { expect, test } from "vitest";
import { formOfNumbers, plainNumber, type NumberHints } from "#data/number-form.ts";

const commas: NumberHints = { delimiter: ",", languageMark: "." };
const semicolons: NumberHints = { delimiter: ";", languageMark: "," };

function read(texts: string[], hints: NumberHints) {
  const form = formOfNumbers(texts, hints);
  if ("mixed" in form) return `mixed ${form.mixed.index}`;
  const numbers = texts.map((text) => plainNumber(text, form.decimal) ?? "none").join(" ");
  return form.doubt ? `${numbers} (doubt ${form.doubt.index}, ${form.doubt.count})` : numbers;
}

test.each<[string, string[], NumberHints, string]>([
  ["plain ones", ["1", "2.5", "+3", "-4"], commas, "1 2.5 +3 -4"],
  ["the minus sign", ["\u22121.5"], commas, "-1.5"],
  ["decimal commas", ["12,5", "8,25", "3"], semicolons, "12.5 8.25 3"],
  ["one decimal comma tells of the others", ["1,5", "1,234"], commas, "1.5 1.234"],
  ["one decimal point tells of the others", ["1.5", "1,234"], semicolons, "1.5 1234"],
  ["points between thousands", ["1.234,5", "1.234"], semicolons, "1234.5 1234"],
  ["two points between thousands", ["1.234.567", "2.345"], semicolons, "1234567 2345"],
  ["commas between thousands", ["385,000", "1,234,567"], commas, "385000 1234567"],
  ["spaces between thousands", ["1 234", "2\u00a0345,5", "3\u202f456"], semicolons, "1234 2345.5 3456"],
  ["apostrophes between thousands", ["1'234.5", "2’345"], semicolons, "1234.5 2345"],
  ["four figures before a mark", ["1234,567"], semicolons, "1234.567"],
  ["nought before a mark", ["0.125", "0,125"], commas, "mixed 1"],
  ["two decimal marks", ["1.5", "2,5"], commas, "mixed 1"],
  ["two marks that may be either", ["1.234", "2,345"], commas, "mixed 1"],
  ["three decimals in a file of commas", ["1.234", "2.5"], commas, "1.234 2.5"],
  ["three figures in a file of semicolons", ["1.234", "5"], semicolons, "1.234 5 (doubt 0, 1)"],
  ["commas in a language of points", ["1,234"], { delimiter: "\t", languageMark: "." }, "1234 (doubt 0, 1)"],
  ["tabs in a language of commas", ["1,234"], { delimiter: "\t", languageMark: "," }, "1.234 (doubt 0, 1)"],
  ["what is no number", ["1,2,3", "12.34.56", "a", "1 2", "1e5"], commas, "none none none none none"],
])("%s", (_, texts, hints, expected) => {
  expect(read(texts, hints)).toBe(expected);
});
