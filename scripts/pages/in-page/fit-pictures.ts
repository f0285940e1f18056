/** Makes pictures smaller that are too high for their page. */

/** Shares of a page's height that a picture may take up: 36 lines of the 50 of an A4 page, and fewer in a note. */
const mostOfPage = 0.717;
const mostInNote = 0.25;
/** Smallest share of its size to which a picture is reduced for what is said of it. */
const least = 0.4;
const mostSteps = 6;
/** Blocks that hold pictures and must not break. */
const blocks = ".figure:has(img), .panels, p.picture, tr:has(img)";
/** CSS pixels to spare: what fills a page to the last pixel may be a fraction too high. */
const spare = 4;

/**
 * Sets width and height of pictures in proportion. What must not break but is higher than a page for all that is said
 * of its pictures gets smaller ones, until it fits.
 *
 * @param column - a unit before it is paged
 * @param heightOf - height of the page that a node stands on, in CSS pixels
 */
export function fitPictures(column: Element, heightOf: (node: Node) => number): void {
  // Those of covers and full pages are as large as their page.
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

/**
 * Makes a block fit its page. Heads of tables are repeated on each page, so that a row has less than a whole one.
 */
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

/** Returns the height of the headings, and of words that lead to it, that stay with a block, on whatever page it stands. */
export function headingsAbove(block: Element): number {
  let first = block;
  while (first.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6, .leads")) first = first.previousElementSibling;
  return block.getBoundingClientRect().top - first.getBoundingClientRect().top;
}

function scale(picture: HTMLImageElement, { width, height }: DOMRect, factor: number): void {
  picture.setAttribute("width", String(Math.max(1, Math.floor(width * factor))));
  picture.setAttribute("height", String(Math.max(1, Math.floor(height * factor))));
}
