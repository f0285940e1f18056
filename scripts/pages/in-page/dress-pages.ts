/** Runs in the browser: a unit's pages and their place in the report in; the same with heads, folios and sides out. */
import type { Placement } from "./place-pages.ts";

/**
 * Paged.js took the first page for a recto; text areas of recto and verso are equally wide, so turning them
 * round moves no line. Self-contained: it is sent to the browser as text.
 *
 * @param root - what the pages stand in
 */
export function dressPages(placement: Placement, root: ParentNode = document): void {
  const book = root.querySelector<HTMLElement>(".pagedjs_pages")!;
  // From now on nothing is measured, and what must be turned is (tables.css).
  book.classList.add("is-placed");
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
}
