/** Repeats the head of a table, and the title of a box or table, on each page on which it continues. */
import { bodyRows, continuedIn } from "./table-parts.ts";

/**
 * Repeats on a page the heads of all that continues from the page before.
 *
 * @param source - the unpaged unit
 */
export function repeatHeads(page: Element, source: ParentNode): void {
  for (const part of page.querySelectorAll<HTMLElement>(".box[data-split-from], .table[data-split-from]")) {
    repeatCaption(part, source.querySelector(`[data-ref="${part.dataset.ref}"]`));
  }
  for (const table of page.querySelectorAll<HTMLTableElement>("table[data-split-from]")) repeatTable(table, source);
}

/**
 * Repeats head, columns and continued merged cells of a table that continues on a page.
 *
 * @param source - the unpaged unit, with the whole table
 */
function repeatTable(table: HTMLTableElement, source: ParentNode): void {
  // This is called repeatedly while a page is filled.
  if (table.querySelector(":scope > colgroup")) return;
  const whole = source.querySelector<HTMLTableElement>(`table[data-ref="${table.dataset.ref}"]`);
  if (!whole) return;
  const goesOn = table.querySelector(":scope > thead") !== null;
  const repeated = `:scope > colgroup${goesOn ? "" : ", :scope > thead:not([data-once])"}`;
  table.prepend(...[...whole.querySelectorAll<HTMLElement>(repeated)].map(copyOf));
  for (const filler of bodyRows(table)[0]?.cells ?? []) {
    const { continues } = filler.dataset;
    const cell = continues && whole.querySelector<HTMLElement>(`:is(td, th)[data-source="${CSS.escape(continues)}"]`);
    if (!cell) continue;
    const words = document.createElement("span");
    words.append(...(cell.dataset.once === undefined ? copyOf(cell).childNodes : []), continuedIn(whole));
    words.dataset.repeated = "";
    words.ariaHidden = "true";
    filler.append(words);
  }
  const [body] = table.tBodies;
  const title = whole.querySelector<HTMLElement>(`[data-ref="${body?.dataset.ref}"] > .group-title:not([data-once])`);
  if (!title || body?.querySelector(".group-title")) return;
  const copy = copyOf(title);
  copy.firstElementChild?.append(continuedIn(whole));
  body?.prepend(copy);
}

/** Repeats the title of a box or table with "(continued)", and the unit, above its part on this page. */
function repeatCaption(part: HTMLElement, whole: HTMLElement | null): void {
  if (part.querySelector(":scope > .caption")) return;
  const caption = whole?.querySelector<HTMLElement>(":scope > .caption:not([data-once])");
  if (!caption) return;
  const copy = copyOf(caption);
  copy.append(` ${caption.dataset.continued ?? ""}`);
  const unit = whole?.querySelector<HTMLElement>(":scope > .unit");
  part.prepend(copy, ...(unit ? [copyOf(unit)] : []));
}

/**
 * Returns a copy of an element that doesn't count as text, isn't found by Paged.js, and is no part of the PDF's tags,
 * so that its links lead nowhere.
 */
function copyOf(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  copy.dataset.repeated = "";
  copy.ariaHidden = "true";
  for (const inner of [copy, ...copy.querySelectorAll<HTMLElement>("*")]) {
    for (const name of ["id", "data-ref", "data-source", "data-id", "href"]) inner.removeAttribute(name);
  }
  return copy;
}
