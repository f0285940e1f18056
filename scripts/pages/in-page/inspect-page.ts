/** Finds on a page that was just laid out what a printer would mend. */
import type { Inspection } from "../inspection.ts";
import { findBreaks } from "./inspect/find-breaks.ts";
import { findBrokenAddresses } from "./inspect/find-broken-addresses.ts";
import { findCoarsePictures } from "./inspect/find-coarse-pictures.ts";
import { findLooseLines, forgetStyles } from "./inspect/find-loose-lines.ts";
import { findOverflow } from "./inspect/find-overflow.ts";
import { openPage } from "./inspect/inspected-page.ts";
import { takeEnd } from "./inspect/take-end.ts";
import { takeFloats } from "./inspect/take-floats.ts";
import type { BreakToken } from "./paged-js.ts";

/**
 * Adds what is found on a page to the inspection of its unit. It asks for few rectangles, since a page takes some 5 ms
 * in all: lines are counted only where a page begins and ends, and of a justified line one space is measured.
 *
 * @param element - the page, while it is not hidden
 * @param index - its number in the unit, from 0
 * @param next - where the next page begins in the unit, if there is one
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
  findCoarsePictures(page);
}
