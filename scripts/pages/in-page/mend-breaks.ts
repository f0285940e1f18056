/** Chooses the page to lay out again, shorter, by what was found on the page that was just laid out. */
import type { FlawCode, Inspection } from "../inspection.ts";

/** Heights of text areas in millimetres, by page of the unit, from 0, of pages that end before they are full. */
export type Cuts = Map<number, number>;

/** Most cuts of a page: one that is shortened again and again has nothing left to gain. */
const mostCuts = 3;
/** Share of a page that must be filled above what a short last page takes from its foot. */
const leastOfPage = 2 / 3;
const tries = new WeakMap<Cuts, Map<number, number>>();

/** Cuts of some pages, and how often each was tried. Plain data. */
export interface CutState {
  heights: [page: number, height: number][];
  tries: [page: number, count: number][];
}

/** Returns those of a page, from 0, and of all behind it. */
export function cutsFrom(cuts: Cuts, from: number): CutState {
  const since = (all: Iterable<[number, number]>) =>
    [...all].filter(([page]) => page >= from).toSorted(([a], [b]) => a - b);
  return { heights: since(cuts), tries: since(tries.get(cuts) ?? []) };
}

/** Makes a layout go on as one that had these. */
export function restoreCuts(cuts: Cuts, { heights, tries: counts }: CutState): void {
  for (const [page, height] of heights) cuts.set(page, height);
  tries.set(cuts, new Map(counts));
}

/**
 * Sets the cut that mends the newest page where it breaks badly, takes back what was found on the page that it cuts and
 * on those behind it, and returns that page: it is to be laid out again, shorter. A heading or first line that stands
 * alone moves overleaf; a last line that does gets company from the page before, as does a last page of one or two
 * lines, where no hole comes of it.
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
    // A figure or box that would go overleaf with its last line, and leave a hole, is no company.
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

/** Forgets what was found on a page, from 0, and on those behind it, which are laid out again. */
export function takeBack(inspection: Inspection, from: number): void {
  const { flaws, floats, mentions, ends } = inspection;
  inspection.flaws = flaws.filter(({ page }) => page < from);
  for (const [id, { page }] of Object.entries(floats)) if (page >= from) delete floats[id];
  for (const [id, pages] of Object.entries(mentions)) mentions[id] = pages.filter((page) => page < from);
  ends.length = from;
}

/** Returns the last page, from 0, that names a figure or table; undefined unless that begins on the newest page. */
export function pageThatNames({ ends, floats, mentions }: Inspection, id: string): number | undefined {
  return floats[id]?.page === ends.length - 1 ? mentions[id]?.at(-1) : undefined;
}
