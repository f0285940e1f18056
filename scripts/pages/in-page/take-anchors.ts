/** Runs in the browser: the pages that Paged.js made in, which page of them each id stands on out. */

/** Index of the page, from 0, by id; of an element over several pages the first. Self-contained: it is sent to the browser as text. */
export function takeAnchors(): Record<string, number> {
  const anchors: Record<string, number> = {};
  for (const [index, content] of [...document.querySelectorAll(".pagedjs_page_content")].entries()) {
    for (const { id } of content.querySelectorAll("[id]")) anchors[id] ??= index;
  }
  return anchors;
}
