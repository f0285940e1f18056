/** Finds list items with letters, Roman numerals or brackets, where other items show that they aren't words. */
import { CodeFence } from "../code/code-fence.ts";

/** How a list is numbered, and the punctuation around its numbers. */
export interface ListNumbering {
  style: "decimal" | "lower-alpha" | "upper-alpha" | "lower-roman" | "upper-roman";
  delimiter: "stop" | "bracket" | "brackets";
}

/** A line's list marker as it is written; `list` is the same number for all items of one list. */
export interface MarkedLine {
  mark: string;
  list: number;
}

type MarkKind = ListNumbering["style"] | "any" | "example";

interface Mark {
  line: number;
  /** Columns before the marker. */
  column: number;
  /** Markers of block quotes before it. */
  quotes: string;
  mark: string;
  delimiter: ListNumbering["delimiter"];
  /** Kinds of numbering that the marker may belong to, with its number in each. */
  values: ReadonlyMap<MarkKind, number>;
  hasWideSpace: boolean;
  /** Whether the line before isn't blank. */
  isBelowWords: boolean;
}

interface MarkRun {
  marks: Mark[];
  kinds: MarkKind[];
  /** Whether a blank line follows the last marker. */
  hasBlank: boolean;
  /** Whether blank lines separate the items, as in a loose list. */
  isLoose: boolean;
}

