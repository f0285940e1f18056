/** Takes a picture of each place on pages, by the browser that laid these out. */
import { callInTab } from "./call-in-tab.ts";
import type { Rect } from "./inspection.ts";
import type { PagedUnit } from "./page-report.ts";
import { minimiseWindow, restoreWindow } from "../browser/window-state.ts";

/** A strip across a page, with the place in it. */
export interface PlacePicture {
  png: Uint8Array;
  /** Millimetres from the page's top to where it begins. */
  topMm: number;
  widthMm: number;
  heightMm: number;
}

const cssPixelsInMm = 96 / 25.4;
/** Pixels of the picture for one CSS pixel: enough to read notes by. */
const scale = 1.5;
/** Millimetres that are shown of the page above and below a place. */
const aroundMm = 25;

/**
 * Takes the pictures.
 *
 * @param places - pages counted from 1; rectangles in millimetres from the trimmed page's top left corner
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
