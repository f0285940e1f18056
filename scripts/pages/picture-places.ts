/** Places on pages in; a picture of each, taken by the browser that laid the pages out, out. */
import type { Rect } from "./inspection.ts";
import type { PagedReport } from "./print-report.ts";
import { minimiseWindow, restoreWindow } from "./window-state.ts";

/** A strip across a page, with the place in it. */
export interface Picture {
  png: Uint8Array;
  /** Where on the page it begins. */
  topMm: number;
  widthMm: number;
  heightMm: number;
}

const cssPixelsInMm = 96 / 25.4;
/** Enough to read notes by. */
const scale = 1.5;
/** What is shown of the page above and below a place. */
const aroundMm = 25;

/**
 * @param places - pages counted from 1; rectangles in millimetres from the trimmed page's top left corner
 * @returns pictures in the order of `places`
 */
export async function picturePlaces(
  { units, show }: Pick<PagedReport, "units" | "show">,
  places: readonly { page: number; rect: Rect }[],
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const [unitIndex, { firstPage, pageCount }] of units.entries()) {
    const here = [...places.entries()].filter(([, { page }]) => page >= firstPage && page < firstPage + pageCount);
    if (here.length === 0) continue;
    await show(unitIndex, async (tab) => {
      const trims = await tab.evaluate(() =>
        [...document.querySelectorAll(".pagedjs_pagebox")].map((box) => {
          const { x, y, width, height } = box.getBoundingClientRect();
          return { x: x + scrollX, y: y + scrollY, width, height };
        }),
      );
      await restoreWindow(tab);
      for (const [index, { page, rect }] of here) {
        const trim = trims[page - firstPage]!;
        const top = Math.max(0, (rect.y - aroundMm) * cssPixelsInMm);
        const bottom = Math.min(trim.height, (rect.y + rect.height + aroundMm) * cssPixelsInMm);
        const clip = { x: trim.x, y: trim.y + top, width: trim.width, height: Math.max(1, bottom - top), scale };
        const png = await tab.screenshot({ type: "png", clip, captureBeyondViewport: true });
        const inMm = (px: number) => px / cssPixelsInMm;
        pictures[index] = { png, topMm: inMm(top), widthMm: inMm(clip.width), heightMm: inMm(clip.height) };
      }
      await minimiseWindow(tab);
    });
  }
  return pictures;
}
