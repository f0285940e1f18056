/** Chooses a page to be laid out again with less text, by the findings on the page that was just laid out. */
import type { FlawCode, Inspection } from "../../inspection.ts";

/** Height of the text area in millimetres, by index in the unit, of pages that end before they are full. */
export type Cuts = Map<number, number>;

/** The most cuts of a page: one that is cut again and again has nothing to gain. */
const mostCuts = 3;
/** The least share of a page that must stay filled when a short last page takes lines from its foot. */
const leastOfPage = 2 / 3;
const tries = new WeakMap<Cuts, Map<number, number>>();

/** Cuts of some pages, and how often each was tried, as plain data. */
export interface CutState {
  heights: [page: number, height: number][];
  tries: [page: number, count: number][];
}

/** Returns the cuts of page `from` and of all behind it. */
export function cutsFrom(cuts: Cuts, from: number): CutState {
  const since = (all: Iterable<[number, number]>) =>
    [...all].filter(([page]) => page >= from).toSorted(([a], [b]) => a - b);
  return { heights: since(cuts), tries: since(tries.get(cuts) ?? []) };
}

/** Sets the cuts of a layout that is continued. */
export function restoreCuts(cuts: Cuts, { heights, tries: counts }: CutState): void {
  for (const [page, height] of heights) cuts.set(page, height);
  tries.set(cuts, new Map(counts));
}

/**
 * Cuts a page so that the newest one, which breaks badly, is mended. Removes the findings on the cut page and all
 * behind it, and returns the index of that page, which has to be laid out again. A single heading or first line moves
 * to the next page. A single last line gets further lines from the page before, and so does a last page of one or two
 * lines, if that leaves no large empty room.
 */
export function pageToMend(inspection: Inspection, cuts: Cuts): number | undefined {
  const newest = inspection.ends.length - 1;
  const [end, before] = [inspection.ends[newest]!, inspection.ends[newest - 1]];
  for (const { code, page, rect } of inspection.flaws) {
    if (page !== newest) continue;
    const mended = mend(code, rect.y - end.areaTop);
    if (mended !== undefined) return mended;
  }
  return undefined;

  function mend(code: FlawCode, top: number): number | undefined {
    if (code === "stranded-heading" || code === "orphan") return cut(newest, top);
    if (!before) return undefined;
    if (code === "widow") return cut(newest - 1, before.lastLine);
    // Not if a figure or box would move with its last line, and leave much room empty.
    if (code !== "short-last-page" || before.lastWhole < before.areaHeight * leastOfPage) return undefined;
    // With three lines more, a last page of one or two has four or five.
    return cut(newest - 1, before.lastLine - 2 * before.lineHeight);
  }

  function cut(page: number, height: number): number | undefined {
    const counts = tries.get(cuts) ?? new Map<number, number>();
    tries.set(cuts, counts);
    const count = (counts.get(page) ?? 0) + 1;
    if (count > mostCuts || height >= (cuts.get(page) ?? end.areaHeight) || height < end.areaHeight / 4)
      return undefined;
    if (height < inspection.ends[page]!.least) return undefined;
    counts.set(page, count);
    cuts.set(page, height);
    for (const later of cuts.keys()) if (later > page) cuts.delete(later);
    takeBack(inspection, page);
    return page;
  }
}

/** Removes the findings on page `from` and those behind it, which are laid out again. */
export function takeBack(inspection: Inspection, from: number): void {
  const { flaws, floats, mentions, ends } = inspection;
  inspection.flaws = flaws.filter(({ page }) => page < from);
  for (const [id, { page }] of Object.entries(floats)) if (page >= from) delete floats[id];
  for (const [id, pages] of Object.entries(mentions)) mentions[id] = pages.filter((page) => page < from);
  ends.length = from;
}

/**
 * Returns the index of the last page that refers to a figure or table; undefined unless that begins on the newest page.
 */
export function pageThatNames({ ends, floats, mentions }: Inspection, id: string): number | undefined {
  return floats[id]?.page === ends.length - 1 ? mentions[id]?.at(-1) : undefined;
}
