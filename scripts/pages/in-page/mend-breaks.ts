/** Runs in the browser: what was found on the page that was just laid out in, the page to lay out again, shorter, out. */
import type { FlawCode, Inspection } from "../inspection.ts";

/** Where pages end before they are full: heights of text areas in millimetres, by page of the unit, from 0. */
export type Cuts = Map<number, number>;

declare global {
  interface Window {
    pageToMend: (inspection: Inspection, cuts: Cuts) => number | undefined;
  }
}

/**
 * Gives the window `pageToMend`: where the newest page breaks badly, sets the cut that mends it, takes back
 * what was found on the page that it cuts and on those behind it, and tells that page. A heading or first line
 * that stands alone moves overleaf; a last line that does gets company from the page before, as does a last
 * page of one or two lines. Self-contained: it is sent to the browser as text.
 */
export function installMending(): void {
  /** A page that is shortened again and again has nothing left to gain. */
  const mostCuts = 3;
  const tries = new WeakMap<Cuts, Map<number, number>>();

  window.pageToMend = (inspection, cuts) => {
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
      // With three lines more, a last page of one or two has four or five.
      if (code === "short-last-page") return cut(newest - 1, before.lastLine - 2 * before.lineHeight);
      return undefined;
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
      takeBack(page);
      return page;
    }

    function takeBack(from: number): void {
      const { flaws, floats, mentions, ends } = inspection;
      inspection.flaws = flaws.filter(({ page }) => page < from);
      for (const [id, { page }] of Object.entries(floats)) if (page >= from) delete floats[id];
      for (const [id, pages] of Object.entries(mentions)) mentions[id] = pages.filter((page) => page < from);
      ends.length = from;
    }
  };
}
