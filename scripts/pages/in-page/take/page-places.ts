/** Computes the printed places of things on a page that was just laid out. */
import type { Rect } from "../../inspection.ts";

export interface PagePlaces {
  /** Millimetres by which all moves to the right if the page becomes a verso, whose margins are mirrored. */
  turnMm: number;
  /** Returns the place of a rectangle on the laid-out page. */
  rectOf: (rect: DOMRect) => Rect;
}

const inMm = (px: number) => Math.round((px / 96) * 25.4 * 100) / 100;

/**
 * Returns functions for the places on a page.
 *
 * @param page - element of the page, which must not be hidden
 */
export function placesOn(page: Element): PagePlaces {
  const trim = page.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
  const area = page.querySelector(".pagedjs_area")!.getBoundingClientRect();
  // A wide table is laid out upright, and rotated counterclockwise about a corner of the text area when it is printed
  // (tables.css).
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
