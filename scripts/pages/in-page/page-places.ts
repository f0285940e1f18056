/** Tells the places of things on a page that was just laid out, as they are printed. */
import type { Rect } from "../inspection.ts";

export interface PagePlaces {
  /** Millimetres that all move to the right where the page becomes the other side's: margins are mirrored. */
  turnMm: number;
  /** Returns the place of a rectangle as it is laid out. */
  rectOf: (rect: DOMRect) => Rect;
}

const inMm = (px: number) => Math.round((px / 96) * 25.4 * 100) / 100;

/**
 * Returns what tells where things on a page stand when it is printed.
 *
 * @param page - the element of a page, while it is not hidden
 */
export function placesOn(page: Element): PagePlaces {
  const trim = page.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
  const area = page.querySelector(".pagedjs_area")!.getBoundingClientRect();
  // A wide table is laid out upright, and turned to the left about the area's corner when it is printed (tables.css).
  const isTurned = page.matches(".pagedjs_turned_page");
  const printed = (rect: DOMRect): DOMRect =>
    isTurned
      ? new DOMRect(
          area.left + (rect.top - area.top),
          area.top + area.width - (rect.right - area.left),
          rect.height,
          rect.width,
        )
      : rect;
  return {
    turnMm: inMm(trim.right - printed(area).right - (area.left - trim.left)),
    rectOf(rect) {
      const { left, top, width, height } = printed(rect);
      return { x: inMm(left - trim.left), y: inMm(top - trim.top), width: inMm(width), height: inMm(height) };
    },
  };
}
