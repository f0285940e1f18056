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
  window.takeBlocks = (page, index) => {
    const { turnMm, rectOf } = window.placesOn(page);
    const content = page.querySelector(".pagedjs_page_content")!;
    window.pageBlocks[index] = {
      turnMm,
      blocks: Array.from(content.querySelectorAll("[data-source]"), (element) => {
        const { x, y, width, height } = rectOf(element.getBoundingClientRect());
        return [element.getAttribute("data-source")!, x, y, width, height];
      }),
    };
  };
}
