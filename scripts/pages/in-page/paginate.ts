/** Runs in the browser: a unit's HTML and the stylesheet in, its pages, laid out by Paged.js, out. */

/** What the caller gets back; the pages themselves stay in the document, hidden. */
export interface Pagination {
  pageCount: number;
  /** Words and pictures that reach out of their page's text area, with how far, in CSS pixels; `source` is `file:line:column`. */
  overflows: { source: string; page: number; byPx: number; text: string }[];
}

interface PagedJs {
  Previewer: new () => {
    preview(content: DocumentFragment, styles: object[], target: Element): Promise<{ total: number }>;
  };
  Handler: new (chunker: unknown, polisher: unknown, caller: unknown) => object;
  registerHandlers(handler: unknown): void;
}

declare global {
  interface Window {
    Paged: PagedJs;
    /** Told of each finished page and the place of its last block; a binding to Node. */
    reportPage?: (pageCount: number, source: string) => void;
    /** Filled by the handler while one unit is paged. */
    pagination: Pagination;
    hasHandler?: true;
    /** State of the random numbers (prepare-window.ts). */
    randomState: number;
  }
}

/**
 * Clears the document, lays `html` out on pages and leaves them in the document. What makes Paged.js
 * fast, measured and explained in the README under "How it works": finished pages are hidden, so that
 * the browser need not lay them out again each time a rectangle is asked for; nothing waits for frames,
 * which no one sees; and no observer watches pages that are done. Self-contained: it is sent to the
 * browser as text.
 */
export async function paginate(html: string, css: string): Promise<Pagination> {
  const { Paged } = window;
  window.pagination = { pageCount: 0, overflows: [] };
  window.randomState = 0;
  for (const style of document.head.querySelectorAll("style")) style.remove();
  document.body.replaceChildren();
  document.body.hidden = false;

  if (!window.hasHandler) {
    window.hasHandler = true;
    class PageFinished extends Paged.Handler {
      /** By now Paged.js has written what the stylesheet says of breaks on the elements. */
      afterParsed(content: ParentNode): void {
        for (const element of content.querySelectorAll("[data-tall]")) element.removeAttribute("data-break-inside");
      }
      afterPageLayout(page: HTMLElement): void {
        const { pagination } = window;
        pagination.pageCount++;
        findOverflows(page.querySelector(".pagedjs_page_content")!, pagination);
        page.style.display = "none";
        const last = [...page.querySelectorAll("[data-source]")].at(-1);
        window.reportPage?.(pagination.pageCount, last?.getAttribute("data-source") ?? "");
      }
    }
    Paged.registerHandlers(PageFinished);
  }

  await new Paged.Previewer().preview(await measure(), [{ "report.css": css }], document.body);
  return window.pagination;

  /**
   * Lays the content out once, without pages, in the width of the text, and writes on it what Paged.js
   * can't know.
   */
  async function measure(): Promise<DocumentFragment> {
    const style = document.createElement("style");
    style.textContent = css;
    document.head.append(style);
    const column = document.createElement("div");
    column.style.width = "var(--text-width)";
    column.innerHTML = html;
    const page = document.createElement("div");
    page.style.height = "var(--text-height)";
    document.body.append(page, column);
    await Promise.all([...document.images].map((image) => image.decode()));
    const tall = findTallBlocks(column, page.offsetHeight);
    const widths = measureTables(column);
    for (const element of tall) {
      element.style.breakInside = "auto";
      element.dataset.tall = "";
    }
    for (const [cell, widthPx] of widths) {
      cell.style.width = `${widthPx}px`;
      cell.closest("table")!.style.tableLayout = "fixed";
    }
    const fragment = document.createDocumentFragment();
    fragment.append(...column.childNodes);
    document.body.replaceChildren();
    style.remove();
    return fragment;
  }

  /**
   * A block that must not break but is taller than a page makes Paged.js loop or print it twice
   * (https://github.com/pagedjs/pagedjs/issues/98), so it may break.
   */
  function findTallBlocks(column: Element, pageHeight: number): HTMLElement[] {
    return [...column.querySelectorAll<HTMLElement>("[data-source]")].filter(
      (element) => element.offsetHeight > pageHeight && getComputedStyle(element).breakInside === "avoid",
    );
  }

  /**
   * A table over several pages has the same columns on each: without its rows overleaf the browser would
   * share the width out anew, lines would turn, and the last rows slip off the page.
   */
  function measureTables(column: Element): [HTMLElement, number][] {
    return [...column.querySelectorAll("table")].flatMap((table) => {
      const first = [...table.rows].find((row) => [...row.cells].every((cell) => cell.colSpan === 1));
      const widths = first ? [...first.cells].map((cell) => inQuarters(cell.getBoundingClientRect().width)) : [];
      return [...table.rows]
        .filter((row) => row.cells.length === widths.length)
        .flatMap((row) => [...row.cells].map((cell, index): [HTMLElement, number] => [cell, widths[index]!]));
    });
  }

  /** Lengths are written with six digits: a quarter pixel comes through that whole, and the pages are the same again. */
  function inQuarters(px: number): number {
    return Math.floor(px * 4) / 4;
  }

  /** Words and pictures that reach out of the text area; boxes may, where nothing is in them. */
  function findOverflows(content: Element, { overflows, pageCount }: Pagination): void {
    const area = content.parentElement!.getBoundingClientRect();
    const range = document.createRange();
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isText = node.nodeType === Node.TEXT_NODE;
      if (isText ? node.nodeValue!.trim() === "" : !["img", "svg"].includes((node as Element).localName)) continue;
      range.selectNode(node);
      const rect = range.getBoundingClientRect();
      const byPx = Math.max(rect.right - area.right, rect.bottom - area.bottom);
      if (byPx <= 1.5) continue;
      const element = isText ? node.parentElement! : (node as Element);
      const source = element.closest("[data-source]")?.getAttribute("data-source") ?? "";
      overflows.push({ source, page: pageCount, byPx, text: (node.nodeValue ?? "picture").trim().slice(0, 60) });
    }
  }
}
