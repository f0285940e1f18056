/** Compares a build with one before it: which pages and notes changed, moved or stayed. */
import type { BuildContent } from "./build-content.ts";

export interface Changes {
  pages: PageChanges;
  notes: NoteChanges;
}

export interface PageChanges {
  /** Pages of the new build, counted from 1, that no page of the old one is like. */
  changed: number[];
  /** How many pages are as they were, but for their number. */
  moved: number;
  before: number;
  after: number;
}

/** The notes between those at both ends that say the same as before. */
export interface NoteChanges {
  /** How many notes at the beginning and at the end are the same in both builds. */
  same: { start: number; end: number };
  before: CountedNotes;
  after: CountedNotes;
}

export interface CountedNotes {
  count: number;
  /** The number of each; undefined where numbers name none, since they stand twice. */
  numbers: number[] | undefined;
}

export function compareBuilds(before: BuildContent, after: BuildContent): Changes {
  return { pages: comparePageHashes(before.pages, after.pages), notes: compareNotes(before, after) };
}

export function comparePageHashes(before: readonly string[], after: readonly string[]): PageChanges {
  const left = new Map<string, number>();
  for (const [index, hash] of before.entries()) {
    if (after[index] !== hash) left.set(hash, (left.get(hash) ?? 0) + 1);
  }
  const changed: number[] = [];
  let moved = 0;
  for (const [index, hash] of after.entries()) {
    if (before[index] === hash) continue;
    const count = left.get(hash) ?? 0;
    if (count > 0) {
      left.set(hash, count - 1);
      moved++;
    } else {
      changed.push(index + 1);
    }
  }
  return { changed, moved, before: before.length, after: after.length };
}

function compareNotes(before: BuildContent, after: BuildContent): NoteChanges {
  const [old, now] = [before.notes, after.notes];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start++;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return {
    same: { start, end },
    before: countNotes(before),
    after: countNotes(after),
  };
}

function countNotes({ notes, noteRuns }: BuildContent): CountedNotes {
  const numbers = noteRuns?.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return { count: notes.length, numbers: numbers?.length === notes.length ? numbers : undefined };
}
