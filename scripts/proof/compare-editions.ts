/** Finds where language editions of a report differ in structure: files, headings, figures, tables, boxes, notes. */
import type { Position } from "unist";
import { VFile } from "vfile";
import type { ParsedReport, ParsedSection } from "../markdown/parsed-report.ts";
import { noteSeriesOf } from "../markdown/notes/note-series.ts";
import { complain } from "../messages/complain.ts";
import { plural } from "../messages/plural.ts";
import { diffKeys, type WordRun } from "./diff-words.ts";

type ComparedEdition = Pick<ParsedReport, "sections" | "settings">;

/** Kind of a part of the structure, as messages name it: `table`, `heading of level 2`. */
interface StructureItem {
  what: string;
  file: VFile;
  position: Position | undefined;
}

/**
 * Returns the edition's files, with a message at each place where headings, figures, tables, boxes or notes differ from
 * those of the report in number or order.
 */
export function compareEditions(report: ComparedEdition, edition: ComparedEdition): VFile[] {
  const [expected, found] = [itemsOf(report), itemsOf(edition)];
  const files = new Map(
    edition.sections.map(({ file }) => [file, new VFile({ cwd: file.cwd, path: file.path })] as const),
  );
  const runs = diffKeys(
    expected.map(({ what }) => what),
    found.map(({ what }) => what),
  );
  for (const { deleted, inserted, next } of differencesIn(runs)) {
    const lacking = deleted ? expected.slice(deleted.oldStart, deleted.oldStart + deleted.length) : [];
    const added = inserted ? found.slice(inserted.newStart, inserted.newStart + inserted.length) : [];
    const here = added[0] ?? found[next.newStart] ?? found.at(-1);
    const there = lacking[0] ?? expected[next.oldStart] ?? expected.at(-1);
    if (!here || !there) continue;
    const facts = {
      found: added.length > 0 ? summaryOf(added) : "nothing",
      expected: lacking.length > 0 ? summaryOf(lacking) : "nothing",
      language: report.settings.language,
      place: placeOf(there),
    };
    complain(files.get(here.file)!, "edition-difference", facts, here.position);
  }
  return [...files.values()].filter(({ messages }) => messages.length > 0);
}

interface EditionDifference {
  deleted: WordRun | undefined;
  inserted: WordRun | undefined;
  /** Index, in both lists, of the first parts behind the difference. */
  next: { oldStart: number; newStart: number };
}

/** Returns each deleted run together with the inserted run in its place, as one difference. */
function differencesIn(runs: readonly WordRun[]): EditionDifference[] {
  const found: EditionDifference[] = [];
  let open: EditionDifference | undefined;
  for (const run of runs) {
    if (run.fate === "same") {
      open = undefined;
      continue;
    }
    if (!open) found.push((open = { deleted: undefined, inserted: undefined, next: run }));
    open[run.fate] = joined(open[run.fate], run);
    const { deleted, inserted } = open;
    open.next = { oldStart: endOf(deleted, "oldStart", run), newStart: endOf(inserted, "newStart", run) };
  }
  return found;
}

function joined(before: WordRun | undefined, run: WordRun): WordRun {
  return before ? { ...before, length: before.length + run.length } : run;
}

function endOf(own: WordRun | undefined, side: "oldStart" | "newStart", run: WordRun): number {
  return own ? own[side] + own.length : run[side];
}

/** Returns all parts of the structure in the order of the text; headings within boxes and quotations don't count. */
function itemsOf({ sections }: ComparedEdition): StructureItem[] {
  return sections.flatMap(itemsIn);
}

function itemsIn({ file, role, facts }: ParsedSection): StructureItem[] {
  const charts = new Set(facts.charts.map(({ position }) => position?.start.offset));
  const parts: Omit<StructureItem, "file">[] = [
    ...facts.targets.flatMap(({ kind, level, isInner, position }) => {
      if (kind === "section") return isInner ? [] : [{ what: `heading of level ${level}`, position }];
      return [{ what: kind === "figure" && charts.has(position?.start.offset) ? "chart" : kind, position }];
    }),
    ...facts.callouts.flatMap(({ identifier, inNote, position }) =>
      inNote
        ? []
        : [{ what: `callout of ${noteSeriesOf(identifier) === "endnote" ? "a note" : "a footnote"}`, position }],
    ),
  ];
  const inOrder = parts.toSorted((a, b) => offsetOf(a) - offsetOf(b));
  return [{ what: `file (${role})`, position: undefined }, ...inOrder].map((part) => ({ ...part, file }));
}

function offsetOf({ position }: Pick<StructureItem, "position">): number {
  return position?.start.offset ?? 0;
}

/** Returns the parts counted by kind: `2 tables, 1 heading of level 2`. */
function summaryOf(items: readonly StructureItem[]): string {
  const counts = new Map<string, number>();
  for (const { what } of items) counts.set(what, (counts.get(what) ?? 0) + 1);
  return Array.from(counts, ([what, count]) => plural(count, what, manyOf(what))).join(", ");
}

/** Returns the plural of a kind of parts: `headings of level 2`, `boxes`. */
function manyOf(what: string): string {
  return what.replace(/^(\w+)/, (noun) => (noun.endsWith("x") ? `${noun}es` : `${noun}s`));
}

function placeOf({ file, position }: StructureItem): string {
  return position ? `${file.path}:${position.start.line}` : file.path;
}
