/** Breaks a footnote in two; its second part goes on the next page. */
import { outermostOpening } from "../breaks/outermost-opening.ts";
import { elementsAround, splitRow } from "../tables/split-row.ts";

/** Where a piece begins: before a node, or at an offset in a text. */
interface PieceStart {
  node: Node;
  offset: number;
}

/** Returns whether a note may break: from four lines on, with at least two on each side. */
export function mayBreak(note: Element): boolean {
  return note.getBoundingClientRect().height > 3.5 * noteLineHeight(note);
}

/** Returns the line height of a note, in CSS pixels. */
export function noteLineHeight(note: Element): number {
  return parseFloat(getComputedStyle(note).lineHeight);
}

/**
 * Cuts all below `limit` off a note, as a piece of its own: lines, table rows, pictures. Undefined where the note may
 * not break there.
 *
 * @param limit - height on the page, in CSS pixels of the window
 * @param force - whether it must break somewhere, since the page has nothing else
 */
export function breakNote(note: HTMLElement, limit: number, force = false): HTMLElement | undefined {
  const { top, bottom } = note.getBoundingClientRect();
  const line = noteLineHeight(note);
  const isLastLine = bottom - limit < 1.5 * line && !force;
  const end = isLastLine ? bottom - 1.5 * line : limit;
  if (!force && (!mayBreak(note) || end - top < 1.9 * line)) return undefined;
  let start = startBelow(note, note, end, false);
  // A row that is taller than a page breaks as well.
  if (force && start && !hasContentBefore(start, note)) start = startBelow(note, note, end, true);
  if (!start || !hasContentBefore(start, note)) return undefined;
  return splitAt(
    note,
    behindRows(note, start, (cell) => startBelow(cell, note, end, true)),
  );
}

/**
 * Splits the rows around a place, the innermost first, and each of their cells where its room ends.
 *
 * @param startIn - returns where a cell's rest begins
 * @returns the place behind the split rows
 */
function behindRows(
  within: Element,
  start: PieceStart,
  startIn: (cell: HTMLElement) => PieceStart | undefined,
): PieceStart {
  const row = (start.node.parentElement ?? within).closest("tr");
  if (!row || !within.contains(row) || row === within) return start;
  const places = [...row.cells].map((cell) => {
    const at = cell.contains(start.node) ? start : startIn(cell);
    return at && behindRows(cell, at, startIn);
  });
  const heads: (() => void)[] = [];
  const rest = splitRow(row, places, (first, later) => markParts(first, later, heads));
  for (const repeat of heads) repeat();
  return behindRows(within, { node: rest, offset: 0 }, startIn);
}

/**
 * Returns the first thing in `parent` whose foot is below `limit`: a line of text, a picture, or a row with the rows
 * that it can't be separated from.
 */
function startBelow(parent: Node, note: HTMLElement, limit: number, breaksRows: boolean): PieceStart | undefined {
  for (const node of parent.childNodes) {
    if (node instanceof Text) {
      const offset = firstBelow(node, noteLineHeight(note), limit);
      if (offset !== undefined) return { node, offset };
    } else if (node instanceof Element) {
      const isWhole = node.matches("img, svg, math") || (node.matches("tr") && !breaksRows);
      if (!isWhole) {
        const start = startBelow(node, note, limit, breaksRows);
        if (start) return start;
      } else if (node.getBoundingClientRect().bottom > limit + 0.1) {
        return { node: node instanceof HTMLTableRowElement ? opening(node) : node, offset: 0 };
      }
    }
  }
  return undefined;
}

/**
 * Returns the first element that goes on the next page with a row: the rows that a merged cell joins with it, or the
 * table itself where none of its rows would stay.
 */
function opening(row: HTMLTableRowElement): Element {
  let first: HTMLElement = row;
  while (first.dataset.joined !== undefined && first.previousElementSibling instanceof HTMLElement) {
    first = first.previousElementSibling;
  }
  const table = row.closest("table")!;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter(({ dataset }) => !("repeated" in dataset));
  if (rows.includes(first as HTMLTableRowElement) && first !== rows[0]) return first;
  return table.parentElement!.matches(".table") ? table.parentElement! : table;
}

