/** Tells people in one line what changed since the last build. */
import type { Changes, NoteChanges, PageChanges } from "./compare-builds.ts";
import type { Layout, OtherKind } from "./count-layout.ts";
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
  { sections, others }: Layout,
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
  const { before, after } = changes;
  const [old, now] = [before.first, after.first];
  if (old === undefined || now === undefined) return countNotes(changes);
  return nameNotes(changes, { before: { ...before, first: old }, after: { ...after, first: now } });
}

/** Tells how many notes changed, where their numbers don't rise one by one and so name none. */
function countNotes({ same, before, after }: NoteChanges): string[] {
  const [gone, come] = [before.count - same.start - same.end, after.count - same.start - same.end];
  const unchanged = same.start + same.end;
  const change = come > 0 ? [`${plural(come, "note")} ${gone === 0 ? "new" : "changed"}`] : [];
  return [
    ...(come === 0 && gone > 0 ? [`${plural(gone, "note")} gone`] : change),
    ...(unchanged > 0 ? [`${plural(unchanged, "note")} unchanged`] : []),
  ];
}

interface FirstAndCount {
  first: number;
  count: number;
}

function nameNotes(
  { same }: NoteChanges,
  { before, after }: { before: FirstAndCount; after: FirstAndCount },
): string[] {
  const lastBefore = before.first + before.count - 1;
  const lastAfter = after.first + after.count - 1;
  const inMiddle = { before: before.count - same.start - same.end, after: after.count - same.start - same.end };
  const unchanged: string[] = [];
  const renumbered: string[] = [];
  const ends = [
    { count: same.start, old: before.first, now: after.first },
    { count: same.end, old: lastBefore - same.end + 1, now: lastAfter - same.end + 1 },
  ];
  for (const { count, old, now } of ends) {
    if (count === 0) continue;
    if (old === now) unchanged.push(sayRange(now, now + count - 1));
    else renumbered.push(`${notes(old, old + count - 1)} now ${sayRange(now, now + count - 1)}`);
  }
  const middle = {
    before: notes(before.first + same.start, before.first + same.start + inMiddle.before - 1),
    after: notes(after.first + same.start, after.first + same.start + inMiddle.after - 1),
  };
  const change =
    inMiddle.after === 0
      ? inMiddle.before === 0
        ? []
        : [`${middle.before} gone`]
      : [`${middle.after} ${inMiddle.before === 0 ? "new" : "changed"}`];
  const isOne = unchanged.length === 1 && !unchanged[0]!.includes("–");
  return [
    ...change,
    ...(unchanged.length > 0 ? [`${isOne ? "note" : "notes"} ${unchanged.join(" and ")} unchanged`] : []),
    ...renumbered,
  ];
}

function notes(first: number, last: number): string {
  return `${first === last ? "note" : "notes"} ${sayRange(first, last)}`;
}

function sayRange(first: number | string, last: number | string): string {
  return first === last ? String(first) : `${first}–${last}`;
}
