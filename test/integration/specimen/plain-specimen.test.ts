/** Makes reports of plain sections, and cuts them in each shape. */
import { expect, test } from "vitest";
import { makePlainSpecimen, reshape } from "../../specimen/plain-specimen.ts";

const files = makePlainSpecimen({ sections: 5, seed: 1, notesPerSection: 6 });
const textOf = (all: ReadonlyMap<string, string>) =>
  [...all].flatMap(([name, text]) => (name.endsWith(".md") ? [text] : [])).join("\n");

test("sections hold paragraphs, notes, tables and lists alone", () => {
  expect(files.size).toBe(6);
  const text = textOf(files);
  for (const mark of [/^:::table\[/m, /^\[\^s5-6\]: /m, /^- \p{L}/mu, /^#### |^### /m]) expect(text).toMatch(mark);
  expect(text).not.toMatch(/:::(?:box|figure|chart)|^---$|\.svg|\.csv/m);
  expect(() => makePlainSpecimen({ sections: 0, seed: 1, notesPerSection: 6 })).toThrow(RangeError);
});

test("one file has the same words, and the same titles", () => {
  const file = reshape(files, "file");
  expect([...file.keys()]).toEqual(["report.yaml", "report.md"]);
  expect(textOf(file)).toBe(textOf(files));
  expect(file.get("report.yaml")).toContain("sections:\n  - report.md\n");
});

test("one section has all others one level down, with its number before theirs", () => {
  const section = textOf(reshape(files, "section"));
  expect(section.match(/^# /gm)).toHaveLength(1);
  expect(section).toMatch(/^## 1\.5\. \p{L}/mu);
  const words = (text: string) => text.replaceAll(/^#+ [\d.]+ /gm, "");
  expect(words(section.slice(section.indexOf("\n\n") + 2))).toBe(words(textOf(files)));
});