/** Returns the offset of the first line of a text whose foot is below `limit`. */
function firstBelow(text: Text, line: number, limit: number): number | undefined {
  const before = document.createRange();
  const fits = (length: number): boolean => {
    before.setStart(text, 0);
    before.setEnd(text, length);
    const last = [...before.getClientRects()].at(-1);
    // A line is taller than the rectangle of its letters.
    return !last || last.bottom + (line - last.height) / 2 <= limit + 0.1;
  };
  if (fits(text.length)) return undefined;
  let [least, most] = [0, text.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  // A soft hyphen is drawn only where a line breaks: a word divided at one goes on the next page as a whole.
  return text.data[least - 1] === "\u00ad" ? text.data.lastIndexOf(" ", least) + 1 : least;
}

/** Returns whether anything of a note would stay, beside its number and repeated table heads. */
function hasContentBefore({ node, offset }: PieceStart, note: HTMLElement): boolean {
  const before = document.createRange();
  before.setStart(note, 0);
  if (offset > 0) before.setEnd(node, offset);
  else before.setEndBefore(node);
  const content = before.cloneContents();
  for (const other of content.querySelectorAll(".note-number, [data-repeated], thead")) other.remove();
  return content.textContent.trim() !== "" || content.querySelector("img, svg") !== null;
}

function splitAt(note: HTMLElement, { node, offset }: PieceStart): HTMLElement {
  const rest = document.createRange();
  rest.setEnd(note, note.childNodes.length);
  if (offset > 0) rest.setStart(node, offset);
  else rest.setStartBefore(outermostOpening(node, note, () => false));
  const around = elementsAround(rest.startContainer, note);
  const piece = note.cloneNode() as HTMLElement;
  piece.append(rest.extractContents());
  markPieces(note, piece);
  let copy = piece;
  const heads: (() => void)[] = [];
  for (const element of around) {
    copy = copy.firstElementChild as HTMLElement;
    markParts(element, copy, heads);
  }
  for (const repeat of heads) repeat();
  return piece;
}

/**
 * Marks two parts as pieces of one element. @param heads - receives functions that repeat table heads, to be called
 * when all pieces are made
 */
function markParts(first: HTMLElement, rest: HTMLElement, heads: (() => void)[]): void {
  markPieces(first, rest);
  if (first.matches("table")) heads.push(() => repeatHead(first, rest));
}

/** Count of broken elements, from which each gets the name that its pieces share. */
let brokenCount = 0;

export function countBrokenNotes(): number {
  return brokenCount;
}

/** Continues counting behind `count`, so that new names differ from those of broken notes on other pages. */
export function passBrokenNotes(count: number): void {
  brokenCount = Math.max(brokenCount, count);
}

function markPieces(first: HTMLElement, rest: HTMLElement): void {
  rest.removeAttribute("id");
  first.dataset.ref ??= `note ${++brokenCount}`;
  rest.dataset.ref = first.dataset.ref;
  rest.dataset.splitFrom = "";
  first.dataset.splitTo = "";
}

/** Repeats a table's head, hidden from the tags, in which a table over several pages is one. */
function repeatHead(table: HTMLElement, rest: HTMLElement): void {
  const parts = Array.from(table.querySelectorAll(":scope > colgroup, :scope > thead"), repeated);
  for (const part of parts) part.ariaHidden = "true";
  rest.prepend(...parts);
}

function repeated(part: Element): Element {
  const copy = part.cloneNode(true) as HTMLElement;
  copy.dataset.repeated = "";
  for (const inner of [copy, ...copy.querySelectorAll("[id], [data-source]")]) {
    inner.removeAttribute("id");
    inner.removeAttribute("data-source");
  }
  return copy;
}
