/** Measures the column and the foot of a page, and how many of its notes fit. */
import { breakNote, noteLineHeight, mayBreak } from "./break-note.ts";

/** Selects callouts, but not copies in repeated heads, which have no id. */
export const calledOut = ".footnote-callout[id]";

/** The parts of a page's text area, with measures in CSS pixels. */
export interface NotedPage {
  area: HTMLElement;
  column: HTMLElement;
  foot: HTMLElement;
  height: number;
  /** Returns the height of the notes in the foot, with what is between them and the text. */
  footHeight(): number;
}

export function partsOfPage(page: Element): NotedPage {
  const area = page.querySelector<HTMLElement>(".pagedjs_area")!;
  const content = area.querySelector<HTMLElement>(".pagedjs_footnote_content")!;
  return {
    area,
    column: area.querySelector<HTMLElement>(".pagedjs_page_content")!,
    foot: content.querySelector<HTMLElement>(".pagedjs_footnote_inner_content")!,
    // A pixel is spared for rounding.
    height: area.getBoundingClientRect().height - 1,
    footHeight() {
      content.classList.toggle("pagedjs_footnote_empty", this.foot.childElementCount === 0);
      return content.getBoundingClientRect().height;
    },
  };
}

export function calloutsOn({ column }: NotedPage): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>(calledOut)];
}

export function staysOf({ column }: NotedPage, callouts: readonly HTMLElement[]): HTMLElement[] {
  const { right } = column.getBoundingClientRect();
  return callouts.filter((callout) => callout.getBoundingClientRect().left < right);
}

/**
 * Returns the column heights at which a callout just isn't in the column and just is, and with `isFirst` whether
 * nothing comes before what must stay with it. Half a line below a callout, which is raised, is between the foot of its
 * line and that of the next one.
 */
export function extentOfNotes(
  callout: HTMLElement,
  { column }: NotedPage,
): { top: number; bottom: number; isFirst: boolean } {
  const origin = column.getBoundingClientRect().top;
  let whole: Element | undefined;
  for (let around = callout.parentElement!; around !== column; around = around.parentElement!) {
    if (getComputedStyle(around).breakInside === "avoid") whole = around;
  }
  if (whole) {
    const { top, bottom } = whole.getBoundingClientRect();
    const range = document.createRange();
    range.selectNode(whole);
    const isFirst = !holdsText(column, range);
    return { top: top - origin, bottom: bottom - origin, isFirst };
  }
  const { bottom } = callout.getBoundingClientRect();
  const line = parseFloat(getComputedStyle(callout.parentElement!).lineHeight);
  const last = bottom + (beginsAlone(callout, line) ? 3 : 1) * (line / 2);
  return { top: bottom - 1 - origin, bottom: last - origin, isFirst: false };
}

/**
 * Returns whether a callout is in the first of several lines, at which no page may end: with room for that line alone,
 * all of them go on the next page.
 */
function beginsAlone(callout: HTMLElement, line: number): boolean {
  const block = callout.closest<HTMLElement>("p, li, dd, dt");
  if (!block) return false;
  const [first, ...others] = block.getClientRects();
  const lines = (callout.getBoundingClientRect().bottom - first!.top) / line;
  return lines < 1.5 && (others.length > 0 || first!.height > 1.5 * line);
}

/**
 * Returns the height of the foot without the last notes, `gone`. The note that is then the last may break, if it has at
 * least four lines.
 */
export function footWith(page: NotedPage, gone: readonly Element[], breaks: boolean): number {
  const height = gone.reduce((rest, note) => rest - note.getBoundingClientRect().height, page.footHeight());
  const last = gone[0] ? gone[0].previousElementSibling! : page.foot.lastElementChild!;
  return breaks && mayBreak(last) ? height - last.getBoundingClientRect().height + 2 * noteLineHeight(last) : height;
}

/** Returns whether `text` has content of its own, beside repeated heads, before a range in it. */
export function holdsText(text: Element, { startContainer, startOffset }: Range): boolean {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(startContainer, startOffset);
  const content = before.cloneContents();
  for (const repeated of content.querySelectorAll("[data-repeated]")) repeated.remove();
  return content.textContent.trim() !== "" || content.querySelector("img, svg") !== null;
}

/**
 * Removes notes, or parts of them, that make the foot taller than `room`, and returns them.
 *
 * @param always - whether the first note stays in any case
 * @param breaksRows - whether the first note may break within table rows rather than wait for another page
 */
export function takeRest(page: NotedPage, room: number, always: boolean, breaksRows: boolean): HTMLElement[] {
  const excess = page.footHeight() - room;
  const notes = [...page.foot.children] as HTMLElement[];
  const limit = page.foot.getBoundingClientRect().bottom - excess;
  const index = notes.findIndex((note) => note.getBoundingClientRect().bottom > limit);
  // A pixel is spared on each page for rounding.
  if (excess < 0.5 || index < 0) return [];
  const behind = notes.slice(index + 1);
  const note = notes[index]!;
  const { top } = note.getBoundingClientRect();
  for (const other of behind) other.remove();
  // The foot stands at the bottom: what is left of it moves down, by pages where the notes behind are long.
  const end = limit + note.getBoundingClientRect().top - top;
  const isFirst = index === 0;
  const rest =
    restOf(page, note, end, room) ??
    (isFirst && always ? breakNote(note, end, true) : undefined) ??
    (isFirst && breaksRows ? restOf(page, note, end, room, true) : undefined);
  if (rest) return [rest, ...behind];
  if (always && isFirst) return behind;
  note.remove();
  return [note, ...behind];
}

const mostTries = 4;

/**
 * Cuts off the part of the foot's last note below `limit`, or from a line or more above, if the remaining part would
 * still need more than `room`, because of the space below its last block, which was inside the note before.
 */
function restOf(
  page: NotedPage,
  note: HTMLElement,
  limit: number,
  room: number,
  breaksRows = false,
): HTMLElement | undefined {
  const { splitTo } = note.dataset;
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = note.cloneNode(true);
    const rest = breakNote(note, limit - tries * noteLineHeight(note), breaksRows);
    if (!rest || page.footHeight() - room < 0.5) return rest;
    note.replaceChildren(...whole.childNodes);
    if (splitTo === undefined) delete note.dataset.splitTo;
  }
  return undefined;
}
