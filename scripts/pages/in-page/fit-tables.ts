/** Makes tables that are too wide fit their page: words break, then type is smaller, then the page is turned. */
import type { FittedTable, Inspection } from "../inspection.ts";
import { takeHeadHyphens } from "./head-hyphens.ts";
import { narrowestCell } from "./survey-tables.ts";
import { cellsByColumn, clearColumns, setColumns, widthsOf } from "./table-columns.ts";
import { blockOf } from "./table-parts.ts";

/** Sizes of type in points, as tables.css has them: the usual one first, none below what can be read with ease. */
const sizesPt = [9.5, 9, 8.5, 8, 7.5];
/** Sizes of tables that stand in other blocks, where they can't be turned: rather small than not printed. */
const smallestPt = [7, 6.5, 6, 5.5, 5];
/** Letters that a line of a word has at least before it breaks anywhere, and where nothing else is left to do. */
const leastLetters = 14;
const fewerLetters = [10, 6, 3];
/** The width of a letter in ems, rather more than less. */
const letterEm = 0.55;
/** CSS pixels that come of rounding, and are no lack of room. */
const tolerancePx = 1.5;
const mark = String.raw`[-_./\\:;,@=&+|)\]}]`;
/**
 * Matches a place in a long word at which it may break: behind a mark that parts no number, and before a capital.
 */
const wordPlaces = new RegExp(
  String.raw`(?<=\p{L}${mark}+)(?=[\p{L}\p{N}])|(?<=\p{N}${mark}+)(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})`,
  "gu",
);
const shortestWord = 8;
/** Matches a word so long that cells beside it may be squeezed. */
const squeezingWord = /\S{28}/;
/** Share of its height that a table is reduced to, for which its words may break. */
const lowerShare = 0.8;

/**
 * Makes the tables of a unit in one column fit, and gives room to cells that are squeezed beside long words. Returns
 * those for which it did, and those that don't fit still.
 */
export function fitTables(column: Element): Pick<Inspection, "fitted" | "tooWide"> {
  const found: Pick<Inspection, "fitted" | "tooWide"> = { fitted: [], tooWide: [] };
  const tables = [...column.querySelectorAll<HTMLTableElement>("table:has(td, th)")];
  const putBack = new Map(tables.map((table) => [table, takeHeadHyphens(table)]));
  const unhyphenated = tables.filter((table) => excessOf(table) > tolerancePx);
  for (const table of unhyphenated) putBack.get(table)!();
  const wide = unhyphenated.filter((table) => excessOf(table) > tolerancePx);
  for (const table of wide) {
    const source = table.dataset.source ?? "";
    const excess = excessOf(table);
    // Another table of its block may have been turned meanwhile.
    if (excess <= tolerancePx) continue;
    const wasTurned = isTurned(table);
    const fit = fitTable(table);
    if (fit && fit.wordsBreak !== "anywhere" && widen(table)) fit.wordsBreak = "anywhere";
    if (fit) found.fitted.push({ source, byMm: inMm(excess), wasTurned, ...fit });
    else found.tooWide.push({ source, byMm: inMm(excessOf(table)), isTurned: isTurned(table) });
  }
  for (const table of tables) {
    if (wide.includes(table) || isTurned(table)) continue;
    if (!(narrowestCell(table) || squeezingWord.test(table.textContent)) || !widen(table)) continue;
    const fit = { wordsBreak: "anywhere", typePt: sizesPt[0]!, isTurned: false } as const;
    found.fitted.push({ source: table.dataset.source ?? "", byMm: 0, wasTurned: false, ...fit });
  }
  return found;
}

/**
 * Gives room to cells that are squeezed beside words that are long: these break.
 *
 * @returns whether they do, and the table is much lower for it
 */
function widen(table: HTMLTableElement): boolean {
  markPlaces(table);
  const height = table.offsetHeight;
  const least = narrowest(table);
  table.dataset.words = "anywhere";
  shareOut(table, leastWidths(table, leastLetters, least));
  if (table.offsetHeight < height * lowerShare) return true;
  clearColumns(table);
  delete table.dataset.words;
  return false;
}

type Fit = Pick<FittedTable, "wordsBreak" | "typePt" | "isTurned">;

