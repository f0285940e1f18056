/** Numbers the notes of each page from 1, where the report is set so. */
import { calloutsOn, type NotedPage } from "./noted-page.ts";

/** Selects links whose text is the number of a note: in callouts, and at the beginning of notes. */
const numbered = "a[data-note-of]";

/**
 * Numbers the callouts on a page, before the page is tested whether it is full, since numbers differ in width. Copies
 * of callouts in repeated heads are removed, since their numbers would be those of other notes.
 */
export function numberCallouts(page: NotedPage): void {
  for (const copy of page.column.querySelectorAll(`[data-repeated] .footnote-callout:has(${numbered})`)) copy.remove();
  for (const [index, link] of linksOn(page).entries()) setNumber(link, index + 1);
}

/** Numbers notes as their callouts, and returns the numbers by the names of their slots. */
export function numberNotesByPage(page: NotedPage, notes: readonly HTMLElement[]): Record<string, string> {
  const numbers = Object.fromEntries(linksOn(page).map((link, index) => [link.dataset.noteOf!, String(index + 1)]));
  for (const note of notes) {
    const link = note.querySelector<HTMLAnchorElement>(numbered);
    if (link) setNumber(link, Number(numbers[link.dataset.noteOf!]));
  }
  return numbers;
}

function linksOn(page: NotedPage): HTMLAnchorElement[] {
  return calloutsOn(page).flatMap((callout) => callout.querySelector<HTMLAnchorElement>(numbered) ?? []);
}

function setNumber(link: HTMLAnchorElement, number: number): void {
  link.textContent = String(number);
  const { noteLabel } = link.dataset;
  if (noteLabel !== undefined) link.ariaLabel = noteLabel.replaceAll("{number}", String(number));
}
