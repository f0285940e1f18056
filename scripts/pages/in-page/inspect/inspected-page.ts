/** Holds a page that was just laid out while it is inspected, and records findings on it. */
import type { FlawCode, Inspection, FlawPlace } from "../../inspection.ts";
import { placesOn, type PagePlaces } from "../take/page-places.ts";
import type { BreakToken } from "../paged-js.ts";
import { textsOn } from "../lines/text-lines.ts";

export interface InspectedPage {
  /** The element of the page, which must not be hidden. */
  element: Element;
  /** Index of the page in the unit. */
  index: number;
  /** Where the next page begins in the unit; undefined for the last page. */
  next: BreakToken | undefined;
  /** The unit's inspection so far. */
  inspection: Inspection;
  content: HTMLElement;
  foot: HTMLElement;
  area: DOMRect;
  trim: DOMRect;
  places: PagePlaces;
  /** Text nodes in `content`. */
  texts: readonly Text[];
}

/** Selects elements that have lines of their own. */
export const blocks = "p, li, dt, dd, pre, td, th, h1, h2, h3, h4, h5, h6, div";

export function openPage(
  element: Element,
  index: number,
  next: BreakToken | undefined,
  inspection: Inspection,
): InspectedPage {
  const content = element.querySelector<HTMLElement>(".pagedjs_page_content")!;
  return {
    element,
    index,
    next,
    inspection,
    content,
    foot: element.querySelector<HTMLElement>(".pagedjs_footnote_content")!,
    area: content.parentElement!.getBoundingClientRect(),
    trim: element.querySelector(".pagedjs_pagebox")!.getBoundingClientRect(),
    places: placesOn(element),
    texts: textsOn(content),
  };
}

/** Returns the place of an element on the page. */
export function placeOnPage({ index, places }: InspectedPage, element: Element, rect: DOMRect): FlawPlace {
  const { turnMm, rectOf } = places;
  return {
    page: index,
    source: element.closest("[data-source]")?.getAttribute("data-source") ?? "",
    rect: rectOf(rect),
    turnMm,
  };
}

/** A finding on a page. */
interface Finding {
  element: Element;
  rect: DOMRect;
  /** The amount of the fault, in the unit of its message. */
  amount: number;
  /** Words to show; the element's text if not given. */
  words?: string;
}

export function addFlaw(page: InspectedPage, code: FlawCode, { element, rect, amount, words }: Finding): void {
  const text = tidy(words ?? wordsOfElement(element));
  page.inspection.flaws.push({ code, ...placeOnPage(page, element, rect), text, amount });
}

/** Returns the text of an element without callouts, whose numbers would seem part of a word. */
export function wordsOfElement(element: Element): string {
  if (!element.querySelector(".callout")) return element.textContent;
  const copy = element.cloneNode(true) as Element;
  for (const callout of copy.querySelectorAll(".callout")) callout.remove();
  return copy.textContent;
}

/** Returns words of a page as one short line. */
export function tidy(words: string): string {
  return words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim().slice(0, 60).trimEnd();
}

/** Converts CSS pixels to millimetres, rounded to hundredths. */
export function pxToMm(px: number): number {
  return Math.round((px / 96) * 25.4 * 100) / 100;
}
