/** Tells the ratios of the report of plain sections. */
import { expect, test } from "vitest";
import { plainLines } from "../../bench/plain-report.ts";
import type { Row } from "../../bench/results.ts";

const row = (name: string, ...seconds: number[]): Row => ({
  name: `plain-${name}`,
  title: name,
  sections: 20,
  measures: seconds.map((one) => ({ seconds: one, pages: 487, watched: undefined })),
});

test("each ratio is that of the medians, and is told where both were measured", () => {
  const rows = [row("files-nothing", 8, 10, 9), row("files-word", 1.8, 1.8), row("file-word", 2.7)];
  expect(plainLines(rows)).toEqual([
    "One word, one file, to the same in many files: 1.50, at most 1.15.",
    "One word, many files, to the build from nothing: 0.20, at most 0.18.",
  ]);
  expect(plainLines([...rows.slice(0, 2), { ...rows[2]!, failure: "exit code 2" }])).toHaveLength(1);
});
