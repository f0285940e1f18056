/** Sets the measures of all runs in the benchmark's tables, as Markdown. */
import type { Watched } from "./process-watch.ts";
import { aims, plainGrowth } from "./scenarios.ts";

export interface Measure {
  seconds: number;
  pages: number;
  /**
   * Memory and processors, without what can't be told of this measure alone, where a process was measured several
   * times.
   */
  watched: (Pick<Watched, "peak"> & Partial<Watched>) | undefined;
  /** Seconds of the steps that only this command has. */
  ownSeconds?: number;
}

export interface Row {
  name: string;
  title: string;
  sections: number;
  /** Measures, one a run or more. */
  measures: Measure[];
  /** Reason why a run failed; the others don't count then. */
  failure?: string;
  isMissing?: true;
}

/**
 * Returns the median; of an even number of values, the mean of the two in the middle. Throws a RangeError where
 * there is none.
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("Unexpected empty list, expected numbers");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Returns the table. Ratios are taken to the row of pagedjs-cli; without one they are left out. */
export function resultsTable(rows: readonly Row[]): string {
  const reference = rows.find(({ name }) => name === "pagedjs-cli");
  const referenceSeconds = reference && secondsOf(reference);
  const head = [
    "what",
    "sections",
    "pages",
    "seconds",
    "least–most",
    "on processors",
    "pages a second",
    "to pagedjs-cli",
    "at most",
    "peak memory",
    "at most",
  ];
  return markdownTable(
    head,
    rows.map((row) => {
      const seconds = secondsOf(row);
      if (seconds === undefined)
        return [
          row.title,
          String(row.sections),
          row.isMissing ? "not installed" : "failed",
          ...head.slice(3).map(() => ""),
        ];
      const { name, title, sections, measures } = row;
      const pages = measures.map((measure) => measure.pages);
      const all = measures.map((measure) => measure.seconds);
      const ratioAim = sections === aims.sections ? aims.ratio.get(name) : undefined;
      return [
        title,
        String(sections),
        range(pages, 0),
        seconds.toFixed(2),
        all.length > 1 ? range(all, 2) : "",
        cpuSeconds(measures),
        (median(pages) / seconds).toFixed(1),
        referenceSeconds === undefined ? "" : (seconds / referenceSeconds).toFixed(3),
        ratioAim?.toFixed(2) ?? "",
        peakMemory(measures),
        isGrowth(name) && sections === aims.sections * 4 ? gigabytes(aims.bytesOfLargest) : "",
      ];
    }),
  );
}

/** Returns a sentence for each other size: its time to that of the report as it is. */
export function growthLines(rows: readonly Row[]): string[] {
  const base = rows.find(({ name }) => name === "from-nothing");
  const baseSeconds = base && secondsOf(base);
  if (baseSeconds === undefined) return [];
  return rows.flatMap((row) => {
    const seconds = secondsOf(row);
    if (row.name !== "growth" || seconds === undefined) return [];
    const hasAim = base!.sections === aims.sections && row.sections === aims.sections * 4;
    const aim = hasAim ? `, at most ${aims.growth}` : "";
    return [
      `${row.sections} sections to ${base!.sections}, from nothing: ${(seconds / baseSeconds).toFixed(2)} times${aim}.`,
    ];
  });
}

/**
 * Returns a sentence for each command whose time is meant to be a part, or a small multiple, of a build's from
 * nothing.
 */
export function toBuildLines(rows: readonly Row[]): string[] {
  const base = rows.find(({ name }) => name === "from-nothing");
  const baseSeconds = base && secondsOf(base);
  if (baseSeconds === undefined) return [];
  const hasAims = base!.sections === aims.sections;
  const atMost = (aim: number) => (hasAims ? `, at most ${aim}` : "");
  return rows.flatMap((row) => {
    const seconds = secondsOf(row);
    const aim = aims.ratioToBuild.get(row.name);
    if (seconds === undefined || aim === undefined) return [];
    const own = row.measures.flatMap(({ ownSeconds, pages }) => (ownSeconds === undefined ? [] : [ownSeconds / pages]));
    const ownPart =
      own.length === 0
        ? ""
        : `; its own steps ${(median(own) * 1000).toFixed(1)} ms a page${atMost(aims.printMsPerPage)}`;
    return [`${row.title}, to the build from nothing: ${(seconds / baseSeconds).toFixed(2)}${atMost(aim)}${ownPart}.`];
  });
}

/** Tells how soon a word is seen while `watch` runs: half of the edits, and all. */
export function watchLines(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => {
    const seconds = secondsOf(row);
    if (row.name !== "watch" || seconds === undefined) return [];
    const most = Math.max(...row.measures.map((measure) => measure.seconds));
    const aim = row.sections === aims.sections ? `, at most ${aims.watchSeconds} s` : "";
    return [
      `${row.title}: shown after ${seconds.toFixed(2)} s, the slowest of ${row.measures.length} after ${most.toFixed(2)} s${aim}.`,
    ];
  });
}

/** Tells in a sentence what the watching took from the measured, where there was any. */
export function watchingLine(rows: readonly Row[]): string[] {
  const measures = rows.flatMap((row) => row.measures);
  const shares = measures.flatMap(({ watched, seconds }) =>
    watched?.watchingSeconds === undefined ? [] : [watched.watchingSeconds / seconds],
  );
  if (shares.length === 0) return [];
  return [`Watching the processes took at most ${(Math.max(...shares) * 100).toFixed(1)}% of one core's time.`];
}

/** Returns a table with the first column to the left, the others to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const [first, ...rest] = lines.map((row) =>
    line(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))),
  );
  const rule = line(widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [first, rule, ...rest].join("\n");
}

function secondsOf({ measures, failure }: Row): number | undefined {
  return failure === undefined && measures.length > 0 ? median(measures.map(({ seconds }) => seconds)) : undefined;
}

function range(values: readonly number[], digits: number): string {
  const least = Math.min(...values).toFixed(digits);
  const most = Math.max(...values).toFixed(digits);
  return least === most ? least : `${least}–${most}`;
}

function cpuSeconds(measures: readonly Measure[]): string {
  const all = measures.flatMap(({ watched }) => watched?.cpuSeconds ?? []);
  return all.length > 0 ? median(all).toFixed(2) : "";
}

function peakMemory(measures: readonly Measure[]): string {
  const peaks = measures.flatMap(({ watched }) => watched?.peak ?? []).toSorted((a, b) => b.bytes - a.bytes);
  const [most] = peaks;
  return most ? `${gigabytes(most.bytes)}${most.of === "PSS" ? "" : ` (${most.of})`}` : "";
}

function isGrowth(name: string): boolean {
  return name === "growth" || name === plainGrowth;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
