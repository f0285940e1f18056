/** Parts texts of several faces into runs of one each. */
import { expect, test } from "vitest";
import { faceRunsOf } from "#lib/pdf/fonts/face-runs.ts";

const face = (name: string, letters: string) => ({ name, has: (character: string) => letters.includes(character) });
const own = face("own", "abcxy, “é");
const others = [face("signs", "✓→a“é\u0331"), face("Hebrew", "שלוםע")];

function runs(text: string): string[] {
  return faceRunsOf(text, own, others).map((run) => `${run.face.name}: ${run.text}`);
}

test("each run has one face, and all runs are the text", () => {
  expect(runs("ab ✓→ c")).toEqual(["own: ab ", "signs: ✓→", "own:  c"]);
});

test("what a range holds for marks above it is the typeface's own, and drawn with them where they stand", () => {
  expect(runs("a“é✓")).toEqual(["own: a“é", "signs: ✓"]);
  expect(runs("ba\u0331é\u0331x")).toEqual(["own: b", "signs: a\u0331é\u0331", "own: x"]);
});

test("what no face has is one run with the typeface's own", () => {
  expect(runs("aя\u0301")).toEqual(["own: aя\u0301"]);
});

test("a mark stays with its letter", () => {
  expect(runs("✓\u0331b")).toEqual(["signs: ✓\u0331", "own: b"]);
});

test("words from right to left are one run with the space between them, others aren't", () => {
  expect(runs("x שלום עולם y")).toEqual(["own: x ", "Hebrew: שלום עולם", "own:  y"]);
  expect(runs("✓ ✓")).toEqual(["signs: ✓ ✓"]);
  expect(runs("שלום, עולם")).toEqual(["Hebrew: שלום", "own: , ", "Hebrew: עולם"]);
});

test("where there are no others, the text is one run", () => {
  expect(faceRunsOf("a ✓", own, [])).toEqual([{ text: "a ✓", face: own }]);
});
