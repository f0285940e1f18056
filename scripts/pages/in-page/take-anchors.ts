/** Tells which of the laid-out pages each id stands on. */

/** Returns the index of the page, from 0, by id; of an element over several pages the first. */
export function takeAnchors(): Record<string, number> {
  // An author's id may be `constructor`.
  const anchors = new Map<string, number>();
  for (const [index, content] of [...document.querySelectorAll(".pagedjs_page_content")].entries()) {
    for (const { id } of content.querySelectorAll("[id]")) if (!anchors.has(id)) anchors.set(id, index);
  }
  return Object.fromEntries(anchors);
}
