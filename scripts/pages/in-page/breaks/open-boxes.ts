/** Allows a box to break that would otherwise leave too much of a page empty. */

/** The largest share of a page (0–1) that a box may leave empty by staying whole. */
const largestHole = 1 / 3;

/**
 * Allows the box before which a page would end to break, if the page would be too empty.
 *
 * @param bounds - rectangle of the page's text
 * @param source - the unpaged unit
 * @returns whether it did, and the end of the page has to be found again
 */
export function openBox(overflow: Range, page: Element, bounds: DOMRect, source: ParentNode): boolean {
  const { startContainer, startOffset } = overflow;
  const start =
    startContainer instanceof Element ? (startContainer.childNodes[startOffset] ?? startContainer) : startContainer;
  const box = (start instanceof Element ? start : start.parentElement!).closest<HTMLElement>(
    ".box:not([data-tall], .keep)",
  );
  if (!box || !page.contains(box)) return false;
  let before = box.previousElementSibling;
  while (before?.hasAttribute("aria-owns")) before = before.previousElementSibling;
  // An element in the next column, beside the page, leaves no empty room on this page.
  const rect = before?.getBoundingClientRect();
  if (!rect || rect.left >= bounds.right || bounds.bottom - rect.bottom <= bounds.height * largestHole) return false;
  for (const element of [box, source.querySelector<HTMLElement>(`[data-ref="${box.dataset.ref}"]`)]) {
    if (!element) continue;
    element.dataset.tall = "";
    element.removeAttribute("data-break-inside");
  }
  return true;
}
