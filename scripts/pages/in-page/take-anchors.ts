/** Tells which of the laid-out pages each id stands on. */

/** Returns the index of the page, from 0, by id; of an element over several pages the first. */
export function takeAnchors(): Record<string, number> {
  // An author's id may be `constructor`.
  const anchors = new Map<string, number>();
  for (const [index, page] of [...document.querySelectorAll(".pagedjs_page")].entries()) {
    const placed = page.querySelectorAll(":is(.pagedjs_page_content, .pagedjs_footnote_content) [id]");
    for (const { id } of placed) if (!anchors.has(id)) anchors.set(id, index);
  }
  return Object.fromEntries(anchors);
}
