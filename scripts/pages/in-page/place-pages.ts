/** Runs in the browser: a unit's static pages and their place in the report in, the document ready to print out. */
import type { Folio } from "../folios.ts";
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
 * `pages` are put into the document, or where there are none, those that stand in it are taken. Paged.js
 * took the first page for a recto; text areas of recto and verso are equally wide, so turning them round
 * moves no line. Self-contained: it is sent to the browser as text.
 */
export async function placePages(
  pages: Pick<StaticPages, "html" | "styles"> | undefined,
  placement: Placement,
): Promise<void> {
  if (pages) {
    const sheet = document.createElement("style");
    sheet.textContent = pages.styles;
    document.head.replaceChildren(sheet);
    document.body.innerHTML = pages.html;
  }
  // Only what is printed need be laid out: the screen, which nobody sees, stays empty.
  const screen = document.createElement("style");
  screen.textContent = "@media screen { body { display: none } }";
  document.head.append(screen);
  document.body.hidden = false;
  document.body.insertAdjacentHTML("beforeend", placement.destinations);
  document.title = placement.title;
  document.documentElement.lang = placement.language;
  const book = document.querySelector<HTMLElement>(".pagedjs_pages")!;
  book.style.counterReset = `page ${placement.firstFolio.number - 1}`;
  book.style.setProperty("--folio-style", placement.firstFolio.style);
  book.style.setProperty("--running-head-verso", JSON.stringify(placement.verso));
  book.style.setProperty("--running-head-recto", JSON.stringify(placement.recto));
  for (const slot of book.querySelectorAll("[data-page-of]")) {
    slot.textContent = placement.folios[slot.getAttribute("data-page-of")!] ?? slot.textContent;
  }
  const startsOnVerso = placement.firstPage % 2 === 0;
  for (const [index, page] of [...book.children].entries()) {
    const isVerso = (index % 2 === 1) !== startsOnVerso;
    const head = placement.headsByPage?.[index];
    if (head !== undefined && page instanceof HTMLElement) {
      page.style.setProperty("--running-head-verso", JSON.stringify(head));
      page.style.setProperty("--running-head-recto", JSON.stringify(head));
    }
    page.classList.toggle("pagedjs_left_page", isVerso);
    page.classList.toggle("pagedjs_right_page", !isVerso);
  }
  await Promise.all([...document.images].map((image) => image.decode()));
}
