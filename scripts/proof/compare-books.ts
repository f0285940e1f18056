/** Compares the pages of a report at two states: what became of each. */
import { withoutPageNumbers } from "../html/inventory.ts";
import type { PrintedBook } from "../pipeline/print.ts";
import type { PrintedUnit } from "../pages/page-report.ts";
import { shareResources } from "../screen-pdf/share-resources.ts";
import { readUnitPages } from "./book-pages.ts";
import { changedLines } from "./changed-lines.ts";
import { comparePages } from "./compare-pages.ts";
import type { ComparedPage, PageChange } from "./page-change.ts";
import type { TextChange } from "./compare-texts.ts";
import { unitBlocks } from "./page-remarks.ts";

/**
 * Returns what became of each page, in the order of the new state; a page that is gone comes behind the one before it.
 * Parts with the same page numbers whose PDFs have the same bytes are not compared any further.
 */
export async function compareBooks(
  old: PrintedBook,
  next: PrintedBook,
  texts: readonly TextChange[],
): Promise<PageChange[]> {
  const changes: PageChange[] = [];
  const [oldFate, newFate] = [changedLines(texts, "old"), changedLines(texts, "new")];
  for (const [oldUnits, newUnits] of groupUnits(old.printed, next.printed)) {
    if (areUntouched(oldUnits, newUnits)) {
      changes.push(...newUnits.flatMap(({ firstPage, pageCount }) => samePages(firstPage, pageCount)));
      continue;
    }
    const [oldPages, newPages] = await Promise.all([loadPages(oldUnits, old), loadPages(newUnits, next)]);
    shareResources([...oldPages, ...newPages].map(({ page }) => page.page));
    const sides = [
      { pages: oldPages, fateOf: oldFate },
      { pages: newPages, fateOf: newFate },
    ] as const;
    changes.push(...comparePages(...sides, next.pageSize.turn));
  }
  return withBlanks(changes, old.pagination.blanks, next.pagination.blanks);
}

function samePages(firstPage: number, pageCount: number): PageChange[] {
  return Array.from({ length: pageCount }, (_, index) => {
    const number = firstPage + index;
    return { fate: "same", oldNumber: number, newNumber: number, oldMarks: [], newMarks: [] };
  });
}

/**
 * Groups the units of both states that may hold the same text: the units of one file, all units of notes, and otherwise
 * units with the same id.
 */
function groupUnits(
  old: readonly PrintedUnit[],
  next: readonly PrintedUnit[],
): [old: PrintedUnit[], next: PrintedUnit[]][] {
  const groups = new Map<string, [PrintedUnit[], PrintedUnit[]]>();
  const add = (unit: PrintedUnit, side: 0 | 1) => {
    const name = groupOf(unit);
    const group = groups.get(name) ?? [[], []];
    groups.set(name, group);
    group[side].push(unit);
  };
  for (const unit of next) add(unit, 1);
  for (const unit of old) add(unit, 0);
  return joinRenamed([...groups.values()]);
}

/** Returns the name of a unit's group: the file that its text is from, `notes`, or its id. */
export function groupOf({ unit }: Pick<PrintedUnit, "unit">): string {
  if (unit.kind === "notes") return "notes";
  return unit.sourceFile ?? unit.id;
}

/**
 * Joins a group that is gone with a new one, where the first units of both have the same words, but for page numbers,
 * or the same id: their file was renamed.
 */
function joinRenamed(groups: [PrintedUnit[], PrintedUnit[]][]): [PrintedUnit[], PrintedUnit[]][] {
  const lost = groups.filter(([, next]) => next.length === 0);
  const joined = new Set<(typeof groups)[number]>();
  const all = groups.map((group): (typeof groups)[number] => {
    const [old, next] = group;
    if (old.length > 0 || next.length === 0) return group;
    const wordsOf = (unit: PrintedUnit | undefined) =>
      JSON.stringify(unit && withoutPageNumbers(unit.unit.inventory).text.map(([, words]) => words));
    const free = lost.filter((one) => !joined.has(one));
    const found =
      free.find(([[first]]) => wordsOf(first) === wordsOf(next[0])) ??
      free.find(([[first]]) => first?.unit.id === next[0]?.unit.id);
    if (!found) return group;
    joined.add(found);
    return [found[0], next];
  });
  return all.filter((group) => !joined.has(group));
}

function areUntouched(old: readonly PrintedUnit[], next: readonly PrintedUnit[]): boolean {
  return (
    old.length === next.length &&
    next.every(({ pdf, firstPage }, index) => {
      const before = old[index]!;
      return before.firstPage === firstPage && Buffer.compare(before.pdf, pdf) === 0;
    })
  );
}

async function loadPages(units: readonly PrintedUnit[], book: PrintedBook): Promise<ComparedPage[]> {
  const loaded = units.map(async ({ pdf, firstPage, loadBlocks }) => {
    const blocks = unitBlocks(firstPage, await loadBlocks());
    return readUnitPages(pdf, book).map((page, index): ComparedPage => {
      const number = firstPage + index;
      return { number, page, blocks: blocks.filter((block) => block.page === number) };
    });
  });
  return (await Promise.all(loaded)).flat();
}

/** Adds the pages that are left blank, which belong to no unit. */
function withBlanks(
  changes: readonly PageChange[],
  oldBlanks: readonly number[],
  newBlanks: readonly number[],
): PageChange[] {
  let last = 0;
  const placed = changes.map((change) => ({ change, at: (last = change.newNumber ?? last + 0.1) }));
  const blanks = newBlanks.map((number) => {
    const [same] = samePages(number, 1) as [PageChange];
    const change: PageChange = oldBlanks.includes(number) ? same : { ...same, fate: "folio", oldNumber: undefined };
    return { change, at: number };
  });
  return [...placed, ...blanks].toSorted((a, b) => a.at - b.at).map(({ change }) => change);
}
