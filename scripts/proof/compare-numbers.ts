/** Compares the numbers of notes, headings, boxes, figures and tables, and their pages, at two states of a report. */
import { folioOf } from "../pages/folios.ts";
import type { PrintedBook } from "../pipeline/print.ts";
import type { Note } from "../markdown/numbers/number-notes.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";

/** Consecutive numbers that all moved by the same amount. */
export interface NumberRun {
  /** The first and last number in the old state; undefined where the notes or pages are new. */
  old: [first: number, last: number] | undefined;
  /** The first and last number in the new state; undefined where the notes or pages are gone. */
  new: [first: number, last: number] | undefined;
}

/** Joins pairs of an old and a new number, given in the order of the new state, to runs. */
export function numberRunsOf(
  pairs: readonly (readonly [old: number | undefined, next: number | undefined])[],
): NumberRun[] {
  const runs: NumberRun[] = [];
  const goesOn = (range: NumberRun["old"], number: number | undefined) =>
    range === undefined ? number === undefined : number === range[1] + 1;
  for (const [old, next] of pairs) {
    const last = runs.at(-1);
    if (last && goesOn(last.old, old) && goesOn(last.new, next)) {
      if (last.old) last.old[1] = old!;
      if (last.new) last.new[1] = next!;
    } else {
      runs.push({
        old: old === undefined ? undefined : [old, old],
        new: next === undefined ? undefined : [next, next],
      });
    }
  }
  return runs;
}

/**
 * Returns the old and the new numbers of all notes, as runs; notes that are gone come last. A note is known by its
 * label, or where several have one label, by its place among them.
 */
export function compareNoteNumbers(old: readonly Note[], next: readonly Note[]): NumberRun[] {
  const [before, now] = [byName(old), byName(next)];
  return numberRunsOf([
    ...[...now].map(([name, number]) => [before.get(name), number] as const),
    ...[...before].filter(([name]) => !now.has(name)).map(([, number]) => [number, undefined] as const),
  ]);
}

/**
 * Returns the numbers of notes by unique names, which are made of label and count, since several files may use one
 * label.
 */
function byName(notes: readonly Note[]): Map<string, number> {
  const counts = new Map<string, number>();
  return new Map(
    notes.map(({ identifier, number }) => {
      const count = (counts.get(identifier) ?? 0) + 1;
      counts.set(identifier, count);
      return [`${count} ${identifier}`, number];
    }),
  );
}

/** Something that has a place in the contents or lists, or that can be referred to. */
export interface TargetState {
  /** The number as printed, with its title. */
  name: string;
  /** The page's folio. */
  page: string | undefined;
}

export interface TargetChange {
  kind: Target["kind"];
  old: TargetState | undefined;
  new: TargetState | undefined;
  /** References in the new text whose printed words are now others: `file:line`, or the part that names its page. */
  references: string[];
}

export function compareTargets(old: PrintedBook, next: PrintedBook): TargetChange[] {
  const pageReferences = partsThatNamePages(next);
  const heirs = pairTargets([...old.numbering.targets.values()], [...next.numbering.targets.values()]);
  return heirs.flatMap(([before, now]) => {
    const [oldState, newState] = [stateOf(old, before), stateOf(next, now)];
    const isSame = oldState?.name === newState?.name && oldState?.page === newState?.page;
    if (isSame) return [];
    const { kind } = (now ?? before)!;
    const numbers = now && before?.number !== now.number ? referencesTo(next, now.id) : [];
    const pages = now && oldState?.page !== newState?.page ? (pageReferences.get(now.id) ?? []) : [];
    return [{ kind, old: oldState, new: newState, references: [...numbers, ...pages] }];
  });
}

function stateOf({ pagination }: PrintedBook, target: Target | undefined): TargetState | undefined {
  if (!target) return undefined;
  const page = pagination.pageOf(target.id);
  return {
    name: [target.number, target.title].filter(Boolean).join(" "),
    page: page === undefined ? undefined : folioOf(page, pagination.textFirst),
  };
}

/**
 * Pairs old and new targets by title, then by id: an id that no author gave is made from a number, which may be another
 * thing's by now.
 */
function pairTargets(old: readonly Target[], next: readonly Target[]): [Target | undefined, Target | undefined][] {
  const free = new Set(old);
  const find = (matches: (before: Target, now: Target) => boolean, now: Target) => {
    for (const before of free) {
      if (before.kind !== now.kind || !matches(before, now)) continue;
      free.delete(before);
      return before;
    }
    return undefined;
  };
  const byTitle = next.map((now) => find((before) => before.title === now.title && before.level === now.level, now));
  const pairs = next.map((now, index): [Target | undefined, Target | undefined] => [
    byTitle[index] ?? find((before) => before.id === now.id, now),
    now,
  ]);
  return [...pairs, ...[...free].map((before): [Target, undefined] => [before, undefined])];
}

function referencesTo({ report }: PrintedBook, id: string): string[] {
  return report.sections.flatMap(({ file, facts }) =>
    facts.references
      .filter((reference) => reference.id === id)
      .map(({ position }) => (position ? `${file.path}:${position.start.line}` : file.path)),
  );
}

/** Returns, by id, the titles of the parts whose text names its page ("page 47"). */
function partsThatNamePages({ printed }: PrintedBook): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { unit } of printed) {
    for (const id of unit.pageReferences) parts.set(id, [...(parts.get(id) ?? []), unit.title]);
  }
  return parts;
}
