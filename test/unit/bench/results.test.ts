/** Sets measures in the benchmark's tables and sentences. */
import { expect, test } from "vitest";
import {
  growthLines,
  markdownTable,
  median,
  resultsTable,
  toBuildLines,
  watchingLine,
  watchLines,
  type Measure,
  type Row,
} from "../../bench/results.ts";

test("the median of an odd and of an even number of values, in any order", () => {
  expect(median([10, 9, 1])).toBe(9);
  expect(median([100, 2, 1, 4])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test("a table's columns are as wide as their cells, and no cell breaks out", () => {
  expect(markdownTable(["what", "s"], [["a|b\nc", "1.50"]])).toBe(
    ["| what   |    s |", "| ------ | ---: |", "| a\\|b c | 1.50 |"].join("\n"),
  );
});

const measure = (seconds: number, pages = 500, bytes = 1e9): Measure => ({
  seconds,
  pages,
  watched: { peak: { bytes, of: "PSS", processes: 5 }, cpuSeconds: seconds * 1.5, watchingSeconds: seconds / 50 },
});
const row = (name: string, sections: number, ...measures: Measure[]): Row => ({
  name,
  title: name,
  sections,
  measures,
});
const cells = (table: string) =>
  table
    .split("\n")
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(" | ")
        .map((cell) => cell.trim()),
    );

test("a row tells medians, the ratio to pagedjs-cli, and the most memory of all runs", () => {
  const rows = [
    row("from-nothing", 20, measure(8), measure(10, 501, 1.5e9), measure(9)),
    row("pagedjs-cli", 20, measure(50)),
  ];
  expect(cells(resultsTable(rows))).toEqual([
    ["from-nothing", "20", "500–501", "9.00", "8.00–10.00", "13.50", "55.6", "0.180", "0.18", "1.50 GB", ""],
    ["pagedjs-cli", "20", "500", "50.00", "", "75.00", "10.0", "1.000", "", "1.00 GB", ""],
  ]);
});

test("what is aimed at is told of the size that it is meant for alone", () => {
  const [small, large] = cells(
    resultsTable([row("from-nothing", 4, measure(1)), row("growth", 80, measure(40, 2000, 2e9))]),
  );
  expect(small!.slice(7)).toEqual(["", "", "1.00 GB", ""]);
  expect(large!.slice(7)).toEqual(["", "", "2.00 GB", "2.50 GB"]);
});

test("memory that is no proportional set says so", () => {
  const { pages, seconds, watched } = measure(1);
  const mixed = { pages, seconds, watched: { ...watched!, peak: { ...watched!.peak!, of: "RSS" as const } } };
  expect(resultsTable([row("one-word", 20, mixed)])).toContain("1.00 GB (RSS)");
});

test("a tool that is missing and a run that failed have a row without numbers", () => {
  const rows = [
    { ...row("vivliostyle", 20), isMissing: true as const },
    { ...row("pagedjs-cli", 20, measure(50)), failure: "exit code 1" },
    row("from-nothing", 20, measure(9)),
  ];
  const [missing, failed, built] = cells(resultsTable(rows));
  expect(missing!.slice(2, 4)).toEqual(["not installed", ""]);
  expect(failed!.slice(2, 4)).toEqual(["failed", ""]);
  expect(built![7]).toBe("");
});

test("growth is told to the report as it is, with what is aimed at for 80 sections", () => {
  const rows = [row("from-nothing", 20, measure(10)), row("growth", 4, measure(3)), row("growth", 80, measure(42))];
  expect(growthLines(rows)).toEqual([
    "4 sections to 20, from nothing: 0.30 times.",
    "80 sections to 20, from nothing: 4.20 times, at most 4.3.",
  ]);
  expect(growthLines(rows.slice(1))).toEqual([]);
});

test("print and change proofs are told to the build from nothing, with a page's own steps", () => {
  const print = { ...measure(15, 500), ownSeconds: 4 };
  const rows = [
    row("from-nothing", 20, measure(10)),
    row("print", 20, print),
    row("change-proof", 20, measure(0.9, 1)),
    row("one-word", 20, measure(2)),
  ];
  expect(toBuildLines(rows)).toEqual([
    "print, to the build from nothing: 1.50, at most 2; its own steps 8.0 ms a page, at most 10.",
    "change-proof, to the build from nothing: 0.09, at most 0.1.",
  ]);
  expect(toBuildLines([row("from-nothing", 4, measure(5)), row("print", 4, print)])).toEqual([
    "print, to the build from nothing: 3.00; its own steps 8.0 ms a page.",
  ]);
  expect(toBuildLines(rows.slice(1))).toEqual([]);
});

test("edits while watch runs are told by the median and the slowest; they have memory, but no processor's time", () => {
  const { peak } = measure(1).watched!;
  const edits = [0.4, 0.9, 0.5].map((seconds) => ({ seconds, pages: 500, watched: { peak } }));
  const watch = row("watch", 20, ...edits);
  expect(watchLines([watch])).toEqual(["watch: shown after 0.50 s, the slowest of 3 after 0.90 s, at most 1 s."]);
  expect(cells(resultsTable([watch, row("pagedjs-cli", 20, measure(50))]))[0]!.slice(3)).toEqual([
    "0.50",
    "0.40–0.90",
    "",
    "1000.0",
    "0.010",
    "0.02",
    "1.00 GB",
    "",
  ]);
  expect(watchingLine([watch])).toEqual([]);
  expect(watchLines([row("watch", 20)])).toEqual([]);
});

test("the watching's own time is told as its largest share", () => {
  expect(watchingLine([row("one-word", 20, measure(9))])).toEqual([
    "Watching the processes took at most 2.0% of one core's time.",
  ]);
  expect(watchingLine([row("one-word", 20, { ...measure(9), watched: undefined })])).toEqual([]);
});
