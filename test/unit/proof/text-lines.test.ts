/** Counts the lines of a page. */
import { expect, test } from "vitest";
import type { TextRun } from "#lib/pdf/text/page-text.ts";
import { countedLines } from "#proof/text-lines.ts";

const area = { bottom: 70, top: 770 };

function run(y: number, size: number, facts: Partial<TextRun> = {}): TextRun {
  return {
    x: 80,
    y,
    size,
    turn: 0,
    isArtifact: false,
    tag: "P",
    mcid: undefined,
    font: new Map(),
    strings: [],
    ...facts,
  };
}

const baselines = (runs: readonly TextRun[]) => countedLines(runs, area).map(({ baseline }) => baseline);

test("lines come from the top, whatever the order of painting", () => {
  expect(baselines([run(500, 10.5), run(700, 24), run(514, 10.5)])).toEqual([700, 514, 500]);
});

test("a raised callout, a lowered index and a second cell belong to their line", () => {
  expect(baselines([run(500, 10.5), run(504, 6.5), run(498, 7), run(500.1, 10.5, { x: 300 })])).toEqual([500]);
  // Painted first, the callout is no line either.
  expect(baselines([run(504, 6.5), run(500, 10.5)])).toEqual([500]);
});

test("cells of one and of two lines, centred on each other, have three", () => {
  expect(baselines([run(500, 9), run(488, 9), run(494, 9, { x: 300 })])).toEqual([500, 494, 488]);
});

test("small text below a larger line is a line", () => {
  expect(baselines([run(500, 10.5), run(489, 8.5)])).toEqual([500, 489]);
});

test("running heads and folios are not counted, heads that are repeated in the text area are", () => {
  const artifact = { isArtifact: true, tag: "Artifact" };
  expect(baselines([run(800, 8.5, artifact), run(760, 9, artifact), run(40, 10.5, artifact)])).toEqual([760]);
  // On a cover there is text in the margins.
  expect(baselines([run(800, 30)])).toEqual([800]);
});

test("lines of a table that lies on its side are counted behind the level ones", () => {
  const lines = countedLines([run(-300, 9, { turn: 1 }), run(-280, 9, { turn: 1 }), run(500, 10.5)], area);
  expect(lines.map(({ turn, baseline }) => [turn, baseline])).toEqual([
    [0, 500],
    [1, -280],
    [1, -300],
  ]);
});

test("texts of charts and texts that stand aslant are no lines", () => {
  expect(baselines([run(500, 8, { tag: "Figure" }), run(400, 8, { turn: undefined })])).toEqual([]);
});
