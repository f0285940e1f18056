/** Finds faults of layout on a page that was just laid out. */
import type { Inspection } from "../../inspection.ts";
import { findBreaks } from "./find-breaks.ts";
import { findBrokenAddresses } from "./find-broken-addresses.ts";
import { findCoarsePictures } from "./find-coarse-pictures.ts";
import { findLooseLines } from "./find-loose-lines.ts";
import { findOverflow } from "./find-overflow.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { addFlaw, pxToMm, openPage, type InspectedPage } from "./inspected-page.ts";
import { forgetStyles } from "./style-of.ts";
import { takeEnd } from "./take-end.ts";
import { takeFloats } from "./take-floats.ts";
import type { BreakToken } from "../paged-js.ts";

/**
 * Adds the findings on a page to the inspection of its unit. It measures few rectangles, since a page takes some 5 ms
 * in all: lines are counted only where a page begins and ends, and in a justified line one space is measured.
 *
 * @param element - the page, which must not be hidden
 * @param index - index of the page in the unit
 * @param next - where the next page begins in the unit; undefined for the last page
 */
export function inspectPage(
  element: Element,
  index: number,
  next: BreakToken | undefined,
  inspection: Inspection,
): void {
  if (index === 0) forgetStyles();
  const page = openPage(element, index, next, inspection);
  for (const part of [page.content, page.foot]) findOverflow(page, part);
  takeFloats(page);
  inspection.ends[index] = takeEnd(page);
  if (!page.content.querySelector(".cover, .back-cover, .title-page, .imprint")) {
    findBreaks(page);
    findLooseLines(page);
    findBrokenAddresses(page);
  }
  findOverlaps(page);
  findLongCover(page);
  findCoarsePictures(page);
}

/** Finds a cover that is longer than its page, and so is neither a cover nor a sheet to print. */
function findLongCover(page: InspectedPage): void {
  const cover = page.content.querySelector<HTMLElement>(".cover, .back-cover, .title-page");
  if (cover && page.next)
    addFlaw(page, "long-cover", { element: cover, rect: page.area, amount: pxToMm(page.area.height) });
}
