/** Tells people in one line what changed since the last build. */
import type { Changes, NoteChanges, PageChanges } from "./compare-builds.ts";
import type { LayoutCount, OtherKind } from "./count-layout.ts";
import { inProse } from "../messages/in-prose.ts";
import { numberRuns } from "../messages/number-runs.ts";
import { plural } from "../messages/plural.ts";

/** Words for the parts that are made of the whole report, or of its settings. */
const names: Record<OtherKind, string> = {
  cover: "the cover",
  "title-page": "the title page",
  imprint: "the imprint",
  contents: "the contents",
  lists: "the lists",
  notes: "the notes",
  "back-cover": "the back cover",
};

/**
 * Returns `2 of 24 sections and the notes laid out again, 3 pages changed (41–43), 120 moved, notes 170–1739
 * unchanged`.
 *
 * @param changes - undefined where no earlier build is known
 * @param folioOf - as printed, of a page of the book
 */
export function sayChanges(
  { sections, others }: LayoutCount,
  changes: Changes | undefined,
  folioOf: (page: number) => string = String,
): string {
  const beside = others.length > maxNamed ? [`${others.length} other parts`] : others.map((kind) => names[kind]);
  const parts = [`${sections.again} of ${plural(sections.all, "section")}`, ...beside];
  const layout = `${inProse(parts)} laid out again`;
  if (!changes) return `${layout}, no earlier build to compare with`;
  return [layout, ...sayPages(changes.pages, folioOf), ...sayNotes(changes.notes)].join(", ");
}

/**
 * Most parts that are named one by one. After a change of the settings, and in the first build, it is nearly all
 * of them.
 */
const maxNamed = 3;

/** Most ranges that are written out; more say no more than their number. */
const maxRanges = 6;

function sayPages({ changed, moved, before, after }: PageChanges, folioOf: (page: number) => string): string[] {
  const isAll = changed.length === after && after > 1;
  const said = isAll
    ? `all ${after} pages changed`
    : changed.length === 0
      ? "no page changed"
      : `${plural(changed.length, "page")} changed (${sayRanges(changed, folioOf)})`;
  const difference = after - before;
  return [
    said,
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(difference === 0 ? [] : [`${plural(Math.abs(difference), "page")} ${difference > 0 ? "more" : "fewer"}`]),
  ];
}

/** Returns `41–43, 57` of rising numbers. */
export function sayRanges(numbers: readonly number[], name: (number: number) => string = String): string {
  const ranges = numberRuns(numbers);
  const said = ranges.slice(0, maxRanges).map(([first, last]) => sayRange(name(first), name(last)));
  return [...said, ...(ranges.length > maxRanges ? [`and ${ranges.length - maxRanges} more`] : [])].join(", ");
}

function sayNotes(changes: NoteChanges): string[] {
  const [old, now] = [changes.before.numbers, changes.after.numbers];
  return (old && now && nameNotes(changes, old, now)) ?? countNotes(changes);
}

/** Tells how many notes changed, where numbers name none or too many stretches of them. */
function countNotes({ same, before, after }: NoteChanges): string[] {
  const [gone, come] = [before.count - same.start - same.end, after.count - same.start - same.end];
  const unchanged = same.start + same.end;
  const change = come > 0 ? [`${plural(come, "note")} ${gone === 0 ? "new" : "changed"}`] : [];
  return [
    ...(come === 0 && gone > 0 ? [`${plural(gone, "note")} gone`] : change),
    ...(unchanged > 0 ? [`${plural(unchanged, "note")} unchanged`] : []),
  ];
}

/** Names the notes by their numbers; undefined where those are more stretches than anyone reads. */
function nameNotes({ same }: NoteChanges, old: readonly number[], now: readonly number[]): string[] | undefined {
  const gone = old.slice(same.start, old.length - same.end);
  const come = now.slice(same.start, now.length - same.end);
  const kept = [
    ...old.slice(0, same.start).map((number, index) => [number, now[index]!] as const),
    ...old.slice(old.length - same.end).map((number, index) => [number, now[now.length - same.end + index]!] as const),
  ];
  const unchanged = numberRuns(kept.filter(([number, next]) => number === next).map(([number]) => number));
  const renumbered = runsOfPairs(kept.filter(([number, next]) => number !== next));
  if (unchanged.length + renumbered.length > maxRanges) return undefined;
  return [
    ...(come.length > 0 ? [`${sayNotesOf(numberRuns(come))} ${gone.length === 0 ? "new" : "changed"}`] : []),
    ...(come.length === 0 && gone.length > 0 ? [`${sayNotesOf(numberRuns(gone))} gone`] : []),
    ...(unchanged.length > 0 ? [`${sayNotesOf(unchanged)} unchanged`] : []),
    ...renumbered.map(([was, is]) => `${sayNotesOf([was])} now ${sayRange(...is)}`),
  ];
}

type PageRun = [first: number, last: number];

/** Splits pairs of an old and a new number into stretches in which both rise one by one. */
function runsOfPairs(pairs: readonly (readonly [number, number])[]): [was: PageRun, is: PageRun][] {
  const runs: [was: PageRun, is: PageRun][] = [];
  for (const [old, now] of pairs) {
    const last = runs.at(-1);
    if (last && old === last[0][1] + 1 && now === last[1][1] + 1) {
      last[0][1] = old;
      last[1][1] = now;
    } else {
      runs.push([
        [old, old],
        [now, now],
      ]);
    }
  }
  return runs;
}

/** Returns `note 170`, `notes 1–71 and 165–169`. */
function sayNotesOf(runs: readonly PageRun[]): string {
  const isOne = runs.length === 1 && runs[0]![0] === runs[0]![1];
  return `${isOne ? "note" : "notes"} ${inProse(runs.map((run) => sayRange(...run)))}`;
}

function sayRange(first: number | string, last: number | string): string {
  return first === last ? String(first) : `${first}–${last}`;
}
