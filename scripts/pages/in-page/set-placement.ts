/** Sets running heads, folios and sides of a unit's pages, by their place in the report. */
import type { Placement } from "../placement.ts";

/**
 * Sets the pages of a document. Paged.js laid the first page out as a recto; the text areas of recto and verso are
 * equally wide, so that changing sides moves no line.
 *
 * @param root - element or document that contains the pages
 */
export function setPlacement(placement: Placement, root: ParentNode = document): void {
  const book = root.querySelector<HTMLElement>(".pagedjs_pages")!;
  // From now on nothing is measured, and turned pages are rotated (tables.css).
  book.classList.add("is-placed");
  book.style.counterReset = `page ${placement.firstFolio.number - 1}`;
  book.style.setProperty("--folio-style", placement.firstFolio.style);
  book.style.setProperty("--running-head-verso", JSON.stringify(fitHead(placement.verso, placement.headWidthMm)));
  book.style.setProperty("--running-head-recto", JSON.stringify(fitHead(placement.recto, placement.headWidthMm)));
  for (const slot of book.querySelectorAll("[data-page-of]")) {
    slot.textContent = placement.folios[slot.getAttribute("data-page-of")!] ?? slot.textContent;
  }
  const startsOnVerso = placement.firstPage % 2 === 0;
  for (const [index, page] of [...book.children].entries()) {
    const isVerso = (index % 2 === 1) !== startsOnVerso;
    const head = placement.headsByPage?.[index];
    // Undefined items of a list become null on their way into the browser.
    if (typeof head === "string" && page instanceof HTMLElement) {
      page.style.setProperty("--running-head-verso", JSON.stringify(head));
      page.style.setProperty("--running-head-recto", JSON.stringify(head));
    }
    page.classList.toggle("pagedjs_left_page", isVerso);
    page.classList.toggle("pagedjs_right_page", !isVerso);
  }
}

/** Returns a running head as it is printed: one that is too long ends at a word, with an ellipsis. */
function fitHead(head: string, widthMm = Infinity): string {
  const widthPx = (widthMm / 25.4) * 96;
  const style = getComputedStyle(document.documentElement);
  const size = style.getPropertyValue("--note-size");
  // No letter is much wider than the type size.
  if (head.length * Number.parseFloat(size) * (96 / 72) < widthPx) return head;
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = `${size} ${style.getPropertyValue("--type")}`;
  const fits = (text: string) => context.measureText(text).width < widthPx;
  if (fits(head)) return head;
  const words = head.split(" ");
  while (words.length > 1 && !fits(`${words.join(" ")} …`)) words.pop();
  // No punctuation before the ellipsis.
  let shown = words.join(" ").replace(/[\s,;:.–—-]+$/, "");
  while (!fits(`${shown} …`)) shown = shown.slice(0, -1);
  return `${shown} …`;
}
