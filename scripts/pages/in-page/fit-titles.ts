/** Makes type smaller, step by step, where a title is too long for its page. */

/** Sizes in per cent of the usual one, as fit.css has them. */
const steps = [90, 80, 70, 60, 50, 40, 30, 20];
/** Share of a page that the title may take up which opens it. */
const openerShare = 0.5;
const covers = ".cover, .back-cover, .title-page";

/**
 * Makes type smaller where a title takes up too much of its page.
 *
 * @param column - a unit before it is paged
 * @param pageHeight - height of the text area, in CSS pixels
 */
export function fitTitles(column: Element, pageHeight: number): void {
  for (const title of column.querySelectorAll<HTMLElement>(".part > h1")) {
    // What is high without words, words are not to blame for.
    const least = Number.parseFloat(getComputedStyle(title).minHeight) || 0;
    shrink(title, () => title.offsetHeight > Math.max(pageHeight * openerShare, least));
  }
  for (const page of column.querySelectorAll<HTMLElement>(covers)) shrink(page, () => isTooFull(page));
}

// As an attribute: Paged.js takes an element with a style of its own for one that is not displayed.
function shrink(element: HTMLElement, isTooLarge: () => boolean): void {
  for (const step of steps) {
    if (!isTooLarge()) return;
    element.dataset.fit = String(step);
  }
}

/**
 * Returns whether what stands one below the other reaches what stands at the page's foot, or as near to it as the
 * head's margin.
 */
function isTooFull(page: HTMLElement): boolean {
  const lines = [...page.querySelectorAll<HTMLElement>(":scope > p, :scope > div")];
  const isAtFoot = (line: HTMLElement) => getComputedStyle(line).position === "absolute";
  const foot = page.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(page).paddingTop);
  const limit = Math.min(foot, ...lines.filter(isAtFoot).map((line) => line.getBoundingClientRect().top));
  return lines.some((line) => !isAtFoot(line) && line.getBoundingClientRect().bottom > limit);
}
