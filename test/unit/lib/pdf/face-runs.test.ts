/** Parts texts of several faces into runs of one each. */
import { expect, test } from "vitest";
import { faceRunsOf } from "#lib/pdf/face-runs.ts";

const face = (name: string, letters: string) => ({ name, has: (character: string) => letters.includes(character) });
const others = [face("signs", "✓→a"), face("Hebrew", "שלוםע")];

function runs(text: string): string[] {
  return faceRunsOf(text, { name: "own" }, others).map((run) => `${run.face.name}: ${run.text}`);
}

test("each run has one face, and all runs are the text", () => {
  expect(runs("ab ✓→ c")).toEqual(["own: ab ", "signs: ✓→", "own:  c"]);
});

test("ASCII, which a range holds for marks above it, is the typeface's own", () => {
  expect(runs("a✓")).toEqual(["own: a", "signs: ✓"]);
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
  expect(faceRunsOf("a ✓", "own", [])).toEqual([{ text: "a ✓", face: "own" }]);
});
