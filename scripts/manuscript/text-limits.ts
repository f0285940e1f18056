/** Complains of text that no parser or browser would get through in time, before one tries. */
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";

/*
 * What a parser needs grows with the square of some of these, or each makes objects by the hundred. The figures are
 * far above those of manuscripts: a report of 600 pages has 2 MB, tables of 60 columns, 5 levels of lists.
 */
export const maxFileBytes = 8 * 1024 * 1024;
const maxLineCharacters = 1024 * 1024;
/** Most quotes, lists or boxes within each other. */
const maxNesting = 64;
/** Most brackets that are open at one place of a paragraph; intervals such as `[0, 1)` leave one open each. */
const maxBrackets = 200;
/** Most cells of one row. */
const maxColumns = 500;
/** Most signs in a file that Markdown may read as its own, outside of code. */
const maxSigns = 300_000;
/** Most such signs within one paragraph. */
const maxSignsTogether = 20_000;

/** Everything around the line that is looked at. */
interface State {
  /** Colons of each box that is open, the outermost first. */
  boxes: number[];
  /** Columns from which on a line belongs to each list item that is open. */
  items: number[];
  /** Mark that closes the block of code, while one is open. */
  fence: string | undefined;
  isBehindBlank: boolean;
  /** Whether an item has begun since the last blank line. */
  isInList: boolean;
  /** Cells of a table's rows, while one is open; of the line before otherwise. */
  table: { cells: number; isOpen: boolean };
  /** Brackets that are open in the paragraph so far. */
  brackets: number;
  /** Signs in the paragraph so far. */
  signsTogether: number;
  /** Signs in the file so far. */
  signs: number;
}

/** Complains once of each kind of excess in Markdown. Time and memory grow as the text does. */
export function complainOfLimits(text: string, file: VFile): void {
  const state: State = {
    boxes: [],
    items: [],
    fence: undefined,
    isBehindBlank: true,
    isInList: false,
    table: { cells: 0, isOpen: false },
    brackets: 0,
    signsTogether: 0,
    signs: 0,
  };
  complainOfExcesses(text, file, (content) => excessOf(content, state));
}

/** Complains of a line that is too long in any text. */
export function complainOfLongLines(text: string, file: VFile): void {
  complainOfExcesses(text, file, longLine);
}

function complainOfExcesses(text: string, file: VFile, find: (content: string) => Excess | undefined): void {
  const told = new Set<string>();
  let line = 0;
  for (const content of text.split(/\r\n|\n|\r/)) {
    line++;
    const excess = find(content);
    if (!excess || told.has(excess.what)) continue;
    const { what, amount, limit } = excess;
    told.add(what);
    const found = what.replace("N", amount.toLocaleString("en"));
    complain(file, "too-large", { what: found, limit: limit.toLocaleString("en") }, { line, column: 1 });
  }
}

interface Excess {
  /** Name of the excess, with `N` for the amount. */
  what: string;
  amount: number;
  limit: number;
}

function longLine({ length }: string): Excess | undefined {
  return length > maxLineCharacters
    ? { what: "line of N characters", amount: length, limit: maxLineCharacters }
    : undefined;
}

function excessOf(content: string, state: State): Excess | undefined {
  const tooLong = longLine(content);
  if (tooLong) return tooLong;
  if (isInCode(content, state)) return undefined;
  if (beginsAnew(content, state)) {
    state.brackets = 0;
    state.signsTogether = 0;
  }
  const amounts: Excess[] = [
    { what: "nesting of N quotes or lists", amount: containersIn(content), limit: maxNesting },
    { what: "nesting of N lists", amount: deepenLists(content, state), limit: maxNesting },
    { what: "nesting of N boxes (`:::`)", amount: deepenBoxes(content, state), limit: maxNesting },
    { what: "nesting of N brackets", amount: deepenBrackets(content, state), limit: maxBrackets },
    { what: "row of N cells", amount: cellsIn(content), limit: maxColumns },
    ...countSigns(content, state),
  ];
  return amounts.find(({ amount, limit }) => amount > limit);
}

/**
 * Returns whether a line begins what is parsed by itself: a paragraph, an item, a row of a table. Lines that only look
 * so go on with the paragraph: rows without a rule, a `2.` outside of lists, what is indented too far.
 */
