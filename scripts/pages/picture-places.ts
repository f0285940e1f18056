/** Takes a screenshot of each place on pages, with the browser that laid them out. */
import { callInTab } from "./call-in-tab.ts";
import type { Rect } from "./inspection.ts";
import type { PagedUnit } from "./page-report.ts";
import { minimiseWindow, restoreWindow } from "../browser/window-state.ts";

/** A picture of a strip across a page that contains the place. */
export interface PlacePicture {
  png: Uint8Array;
  /** Distance of the strip from the page's top, in millimetres. */
  topMm: number;
  widthMm: number;
  heightMm: number;
}

const cssPixelsInMm = 96 / 25.4;
/** Pixels per CSS pixel: enough to read notes. */
const scale = 1.5;
/** Millimetres of the page that are shown above and below a place. */
const aroundMm = 25;

/**
 * Takes the pictures.
 *
 * @param places - pages from 1; rectangles in millimetres from the trimmed page's top left corner
 * @returns pictures in the order of `places`
 */
export async function picturePlaces(
  units: readonly Pick<PagedUnit, "firstPage" | "pageCount" | "show">[],
  places: readonly { page: number; rect: Rect }[],
): Promise<PlacePicture[]> {
  const pictures: PlacePicture[] = [];
  for (const { firstPage, pageCount, show } of units) {
    const here = [...places.entries()].filter(([, { page }]) => page >= firstPage && page < firstPage + pageCount);
    if (here.length === 0) continue;
    await show(async (tab) => {
      const trims = await callInTab(tab, "takeTrims");
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
