/** Runs in the browser: a page that was just laid out in, where each block of the Markdown stands on it out. */

/** The blocks on one page of a unit. Plain data. */
export interface PageBlocks {
  /** How far all move to the right where the page becomes the other side's: margins are mirrored. Millimetres. */
  turnMm: number;
  /**
   * `file:line:column`, then left, top, width and height in millimetres from the top left corner of the trimmed
   * page, as it was laid out; an outer block comes before those in it.
   */
  blocks: [source: string, x: number, y: number, width: number, height: number][];
}

declare global {
  interface Window {
    /** By page of the unit that is paged. */
    pageBlocks: PageBlocks[];
    /** @param page - the element of a page, while it is not hidden */
    takeBlocks: (page: Element, index: number) => void;
  }
}

/** Gives the window `takeBlocks`. Self-contained: it is sent to the browser as text. */
export function installBlocks(): void {
  const inMm = (px: number) => Math.round((px / 96) * 254) / 10;
  window.takeBlocks = (page, index) => {
    const trim = page.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
    const content = page.querySelector(".pagedjs_page_content")!;
    const area = content.parentElement!.getBoundingClientRect();
    window.pageBlocks[index] = {
      turnMm: inMm(trim.right - area.right - (area.left - trim.left)),
      blocks: Array.from(content.querySelectorAll("[data-source]"), (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const source = element.getAttribute("data-source")!;
        return [source, inMm(left - trim.left), inMm(top - trim.top), inMm(width), inMm(height)];
      }),
    };
  };
}
