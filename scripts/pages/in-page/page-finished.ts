/** Records all facts of a page when it is laid out, and hides it. */
import { inspectPage } from "./inspect/inspect-page.ts";
import { Paged, type BreakToken, type Chunker } from "./paged-js.ts";
import { dropHyphens } from "./lines/choose-hyphens.ts";
import { takeBlocks } from "./take/take-blocks.ts";

declare global {
  interface Window {
    /** Receives the number of each finished page and the place of its last block, as JSON; a binding to Node. */
    reportPage?: (page: string) => void;
  }
}

/**
 * Selects blocks that may have other lines than in the column: continued paragraphs, from which a word was moved
 * undivided, tables, whose pieces have columns of their own, and turned blocks.
 */
const otherLines =
  ".pagedjs_page_content :is(:is(p, li, dd, dt, pre, h1, h2, h3, h4, h5, h6):is([data-split-from], [data-split-to]), table, .wide)";

/** Makes pages as short as their cuts demand, and inspects each one, as a handler of Paged.js. */
export class PageFinished extends Paged.Handler {
  /**
   * Resets the count of names that Paged.js gives elements, so that they don't depend on whether the stylesheet was
   * parsed just now or earlier.
   */
  beforeParsed(): void {
    Paged.identifiers = 0;
  }

  /**
   * Allows blocks that are taller than a page to break, after Paged.js has written the stylesheet's break rules on
   * them.
   */
  afterParsed(content: ParentNode): void {
    for (const element of content.querySelectorAll("[data-tall]")) element.removeAttribute("data-break-inside");
  }

  beforePageLayout(
    { area }: { area: HTMLElement },
    _: unknown,
    start: BreakToken | false,
    { pages, settings }: Chunker,
  ): void {
    const cut = settings.unit.cuts.get(pages.length - 1);
    if (cut !== undefined) area.style.height = `min(${cut}mm, 100% - var(--pagedjs-footnotes-height))`;
    settings.rows.begin();
    settings.floats.begin(pages.length - 1, start || undefined, () => area.getBoundingClientRect().height);
  }

  afterPageLayout(page: HTMLElement, _: unknown, next: BreakToken | undefined, { settings }: Chunker): void {
    const { pagination, blocks } = settings.unit;
    for (const element of page.querySelectorAll(otherLines)) dropHyphens(element);
    settings.floats.finish(page);
    inspectPage(page, pagination.pageCount, next, pagination);
    blocks[pagination.pageCount] = takeBlocks(page);
    pagination.pageCount++;
    page.style.display = "none";
    const last = [...page.querySelectorAll("[data-source]")].at(-1);
    window.reportPage?.(JSON.stringify([pagination.pageCount, last?.getAttribute("data-source") ?? ""]));
  }
}
