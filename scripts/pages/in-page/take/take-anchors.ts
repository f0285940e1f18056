/** Finds the laid-out page of each id. */

/** Returns the index of the page by id; the first page of an element over several. */
export function takeAnchors(): Record<string, number> {
  // A Map, since an author's id may be `constructor`.
  const anchors = new Map<string, number>();
  for (const [index, page] of [...document.querySelectorAll(".pagedjs_page")].entries()) {
    const placed = page.querySelectorAll(":is(.pagedjs_page_content, .pagedjs_footnote_content) [id]");
    for (const { id } of placed) if (!anchors.has(id)) anchors.set(id, index);
  }
  return Object.fromEntries(anchors);
}
