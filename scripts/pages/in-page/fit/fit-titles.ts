/** Makes type smaller, step by step, where a title is too long for its page. */

/** Type sizes in per cent of the usual one, as in fit.css. */
const steps = [90, 80, 70, 60, 50, 40, 30, 20];
/** The largest share of a page that the title at its beginning may take. */
const openerShare = 0.5;
const covers = ".cover, .back-cover, .title-page";
/**
 * The smallest size, in per cent, to which words are reduced to keep clear of the cover's pattern; where it isn't
 * enough, the pattern is removed.
 */
const leastForPattern = 70;
/** Distance in CSS pixels between the points of a line's edge that are tested, and from these to the pattern. */
const near = 12;

/**
 * Makes type smaller where a title takes too much of its page.
 *
 * @param column - the unit before it is paged
 * @param pageHeight - height of the text area, in CSS pixels
 */
export function fitTitles(column: Element, pageHeight: number): void {
  for (const title of column.querySelectorAll<HTMLElement>(".part > h1")) {
    // A height that doesn't come from words can't be reduced by smaller words.
    const least = Number.parseFloat(getComputedStyle(title).minHeight) || 0;
    shrink(title, () => title.offsetHeight > Math.max(pageHeight * openerShare, least));
  }
  for (const page of column.querySelectorAll<HTMLElement>(covers)) {
    shrink(page, () => isTooFull(page) || reachesPattern(page), leastForPattern);
    if (!isTooFull(page) && !reachesPattern(page)) continue;
    page.dataset.pattern = "none";
    delete page.dataset.fit;
    shrink(page, () => isTooFull(page));
  }
}

// Set as an attribute, since Paged.js takes an element with inline styles for one that is not displayed.
function shrink(element: HTMLElement, isTooLarge: () => boolean, least = 0): void {
  for (const step of steps) {
    if (step < least || !isTooLarge()) return;
    element.dataset.fit = String(step);
  }
}

/**
 * Returns whether the lines from the top reach those at the foot of the page, or come nearer to the foot than the
 * margin at the head.
 */
function isTooFull(page: HTMLElement): boolean {
  const lines = linesOf(page);
  const foot = page.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(page).paddingTop);
  const limit = Math.min(foot, ...lines.filter(isAtFoot).map((line) => line.getBoundingClientRect().top));
  return lines.some((line) => !isAtFoot(line) && line.getBoundingClientRect().bottom > limit);
}

/** Returns whether words touch or nearly touch the pattern. Words at the page's foot have a background of their own. */
function reachesPattern(page: HTMLElement): boolean {
  const pattern = page.querySelector<SVGSVGElement>(":scope > .motif");
  const toPattern = pattern?.getClientRects().length ? pattern.getScreenCTM()?.inverse() : undefined;
  if (!pattern || !toPattern) return false;
  const paths = [...pattern.querySelectorAll("path")];
  const isPainted = (x: number, y: number) => {
    const point = new DOMPoint(x, y).matrixTransform(toPattern);
    return paths.some((path) => path.isPointInFill(point));
  };
  return linesOf(page)
    .filter((line) => !isAtFoot(line))
    .some((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return [...range.getClientRects()].some(({ left, right, bottom }) => {
        const xs = Array.from({ length: Math.ceil((right - left) / near) + 1 }, (_, index) => left + index * near);
        return xs.some((x) => isPainted(x, bottom));
      });
    });
}

/** Returns the page's lines; those in the margin at its head are in nobody's way. */
function linesOf(page: HTMLElement): HTMLElement[] {
  const head = page.getBoundingClientRect().top + Number.parseFloat(getComputedStyle(page).paddingTop);
  return [...page.querySelectorAll<HTMLElement>(":scope > p, :scope > div")].filter(
    (line) => line.getBoundingClientRect().bottom > head,
  );
}

function isAtFoot(line: HTMLElement): boolean {
  return getComputedStyle(line).position === "absolute";
}
