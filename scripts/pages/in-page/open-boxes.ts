/** Lets a box break that would leave too much of a page empty. */

/** A box stays whole where it leaves no more than this share of a page empty. */
const largestHole = 1 / 3;

/**
 * Lets the box that a page would end before break, where that would leave the page too empty.
 *
 * @param bounds - of the page's text
 * @param source - the unit, unpaged
 * @returns whether it did, and the page's end is to be found anew
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
  // What stands in the next column, beside the page, begins no hole on this one.
  const rect = before?.getBoundingClientRect();
  if (!rect || rect.left >= bounds.right || bounds.bottom - rect.bottom <= bounds.height * largestHole) return false;
  for (const element of [box, source.querySelector<HTMLElement>(`[data-ref="${box.dataset.ref}"]`)]) {
    if (!element) continue;
    element.dataset.tall = "";
    element.removeAttribute("data-break-inside");
  }
  return true;
}
