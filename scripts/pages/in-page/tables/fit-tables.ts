/** Makes tables fit that are too wide: words are broken, then type is made smaller, then the page is turned. */
import type { FittedTable, Inspection } from "../../inspection.ts";
import { takeHeadHyphens } from "./head-hyphens.ts";
import { narrowestCell } from "./survey-tables.ts";
import { cellsByColumn, clearColumns, setColumns, widthsOfColumns } from "./table-columns.ts";
import { blockOfTable } from "./table-parts.ts";

/** Type sizes in points, as in tables.css: the usual one first, all of them easy to read. */
const sizesPt = [9.5, 9, 8.5, 8, 7.5];
/** Type sizes of tables within other blocks, which can't be turned: better small than not printed. */
const smallestPt = [7, 6.5, 6, 5.5, 5];
/** The least letters in each line of a word that breaks anywhere; the fewer ones where nothing else helps. */
const leastLetters = 14;
const fewerLetters = [10, 6, 3];
/** Width of a letter in ems, rather overestimated. */
const letterEm = 0.55;
/** Excess in CSS pixels that may be a rounding error. */
const tolerancePx = 1.5;
const mark = String.raw`[-_./\\:;,@=&+|)\]}]`;
/**
 * Matches places in a long word at which it may break: behind a sign that is not part of a number, and before a
 * capital.
 */
const wordPlaces = new RegExp(
  String.raw`(?<=\p{L}${mark}+)(?=[\p{L}\p{N}])|(?<=\p{N}${mark}+)(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})`,
  "gu",
);
const shortestWord = 8;
/** Matches a word so long that it may squeeze the cells beside it. */
const squeezingWord = /\S{28}/;
/** Words of a table may break if that reduces its height to this share (0–1). */
const lowerShare = 0.8;

/**
 * Makes the tables of an unpaged unit fit, and widens cells that are squeezed beside long words. Returns the changed
 * tables, and those that still don't fit.
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
    // Another table of its block may have been turned since.
    if (excess <= tolerancePx) continue;
    const wasTurned = isTurned(table);
    const fit = fitTable(table);
    if (fit && !fit.wordsBreak.startsWith("anywhere") && widen(table)) fit.wordsBreak = "anywhere";
    if (fit) found.fitted.push({ source, byMm: inMm(excess), wasTurned, ...fit });
    else {
      found.tooWide.push({ source, byMm: inMm(excessOf(table)), isTurned: isTurned(table) });
      holdInRoom(table);
    }
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
 * Widens cells that are squeezed beside long words, by breaking these.
 *
 * @returns whether words break, and the table is much lower
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

/** Keeps a table that can't be printed within its room all the same: Paged.js would make pages of it without end. */
function holdInRoom(table: HTMLTableElement): void {
  const columns = widthsOfColumns(table);
  table.dataset.words = "anywhere";
  setColumns(
    table,
    columns.map(() => roomOf(table) / columns.length),
  );
}

type Fit = Pick<FittedTable, "wordsBreak" | "typePt" | "isTurned">;

/**
 * Tries all means of making a table narrower in turn. Undefined where it is still too wide, and then as narrow as
 * possible.
 */
function fitTable(table: HTMLTableElement): Fit | undefined {
  const hasPlaces = markPlaces(table);
  const mayTurn = !isTurned(table) && blockOfTable(table).parentElement!.matches(".part");
  for (const turns of mayTurn ? [false, true] : [false]) {
    if (turns) turn(table);
    for (const size of sizesPt) {
      setTypeSize(table, size);
      const wordsBreak = fitWords(table, leastLetters);
      if (wordsBreak === undefined) continue;
      const breaks = wordsBreak === "after marks" && !hasPlaces ? "nowhere" : wordsBreak;
      return { wordsBreak: breaks, typePt: size, isTurned: isTurned(table) };
    }
  }
  table.dataset.tight = "";
  for (const size of [sizesPt.at(-1)!, ...(isTurned(table) ? [] : smallestPt)]) {
    setTypeSize(table, size);
    const isFit = [leastLetters, ...fewerLetters].some((letters) => fitWords(table, letters));
    if (isFit) return { wordsBreak: "anywhere", typePt: size, isTurned: isTurned(table) };
  }
  return isTurned(table) ? undefined : breakNumbers(table);
}

/** Lets numbers break as words do, which would not be printed otherwise, where a table stands that can't be turned. */
function breakNumbers(table: HTMLTableElement): Fit | undefined {
  table.dataset.tight = "numbers";
  const isFit = fewerLetters.some((letters) => fitWords(table, letters));
  return isFit ? { wordsBreak: "anywhere, numbers too", typePt: smallestPt.at(-1)!, isTurned: false } : undefined;
}

/**
 * Tries whether a table fits if words break after signs, or else anywhere with at least `letters` letters in each line.
 *
 * @returns where words break; undefined where the table doesn't fit
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
 * Returns the least widths of a table's columns, if words may break anywhere but keep a least number of letters in each
 * line.
 *
 * @param least - widths that the unbroken words need
 */
function leastWidths(table: HTMLTableElement, letters: number, least: readonly number[]): number[] {
  const em = Number.parseFloat(getComputedStyle(table).fontSize);
  const cell = getComputedStyle(table.querySelector("th, td")!);
  const padding = Number.parseFloat(cell.paddingLeft) + Number.parseFloat(cell.paddingRight);
  const ofLetters = padding + letters * letterEm * em;
  return narrowest(table).map((width, index) => Math.max(width, Math.min(least[index] ?? width, ofLetters)));
}

/** Lets the browser distribute the width among columns with these least widths, and fixes the result. */
function shareOut(table: HTMLTableElement, least: readonly number[]): void {
  const cells = cellsByColumn(table);
  for (const [index, column] of cells.entries()) {
    for (const cell of column) cell.style.minWidth = `${least[index]!}px`;
  }
  const widths = widthsOfColumns(table);
  for (const cell of cells.flat()) cell.removeAttribute("style");
  setColumns(table, widths);
}

/** Returns the least widths of a table's columns in which its words fit. */
function narrowest(table: HTMLTableElement): number[] {
  table.style.width = "1px";
  const widths = widthsOfColumns(table);
  table.style.removeProperty("width");
  return widths;
}

/** Allows breaks within long words at their signs. @returns whether there are any */
function markPlaces(table: HTMLTableElement): boolean {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let isMarked = false;
  // Addresses are divided elsewhere (divide-addresses.ts), and drawings are not.
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
 * Sets the type size as an attribute, since Paged.js takes an element with inline styles for one that is not displayed.
 */
function setTypeSize(table: HTMLTableElement, sizePt: number): void {
  clearColumns(table);
  if (sizePt === sizesPt[0]) delete table.dataset.typePt;
  else table.dataset.typePt = String(sizePt);
}

/** Puts a table on a turned page of its own, as the class `wide` does. */
function turn(table: HTMLTableElement): void {
  const block = blockOfTable(table);
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

/** Returns the width of the block around a table, which may itself be in an inline element (`<b><table>`). */
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