function beginsAnew(content: string, state: State): boolean {
  if (/^[ \t>]*$/.test(content)) {
    state.isBehindBlank = true;
    state.isInList = false;
    state.table = { cells: 0, isOpen: false };
    return true;
  }
  const [, start = "", marker = ""] = /^([ \t>]*)([-*+]|\d{1,9}[.)])[ \t]+\S/.exec(content) ?? [];
  const column = columnOf(start);
  const isNear = column - (state.items.findLast((item) => item <= column) ?? 0) < 4;
  const isItem = marker !== "" && isNear && (!/^\d/.test(marker) || /^1\D/.test(marker) || state.isInList);
  const { isBehindBlank } = state;
  state.isBehindBlank = false;
  if (isItem || (marker !== "" && isBehindBlank)) return (state.isInList = true);
  return isRow(content, state);
}

/** Returns whether a line is a row of a table below its rule, which has as many cells as the head above it. */
function isRow(content: string, { table }: State): boolean {
  if (table.isOpen) return true;
  const cells = cellsOf(content);
  table.isOpen = cells === table.cells && /^[ \t>|:-]*-[ \t>|:-]*$/.test(content);
  table.cells = cells;
  return false;
}

/** Returns whether the line belongs to a block of code, its fences included. */
function isInCode(content: string, state: State): boolean {
  const fence = /^[ \t>]*(`{3,}|~{3,})(.*)$/s.exec(content);
  if (state.fence !== undefined) {
    if (fence?.[1]?.startsWith(state.fence) && fence[2]!.trim() === "") state.fence = undefined;
    return true;
  }
  if (!fence || (fence[1]!.startsWith("`") && fence[2]!.includes("`"))) return false;
  state.fence = fence[1];
  return true;
}

/** Counts quotes and lists that begin in this line; marks of lists are those of syntax/list-marks.ts, so no words are. */
function containersIn(content: string): number {
  const containers =
    /^(?:[ \t]*(?:>|(?:[-*+]|\(?(?:[A-Za-z]|[ivxlcdm]{2,8}|[IVXLCDM]{2,8}|\d{1,9}|@[\w-]*|#)[.)])(?=[ \t])))+/.exec(
      content,
    )?.[0] ?? "";
  return containers.match(/>|[^\s>]+/g)?.length ?? 0;
}

/** Returns how many list items stand within each other when this line has been read. */
function deepenLists(content: string, state: State): number {
  const { items } = state;
  const [, start, marker] = /^([ \t>]*)([-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(content) ?? [];
  if (marker === undefined) {
    if (/^[^ \t>]/.test(content)) items.length = 0;
    return 0;
  }
  const column = columnOf(start!);
  while (items.length > 0 && items.at(-1)! > column) items.pop();
  items.push(column + marker.length + 1);
  return items.length;
}

/** Returns how far what follows is indented, behind the marks of quotations. */
function columnOf(start: string): number {
  const indent = start.slice(start.lastIndexOf(">") + 1);
  return indent.replaceAll("\t", "    ").length;
}

/** Returns how many boxes stand within each other when this line has been read. */
function deepenBoxes(content: string, state: State): number {
  const { boxes } = state;
  const [, colons, rest] = /^[ \t>]*(:{3,})(.*)$/s.exec(content) ?? [];
  if (colons === undefined) return 0;
  if (/^[\p{L}_]/u.test(rest!)) return boxes.push(colons.length);
  if (rest!.trim() !== "") return 0;
  const closed = boxes.findIndex((size) => size <= colons.length);
  if (closed !== -1) boxes.length = closed;
  return 0;
}

/** Returns how deep brackets stand within each other, in this line and those of its paragraph before it. */
function deepenBrackets(content: string, state: State): number {
  let deepest = 0;
  for (const bracket of content.match(/\\.|[[\]]/g) ?? []) {
    if (bracket === "[") deepest = Math.max(deepest, ++state.brackets);
    else if (bracket === "]") state.brackets = Math.max(0, state.brackets - 1);
  }
  return deepest;
}

/** Counts cells of a line that may be a row of a table. */
function cellsIn(content: string): number {
  return /^[ \t>]*(\||:?-+:?[ \t]*\|)/.test(content) ? cellsOf(content) : 0;
}

function cellsOf(content: string): number {
  const bars = content.replaceAll("\\|", "").split("|");
  const isEmpty = (piece: string | undefined) => piece !== undefined && /^[ \t>]*$/.test(piece);
  return bars.length - (isEmpty(bars[0]) ? 1 : 0) - (isEmpty(bars.at(-1)) ? 1 : 0);
}

function countSigns(content: string, state: State): Excess[] {
  const signs = 1 + (content.match(/[!-/:-@[-`{-~]/g)?.length ?? 0);
  state.signs += signs;
  state.signsTogether += signs;
  return [
    { what: "paragraph of N signs of Markdown", amount: state.signsTogether, limit: maxSignsTogether },
    { what: "file of N signs of Markdown", amount: state.signs, limit: maxSigns },
  ];
}
