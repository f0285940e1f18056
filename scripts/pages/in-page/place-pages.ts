/** Runs in the browser: a unit's static pages and their place in the report in, the document ready to print out. */
import type { StaticPages } from "./take-pages.ts";

/** What a unit's pages can't know before all units are paged. */
export interface Placement {
  /** Folio of the unit's first page; odd ones are rectos. */
  firstPage: number;
  /** Title in the PDF's own metadata. */
  title: string;
  language: string;
  /** Text of the running heads. */
  verso: string;
  recto: string;
  /** HTML that makes Chromium print destinations for links from and to other units. */
  destinations: string;
}

/**
 * Paged.js took the first page for a recto; text areas of recto and verso are equally wide, so turning
 * them round moves no line. Self-contained: it is sent to the browser as text.
 */
export async function placePages({ html, styles }: StaticPages, placement: Placement): Promise<void> {
  const sheet = document.createElement("style");
  sheet.textContent = styles;
  document.head.replaceChildren(sheet);
  document.title = placement.title;
  document.documentElement.lang = placement.language;
  // Only what is printed need be laid out: the screen, which nobody sees, stays empty.
  sheet.textContent += "\n@media screen { body { display: none } }";
  document.body.hidden = false;
  document.body.innerHTML = html + placement.destinations;
  const pages = document.querySelector<HTMLElement>(".pagedjs_pages")!;
  pages.style.counterReset = `page ${placement.firstPage - 1}`;
  pages.style.setProperty("--running-head-verso", JSON.stringify(placement.verso));
  pages.style.setProperty("--running-head-recto", JSON.stringify(placement.recto));
  const startsOnVerso = placement.firstPage % 2 === 0;
  for (const [index, page] of [...pages.children].entries()) {
    const isVerso = (index % 2 === 1) !== startsOnVerso;
    page.classList.toggle("pagedjs_left_page", isVerso);
    page.classList.toggle("pagedjs_right_page", !isVerso);
  }
  await Promise.all([...document.images].map((image) => image.decode()));
}