const markAt =
  /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(\((?:[a-z]|[ivxlcdm]{1,8}|[A-Z]|[IVXLCDM]{1,8}|\d{1,3}|@[\w-]*)\)|(?:[a-zA-Z]|[ivxlcdm]{2,8}|[IVXLCDM]{2,8}|#|@)[.)])([ \t]+)(?=\S)/;

/** Matches spaces and the markers of quotations and lists, these ones too, which may stand before fenced code. */
const beforeFence =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|\((?:[A-Za-z]{1,8}|\d{1,3}|@[\w-]*)\)|(?:[A-Za-z]{1,8}|[#@])[.)])[ \t]+)*/;

/** Matches a line that ends lists at the same indent. */
const otherBlock = /^[ \t>]*(?:#{1,6}[ \t]|`{3}|~{3}|:{3}|[-*+][ \t]|\d{1,9}[.)][ \t]|<|\|)/;

/** Returns the list markers by line number, from 1. */
export function listMarksIn(text: string): Map<number, MarkedLine> {
  const found = new Map<number, MarkedLine>();
  if (
    !/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\((?:[A-Za-z]{1,8}|\d{1,3}|@[\w-]*)\)|(?:[A-Za-z]{1,8}|#)[.)])[ \t]/m.test(
      text,
    )
  )
    return found;
  const { runs, headings } = runsIn(text.split(/\r\n|\r|\n/));
  const goOn = runsThatGoOn(runs, headings);
  let lists = 0;
  for (const run of runs) {
    if (!isCertain(run) || goOn.has(run)) continue;
    lists++;
    for (const { line, mark } of run.marks) found.set(line, { mark, list: lists });
  }
  return found;
}

function runsIn(lines: readonly string[]): { runs: MarkRun[]; headings: number[] } {
  const runs: MarkRun[] = [];
  const headings: number[] = [];
  let open: MarkRun[] = [];
  const code = new CodeFence(beforeFence, /^[ \t>]*/);
  for (const [index, line] of lines.entries()) {
    const isInCode = code.isOpen;
    code.take(line);
    if (isInCode) continue;
    const bare = line.replace(/^[ \t>]*/, "");
    const indent = line.length - bare.length;
    if (bare.trim() === "") {
      for (const run of open) run.hasBlank = true;
      continue;
    }
    const mark = markOf(line, index + 1, (lines[index - 1] ?? "").replace(/^[ \t>]*/, ""));
    if (mark) {
      const before = open.find((run) => run.marks[0]!.column === mark.column);
      open = open.filter((run) => run.marks[0]!.column < mark.column);
      const kinds = before ? followingKinds(before, mark) : [];
      if (before && kinds.length > 0) {
        before.marks.push(mark);
        before.kinds = kinds;
        before.isLoose ||= before.hasBlank;
        before.hasBlank = false;
        open.push(before);
      } else {
        const run: MarkRun = { marks: [mark], kinds: [...mark.values.keys()], hasBlank: false, isLoose: false };
        runs.push(run);
        open.push(run);
      }
      continue;
    }
    if (/^#{1,6}[ \t]/.test(bare)) headings.push(index + 1);
    const ends = otherBlock.test(line);
    open = open.filter((run) => indent > run.marks[0]!.column || !(run.hasBlank || ends));
  }
  return { runs, headings };
}

function markOf(line: string, number: number, lineBefore: string): Mark | undefined {
  const match = markAt.exec(line);
  if (!match) return undefined;
  const [, before, mark, space] = match as unknown as [string, string, string, string];
  const delimiter = mark.startsWith("(") ? "brackets" : mark.endsWith(")") ? "bracket" : "stop";
  const values = valuesOfMark(mark.replaceAll(/[().]/g, ""));
  // `(c)` and the like are symbols.
  if (values.size === 0) return undefined;
  return {
    line: number,
    column: before.length,
    quotes: before.replaceAll(/[^>]/g, ""),
    mark,
    delimiter,
    values,
    hasWideSpace: space.length > 1 || space === "\t",
    isBelowWords: lineBefore.trim() !== "",
  };
}

/** Returns the numbers that the letters or digits of a marker may stand for, by kind of numbering. */
export function valuesOfMark(written: string): Map<MarkKind, number> {
  const values = new Map<MarkKind, number>();
  if (written === "#") return values.set("any", 0);
  if (written.startsWith("@")) return values.set("example", 0);
  if (/^\d+$/.test(written)) return values.set("decimal", Number(written));
  const isUpper = written === written.toUpperCase();
  const roman = romanValue(written.toLowerCase());
  if (roman !== undefined) values.set(isUpper ? "upper-roman" : "lower-roman", roman);
  if (written.length === 1)
    values.set(isUpper ? "upper-alpha" : "lower-alpha", written.toLowerCase().charCodeAt(0) - 96);
  return values;
}

const romans = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 } as const;

function romanValue(written: string): number | undefined {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(written)) return undefined;
  let value = 0;
  for (const [index, letter] of Array.from(written).entries()) {
    const own = romans[letter as keyof typeof romans];
    const next = romans[written[index + 1] as keyof typeof romans] ?? 0;
    value += own < next ? -own : own;
  }
  return value;
}

/** Returns the kinds of numbering in which a marker continues a run; empty where it belongs to another list. */
function followingKinds({ marks, kinds }: MarkRun, mark: Mark): MarkKind[] {
  const last = marks.at(-1)!;
  if (last.delimiter !== mark.delimiter || last.quotes !== mark.quotes) return [];
  if (mark.values.has("any")) return kinds;
  return kinds.filter((kind) =>
    kind === "example" ? mark.values.has(kind) : mark.values.get(kind) === (last.values.get(kind) ?? NaN) + 1,
  );
}

/**
 * Returns whether a run is certainly a list: of examples, with `#` for its numbers, or of at least two items from one
 * on.
 */
function isCertain({ marks, kinds }: MarkRun): boolean {
  const [first] = marks;
  // A line may begin with a citation in brackets, "(@smith2020) shows".
  if (kinds.includes("example")) return !first!.isBelowWords;
  if (kinds.includes("any")) return true;
  const kind = kinds.find((one) => first!.values.get(one) === 1);
  if (kind === undefined || marks.length < 2) return false;
  // Initials of names.
  return (
    kind !== "upper-alpha" ||
    first!.delimiter !== "stop" ||
    marks.length > 2 ||
    marks.every((mark) => mark.hasWideSpace)
  );
}

/** Returns the runs that continue behind other blocks, as numbered paragraphs of a law do, and so aren't lists. */
function runsThatGoOn(runs: readonly MarkRun[], headings: readonly number[]): Set<MarkRun> {
  const found = new Set<MarkRun>();
  const marks = runs.flatMap((run) => run.marks.map((mark) => ({ run, mark })));
  const left = [...headings];
  let below = new Set<string>();
  for (const { run, mark } of marks.toSorted((a, b) => b.mark.line - a.mark.line)) {
    while ((left.at(-1) ?? 0) > mark.line) {
      left.pop();
      below = new Set();
    }
    const keyOf = (kind: MarkKind, value: number) => `${mark.column} ${mark.delimiter} ${kind} ${value}`;
    const kinds = run.kinds.filter((kind) => kind !== "example" && kind !== "any");
    const isLast = run.isLoose && mark === run.marks.at(-1);
    if (isLast && kinds.some((kind) => below.has(keyOf(kind, mark.values.get(kind)! + 1)))) found.add(run);
    for (const [kind, value] of mark.values) below.add(keyOf(kind, value));
  }
  return found;
}

/** Returns the numbering of a list with these markers, and its first number; undefined for none. */
export function numberingOfMarks(
  marks: readonly string[],
): (ListNumbering & { start: number; isExample: boolean }) | undefined {
  const [first, second] = marks.map((mark) => valuesOfMark(mark.replaceAll(/[().]/g, "")));
  const [mark] = marks;
  if (!first || !mark || first.size === 0) return undefined;
  const delimiter = mark.startsWith("(") ? "brackets" : mark.endsWith(")") ? "bracket" : "stop";
  if (first.has("any") || first.has("example")) {
    return { style: "decimal", delimiter, start: 1, isExample: first.has("example") };
  }
  const kinds = [...first.keys()] as ListNumbering["style"][];
  const style =
    kinds.find((kind) => first.get(kind) === 1 && (!second || second.get(kind) === 2)) ??
    kinds.find((kind) => second?.get(kind) === first.get(kind)! + 1) ??
    kinds.at(-1)!;
  return { style, delimiter, start: first.get(style)!, isExample: false };
}