/** Tries one after another what makes a table narrower; undefined where it is too wide then, as narrow as can be. */
function fitTable(table: HTMLTableElement): Fit | undefined {
  const hasPlaces = markPlaces(table);
  const mayTurn = !isTurned(table) && blockOf(table).parentElement!.matches(".part");
  for (const turns of mayTurn ? [false, true] : [false]) {
    if (turns) turn(table);
    for (const size of sizesPt) {
      setType(table, size);
      const wordsBreak = fitWords(table, leastLetters);
      if (wordsBreak === undefined) continue;
      const breaks = wordsBreak === "after marks" && !hasPlaces ? "nowhere" : wordsBreak;
      return { wordsBreak: breaks, typePt: size, isTurned: isTurned(table) };
    }
  }
  table.dataset.tight = "";
  for (const size of [sizesPt.at(-1)!, ...(isTurned(table) ? [] : smallestPt)]) {
    setType(table, size);
    const isFit = [leastLetters, ...fewerLetters].some((letters) => fitWords(table, letters));
    if (isFit) return { wordsBreak: "anywhere", typePt: size, isTurned: isTurned(table) };
  }
  return undefined;
}

/**
 * Tries whether a table fits with words that break after marks, else anywhere, where each line of them has some letters.
 *
 * @returns where words break; undefined where it doesn't fit
 */
function fitWords(table: HTMLTableElement, letters: number): "after marks" | "anywhere" | undefined {
  const room = roomOf(table);
  const least = narrowest(table);
  if (sum(least) <= room + tolerancePx) return "after marks";
  table.dataset.words = "anywhere";
  const broken = leastWidths(table, letters, least);
  if (broken.length !== least.length || sum(broken) > room) {
    delete table.dataset.words;
    return undefined;
  }
  shareOut(table, broken);
  return "anywhere";
}

/**
 * Returns the least widths of a table's columns, if its words break anywhere but have so many letters in each line.
 *
 * @param least - those that their words need whole
 */
function leastWidths(table: HTMLTableElement, letters: number, least: readonly number[]): number[] {
  const em = Number.parseFloat(getComputedStyle(table).fontSize);
  const cell = getComputedStyle(table.querySelector("th, td")!);
  const padding = Number.parseFloat(cell.paddingLeft) + Number.parseFloat(cell.paddingRight);
  const ofLetters = padding + letters * letterEm * em;
  return narrowest(table).map((width, index) => Math.max(width, Math.min(least[index] ?? width, ofLetters)));
}

/** Has the browser share out the room between columns that are so wide at least, and keeps what comes of it. */
function shareOut(table: HTMLTableElement, least: readonly number[]): void {
  const cells = cellsByColumn(table);
  for (const [index, column] of cells.entries()) {
    for (const cell of column) cell.style.minWidth = `${least[index]!}px`;
  }
  const widths = widthsOf(table);
  for (const cell of cells.flat()) cell.removeAttribute("style");
  setColumns(table, widths);
}

/** Returns the least widths that the words of a table's columns have room in. */
function narrowest(table: HTMLTableElement): number[] {
  table.style.width = "1px";
  const widths = widthsOf(table);
  table.style.removeProperty("width");
  return widths;
}

/** Lets long words break at their marks. @returns whether there are any */
function markPlaces(table: HTMLTableElement): boolean {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let isMarked = false;
  // An address has places of its own (divide-addresses.ts), and so has a drawing.
  for (const text of texts.filter(({ parentElement }) => !parentElement!.closest("a.address, svg"))) {
    const offsets = [...text.data.matchAll(/\S+/g)]
      .filter(([word]) => word.length >= shortestWord)
      .flatMap(({ 0: word, index }) => [...word.matchAll(wordPlaces)].map((place) => index + place.index));
    for (const offset of offsets.toReversed()) text.splitText(offset).before(document.createElement("wbr"));
    isMarked ||= offsets.length > 0;
  }
  return isMarked;
}

/**
 * Sets the size as an attribute: Paged.js takes an element with a style of its own for one that is not displayed.
 */
function setType(table: HTMLTableElement, sizePt: number): void {
  clearColumns(table);
  if (sizePt === sizesPt[0]) delete table.dataset.typePt;
  else table.dataset.typePt = String(sizePt);
}

/** Puts a table on a page of its own, turned, as `.wide` does. */
function turn(table: HTMLTableElement): void {
  const block = blockOf(table);
  if (block !== table) return block.classList.add("wide");
  const around = document.createElement("div");
  around.className = "table wide";
  table.replaceWith(around);
  around.append(table);
}

function isTurned(table: HTMLTableElement): boolean {
  return table.closest(".wide") !== null;
}

function excessOf(table: HTMLTableElement): number {
  return table.getBoundingClientRect().width - roomOf(table);
}

/** Returns the room of the block around; authors' HTML may put a table into an element of a line (`<b><table>`). */
function roomOf({ parentElement }: HTMLTableElement): number {
  let block = parentElement!;
  while (getComputedStyle(block).display === "inline") block = block.parentElement!;
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  return block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

function inMm(px: number): number {
  return (px / 96) * 25.4;
}
