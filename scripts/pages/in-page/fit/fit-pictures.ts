/** Makes pictures smaller that are too high for their page. */

/**
 * The largest share of a page's height that a picture may take: 36 of the 50 lines of an A4 page, and less in a
 * footnote.
 */
const mostOfPage = 0.717;
const mostInNote = 0.25;
/** The least share (0–1) of its size to which a picture is reduced to make room for its captions. */
const least = 0.4;
const mostSteps = 6;
/** Selects blocks with pictures that must not break. */
const blocks = ".figure:has(img), .panels, p.picture, tr:has(img)";
/** Spare room in CSS pixels, since something exactly as high as the page may be a fraction too high. */
const spare = 4;

/**
 * Sets width and height of pictures in proportion. Where a block that must not break is higher than a page because of
 * its captions, its pictures are reduced until it fits.
 *
 * @param column - the unit before it is paged
 * @param heightOf - returns the height of a node's page, in CSS pixels
 */
export function fitPictures(column: Element, heightOf: (node: Node) => number): void {
  // Pictures of covers and full pages are as large as their page.
  const pictures = [
    ...column.querySelectorAll<HTMLImageElement>("img:not(.cover img, .back-cover img, .full-page img)"),
  ];
  if (pictures.length === 0) return;
  const rects = pictures.map((picture) => picture.getBoundingClientRect());
  for (const [index, picture] of pictures.entries()) {
    const most = heightOf(picture) * (picture.closest(".note, .footnote") ? mostInNote : mostOfPage);
    const { height } = rects[index]!;
    if (height > most) scale(picture, rects[index]!, most / height);
  }
  for (const block of column.querySelectorAll<HTMLElement>(blocks)) {
    if (!block.parentElement!.closest(".figure")) fitBlock(block, heightOf(block));
  }
}

/** Makes a block fit on its page. A table row has less room than the page, since table heads are repeated on each. */
function fitBlock(block: HTMLElement, pageHeight: number): void {
  const room = pageHeight - headingsAbove(block) - spare;
  const most = block.matches("tr") ? Math.min(room, pageHeight * mostOfPage) : room;
  let share = 1;
  for (let step = 0; step < mostSteps && block.offsetHeight > most && share > least; step++) {
    const factor = Math.min(0.95, most / block.offsetHeight);
    share *= factor;
    const pictures = [...block.querySelectorAll("img")];
    const rects = pictures.map((picture) => picture.getBoundingClientRect());
    for (const [index, picture] of pictures.entries()) scale(picture, rects[index]!, factor);
  }
}

/** Returns the height of the headings and leading words that stay with a block on any page. */
export function headingsAbove(block: Element): number {
  let first = block;
  while (first.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6, .leads")) first = first.previousElementSibling;
  return block.getBoundingClientRect().top - first.getBoundingClientRect().top;
}

function scale(picture: HTMLImageElement, { width, height }: DOMRect, factor: number): void {
  picture.setAttribute("width", String(Math.max(1, Math.floor(width * factor))));
  picture.setAttribute("height", String(Math.max(1, Math.floor(height * factor))));
}
