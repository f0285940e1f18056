/** Measures the column and the foot of a page, and what of its notes has room there. */
import { breakNote, lineOf, mayBreak } from "./break-note.ts";

/** Selects callouts; copies in heads that are repeated have no id. */
export const calledOut = ".footnote-callout[id]";

/** Names the parts of a page's text area, in CSS pixels. */
export interface NotedPage {
  area: HTMLElement;
  column: HTMLElement;
  foot: HTMLElement;
  height: number;
  /** Returns the height of the notes that are in it, with what stands between them and the text. */
  footHeight(): number;
}

export function partsOf(page: Element): NotedPage {
  const area = page.querySelector<HTMLElement>(".pagedjs_area")!;
  const content = area.querySelector<HTMLElement>(".pagedjs_footnote_content")!;
  return {
    area,
    column: area.querySelector<HTMLElement>(".pagedjs_page_content")!,
    foot: content.querySelector<HTMLElement>(".pagedjs_footnote_inner_content")!,
    // A pixel is left for lengths that are rounded.
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
 * Tells how tall the column is when a callout just doesn't stand in it, and when it just does. Half a line below a
 * callout, which is raised, lies between its line's foot and the next one's. `isFirst` where nothing stands before
 * what must go with it.
 */
export function extentOf(
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
 * Returns whether a callout stands in the first line of several, which no page ends with: with room for that line alone
 * all of them go overleaf.
 */
function beginsAlone(callout: HTMLElement, line: number): boolean {
  const block = callout.closest<HTMLElement>("p, li, dd, dt");
  if (!block) return false;
  const [first, ...others] = block.getClientRects();
  const lines = (callout.getBoundingClientRect().bottom - first!.top) / line;
  return lines < 1.5 && (others.length > 0 || first!.height > 1.5 * line);
}

/**
 * Returns the height of the foot without its last notes, `gone`; what then is last, a note from four lines on, may
 * break.
 */
export function footWith(page: NotedPage, gone: readonly Element[], breaks: boolean): number {
  const height = gone.reduce((rest, note) => rest - note.getBoundingClientRect().height, page.footHeight());
  const last = gone[0] ? gone[0].previousElementSibling! : page.foot.lastElementChild!;
  return breaks && mayBreak(last) ? height - last.getBoundingClientRect().height + 2 * lineOf(last) : height;
}

/** Returns whether `text` has anything of its own, beside heads that are repeated, before a range in it. */
export function holdsText(text: Element, { startContainer, startOffset }: Range): boolean {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(startContainer, startOffset);
  const content = before.cloneContents();
  for (const repeated of content.querySelectorAll("[data-repeated]")) repeated.remove();
  return content.textContent.trim() !== "" || content.querySelector("img, svg") !== null;
}

/**
 * Takes away what makes the foot taller than `room`.
 *
 * @param always - whether the first note stays, come what may
 * @param breaksRows - whether the first note breaks even within rows, rather than to wait for one more page
 */
export function takeRest(page: NotedPage, room: number, always: boolean, breaksRows: boolean): HTMLElement[] {
  const excess = page.footHeight() - room;
  const notes = [...page.foot.children] as HTMLElement[];
  const limit = page.foot.getBoundingClientRect().bottom - excess;
  const index = notes.findIndex((note) => note.getBoundingClientRect().bottom > limit);
  // A pixel is left on each page: what is less comes of rounding.
  if (excess < 0.5 || index < 0) return [];
  const behind = notes.slice(index + 1);
  for (const note of behind) note.remove();
  const note = notes[index]!;
  const isFirst = index === 0;
  const rest =
    restOf(page, note, limit, room) ??
    (isFirst && always ? breakNote(note, limit, true) : undefined) ??
    (isFirst && breaksRows ? restOf(page, note, limit, room, true) : undefined);
  if (rest) return [rest, ...behind];
  if (always && isFirst) return behind;
  note.remove();
  return [note, ...behind];
}

const mostTries = 4;

/**
 * Takes off a note, the last one in the foot, what stands below `limit`, or a line or more above where what stays would
 * need more than `room` even so: with the space below its last block, which was within the note before.
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
    const rest = breakNote(note, limit - tries * lineOf(note), breaksRows);
    if (!rest || page.footHeight() - room < 0.5) return rest;
    note.replaceChildren(...whole.childNodes);
    if (splitTo === undefined) delete note.dataset.splitTo;
  }
  return undefined;
}
