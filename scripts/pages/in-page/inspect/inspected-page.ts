/** Holds a page that was just laid out while it is inspected, and writes down what is found on it. */
import type { FlawCode, Inspection, FlawPlace } from "../../inspection.ts";
import { placesOn, type PagePlaces } from "../page-places.ts";
import type { BreakToken } from "../paged-js.ts";
import { textsOn } from "../text-lines.ts";

export interface InspectedPage {
  /** The element of the page, while it is not hidden. */
  element: Element;
  /** Number of the page in the unit, from 0. */
  index: number;
  /** Place in the unit where the next page begins, if there is one. */
  next: BreakToken | undefined;
  /** Inspection of the unit up to now. */
  inspection: Inspection;
  content: HTMLElement;
  foot: HTMLElement;
  area: DOMRect;
  trim: DOMRect;
  places: PagePlaces;
  /** Texts of `content`. */
  texts: readonly Text[];
}

/** Selects the elements that have lines of their own. */
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

/** Returns where something stands, as it is printed. */
export function placeOf({ index, places }: InspectedPage, element: Element, rect: DOMRect): FlawPlace {
  const { turnMm, rectOf } = places;
  return {
    page: index,
    source: element.closest("[data-source]")?.getAttribute("data-source") ?? "",
    rect: rectOf(rect),
    turnMm,
  };
}

/** Tells where something stands that a printer would mend. */
interface Finding {
  element: Element;
  rect: DOMRect;
  /** Amount by which it is bad, in what the code's message counts. */
  amount: number;
  /** Text of the element, unless others tell more. */
  words?: string;
}

export function addFlaw(page: InspectedPage, code: FlawCode, { element, rect, amount, words }: Finding): void {
  const text = tidy(words ?? wordsOf(element));
  page.inspection.flaws.push({ code, ...placeOf(page, element, rect), text, amount });
}

/** Returns the words of an element without callouts, whose numbers would be glued to words. */
export function wordsOf(element: Element): string {
  if (!element.querySelector(".callout")) return element.textContent;
  const copy = element.cloneNode(true) as Element;
  for (const callout of copy.querySelectorAll(".callout")) callout.remove();
  return copy.textContent;
}

/** Makes one short line of words as they stand on pages. */
export function tidy(words: string): string {
  return words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim().slice(0, 60).trimEnd();
}

/** Turns CSS pixels into millimetres. */
export function inMm(px: number): number {
  return Math.round((px / 96) * 25.4 * 100) / 100;
}
