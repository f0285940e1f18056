/** Runs in the browser: a unit's static pages and their place in the report in, the document ready to print out. */
import type { Folio } from "../folios.ts";
import type { PrintSheet } from "../print-sheet.ts";
import type { StaticPages } from "./take-pages.ts";

/** What a unit's pages can't know before all units are paged. */
export interface Placement {
  /** The unit's first page in the book; odd ones are rectos. */
  firstPage: number;
  /** What is printed on it; the pages behind it count on. */
  firstFolio: Folio;
  /** Title in the PDF's own metadata. */
  title: string;
  language: string;
  /** What the pages are printed on. */
  sheet: PrintSheet;
  /** Text of the running heads. */
  verso: string;
  recto: string;
  /** Texts that both kinds of page have instead, by page of the unit. */
  headsByPage?: readonly (string | undefined)[];
  /** Page numbers for `data-page-of`, as printed, by id. */
  folios: Readonly<Record<string, string>>;
  /** HTML that makes Chromium print destinations for links from and to other units. */
  destinations: string;
}

/**
 * `pages` are put into the document, or where there are none, those that stand in it are taken. The sheet is
 * put around the finished pages, so that where they break doesn't depend on it; what reaches beyond the bleed
 * is cut, since Chromium shrinks pages that overflow their sheet.
 * Self-contained: it is sent to the browser as text.
 *
 * @returns how many pixels the pictures have
 */
export async function placePages(
  pages: Pick<StaticPages, "html" | "styles"> | undefined,
  { destinations, title, language, sheet }: Pick<Placement, "destinations" | "title" | "language" | "sheet">,
): Promise<number> {
  if (pages) {
    const own = document.createElement("style");
    own.textContent = pages.styles;
    document.head.replaceChildren(own);
    document.body.innerHTML = pages.html;
  }
  // Only what is printed need be laid out: the screen, which nobody sees, stays empty.
  const screen = document.createElement("style");
  screen.textContent = "@media screen { body { display: none } }";
  const { widthPx, heightPx, marginPx, bleedPx } = sheet;
  const around = document.createElement("style");
  around.textContent = `
    @page { size: ${widthPx}px ${heightPx}px; margin: 0 }
    :root { --bleed: ${bleedPx}px }
    @media print {
      .pagedjs_pages .pagedjs_page {
        box-sizing: border-box;
        width: ${widthPx}px;
        height: ${heightPx}px !important;
        min-height: 0;
        max-height: none;
        padding: ${marginPx}px;
      }
      .pagedjs_pages .pagedjs_page > .pagedjs_sheet {
        height: var(--pagedjs-height) !important;
        min-height: 0;
        max-height: none;
        overflow: clip;
        overflow-clip-margin: ${bleedPx}px;
      }
    }`;
  document.head.append(screen, around);
  document.body.hidden = false;
  document.body.insertAdjacentHTML("beforeend", destinations);
  document.title = title;
  document.documentElement.lang = language;
  await window.awaitPictures();
  return [...document.images].reduce((sum, { naturalWidth, naturalHeight }) => sum + naturalWidth * naturalHeight, 0);
}
