/** Reads and writes months of all known languages. */
import { expect, test } from "vitest";
import { monthName, readMonth } from "#markdown/web-export/month-names.ts";

test.each([
  ["mai", 5, ["de", "et", "fr", "ro"]],
  ["MAI", 5, ["de", "et", "fr", "ro"]],
  ["Juni", 6, ["da", "de", "nl", "sv"]],
  ["lipca", 7, ["pl"]],
  ["Ιουνίου", 6, ["el"]],
  ["юни", 6, ["bg"]],
  ["Meitheamh", 6, ["ga"]],
  ["Ġunju", 6, ["mt"]],
  ["heinäkuuta", 7, ["fi"]],
  ["október", 10, ["hu", "sk"]],
])("%s is month %i", (word, month, languages) => {
  const readings = readMonth(word, "en");
  expect(new Set(readings.map((reading) => reading.month))).toEqual(new Set([month]));
  expect(readings.map((reading) => reading.language)).toEqual(expect.arrayContaining(languages));
});

test("the page's own language comes first", () => {
  expect(readMonth("May", "en")).toEqual([{ month: 5, language: "en" }]);
  expect(readMonth("listopad", "hr")).toEqual([{ month: 10, language: "hr" }]);
  expect(readMonth("listopadu", "cs")).toEqual([{ month: 11, language: "cs" }]);
});

test("a word may name two months", () => {
  expect(new Set(readMonth("listopad", "en").map(({ month }) => month))).toEqual(new Set([10, 11]));
});

test("other words name none", () => {
  expect(readMonth("Brumaire", "en")).toEqual([]);
});

test("every name is read again", () => {
  for (const language of ["bg", "el", "en", "eu", "fi", "ga", "hr", "is", "mt", "pl", "sr-Latn", "tr", "uk"]) {
    for (let month = 1; month <= 12; month++) {
      expect(readMonth(monthName(month, language), language)).toEqual([{ month, language }]);
    }
  }
});
