/** Numbers the notes of a page from 1, where the report has them numbered by page. */
import { calloutsOn, type NotedPage } from "./noted-page.ts";

/** Selects links whose text is the number of a note: in its callout, and before its words. */
const numbered = "a[data-note-of]";

/**
 * Gives the callouts on a page their numbers, before it is asked whether the page is full, since a number may be wider
 * than another. Copies of callouts in heads that are repeated go: here their numbers would be those of other notes.
 */
export function numberCallouts(page: NotedPage): void {
  for (const copy of page.column.querySelectorAll(`[data-repeated] .footnote-callout:has(${numbered})`)) copy.remove();
  for (const [index, link] of linksOn(page).entries()) setNumber(link, index + 1);
}

/** Gives notes the numbers of their callouts, and returns the number of each by the name of its slot. */
export function numberNotes(page: NotedPage, notes: readonly HTMLElement[]): Record<string, string> {
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
