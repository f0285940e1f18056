/** Complains, before a text is parsed, of what would take parsers or browsers too long. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";

/*
 * What a parser needs grows with the square of some of these, or each makes objects by the hundred. The figures are
 * far above those of manuscripts: a report of 600 pages has 2 MB, tables of 60 columns, 5 levels of lists.
 */
export const maxFileBytes = 8 * 1024 * 1024;
const maxLineCharacters = 1024 * 1024;
/** How deep quotations, lists or boxes may be nested. */
const maxNesting = 64;
/** The most brackets that are open at one place of a paragraph; intervals such as `[0, 1)` leave one open each. */
const maxBrackets = 200;
/** The most cells of one table row. */
const maxColumns = 500;
/** The most characters in a file, outside code, that may be syntax of Markdown. */
const maxSigns = 300_000;
/** The most such characters within one paragraph. */
const maxSignsTogether = 20_000;

/** The blocks that are open at the line that is examined. */
interface TextState {
  /** Colons of each box that is open, the outermost first. */
  boxes: number[];
  /** For each open list item, the column from which on a line belongs to it. */
  items: number[];
  /** The fence that closes the code block; undefined outside code. */
  fence: string | undefined;
  isBehindBlank: boolean;
  /** Whether an item has begun since the last blank line. */
  isInList: boolean;
  /** Count of cells of the open table's rows; outside a table, that of the line before. */
  table: { cells: number; isOpen: boolean };
  /** Brackets that are open so far in the paragraph. */
  brackets: number;
  /** Whether an HTML block is open, whose text is not parsed as a paragraph. */
  isInHtml: boolean;
  /** Possible syntax characters in the paragraph so far. */
  signsTogether: number;
  /** Possible syntax characters in the file so far. */
  signs: number;
}

/** Complains once of each kind of excess in Markdown. Time and memory grow linearly with the text. */
export function complainOfLimits(text: string, file: VFile): void {
  const state: TextState = {
    boxes: [],
    items: [],
    fence: undefined,
    isBehindBlank: true,
    isInList: false,
    table: { cells: 0, isOpen: false },
    brackets: 0,
    isInHtml: false,
    signsTogether: 0,
    signs: 0,
  };
  complainOfExcesses(text, file, (content) => excessOf(content, state));
}

/** Complains of a line that is too long, in any text. */
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
  /** Name of the excess, with `N` in the place of the amount. */
  what: string;
  amount: number;
  limit: number;
}

function longLine({ length }: string): Excess | undefined {
  return length > maxLineCharacters
    ? { what: "line of N characters", amount: length, limit: maxLineCharacters }
    : undefined;
}

function excessOf(content: string, state: TextState): Excess | undefined {
  const tooLong = longLine(content);
  if (tooLong) return tooLong;
  if (isInCode(content, state)) return undefined;
  if (beginsAnew(content, state)) {
    state.brackets = 0;
    state.signsTogether = 0;
  }
  state.isInHtml = isInHtml(content, state);
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
 * Returns whether a line begins something that is parsed by itself: a paragraph, an item, a table row. Lines that only
 * look so continue the paragraph: rows without a delimiter row, a `2.` outside lists, lines that are indented too far.
 */
function beginsAnew(content: string, state: TextState): boolean {
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

/** Matches the beginning of a block of HTML that goes on to an empty line (CommonMark 0.31, 4.6, the sixth kind). */
const htmlBlock =
  /^[ \t>]{0,8}<\/?(?:article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[ \t/>]|$)/i;

/** Returns whether a line stands in a block of HTML, and in none whose attribute has it read as Markdown. */
function isInHtml(content: string, { isInHtml: wasIn }: TextState): boolean {
  if (/^[ \t>]*$/.test(content)) return false;
  return (wasIn || htmlBlock.test(content)) && !/\bmarkdown[ \t]*=/i.test(content);
}

/** Returns whether a line is a row of a table below its delimiter row, which has as many cells as the header row. */
function isRow(content: string, { table }: TextState): boolean {
  if (table.isOpen) return true;
  const cells = cellsOf(content);
  table.isOpen = cells === table.cells && /^[ \t>|:]*-[ \t>|:-]*$/.test(content);
  table.cells = cells;
  return false;
}

/** Returns whether the line belongs to a code block, its fences included. */
function isInCode(content: string, state: TextState): boolean {
  const fence = /^[ \t>]*(`{3,}|~{3,})(.*)$/s.exec(content);
  if (state.fence !== undefined) {
    if (fence?.[1]?.startsWith(state.fence) && fence[2]!.trim() === "") state.fence = undefined;
    return true;
  }
  if (!fence || (fence[1]!.startsWith("`") && fence[2]!.includes("`"))) return false;
  state.fence = fence[1];
  return true;
}

/**
 * Counts the quotations and lists that begin in a line. Markers of lists are those of syntax/lists/list-marks.ts, so that
 * words don't count.
 */
function containersIn(content: string): number {
  const containers =
    /^(?:[ \t]*(?:>|(?:[-*+]|\(?(?:[A-Za-z]|[ivxlcdm]{2,8}|[IVXLCDM]{2,8}|\d{1,9}|@[\w-]*|#)[.)])(?=[ \t])))+/.exec(
      content,
    )?.[0] ?? "";
  return containers.match(/>|[^\s>]+/g)?.length ?? 0;
}

/** Records a line of a list, and returns how deep its item is nested; 0 for other lines. */
function deepenLists(content: string, state: TextState): number {
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

/** Returns the indentation behind the markers of quotations, in columns. */
function columnOf(start: string): number {
  const indent = start.slice(start.lastIndexOf(">") + 1);
  return indent.replaceAll("\t", "    ").length;
}

/** Returns how deep boxes are nested after this line. */
function deepenBoxes(content: string, state: TextState): number {
  const { boxes } = state;
  const [, colons, rest] = /^[ \t>]*(:{3,})(.*)$/s.exec(content) ?? [];
  if (colons === undefined) return 0;
  if (/^[\p{L}_]/u.test(rest!)) return boxes.push(colons.length);
  if (rest!.trim() !== "") return 0;
  const closed = boxes.findIndex((size) => size <= colons.length);
  if (closed !== -1) boxes.length = closed;
  return 0;
}

/** Returns how deep brackets are nested in this line, with those open from earlier lines of its paragraph. */
function deepenBrackets(content: string, state: TextState): number {
  if (!content.includes("[") && !content.includes("]")) return 0;
  let deepest = 0;
  for (const bracket of content.match(/\\.|[[\]]/g) ?? []) {
    if (bracket === "[") deepest = Math.max(deepest, ++state.brackets);
    else if (bracket === "]") state.brackets = Math.max(0, state.brackets - 1);
  }
  return deepest;
}

/** Counts the cells of a line that may be a table row. */
function cellsIn(content: string): number {
  return /^[ \t>]*(\||:?-+:?[ \t]*\|)/.test(content) ? cellsOf(content) : 0;
}

function cellsOf(content: string): number {
  if (!content.includes("|")) return 1;
  const bars = content.replaceAll("\\|", "").split("|");
  const isEmpty = (piece: string | undefined) => piece !== undefined && /^[ \t>]*$/.test(piece);
  return bars.length - (isEmpty(bars[0]) ? 1 : 0) - (isEmpty(bars.at(-1)) ? 1 : 0);
}

function countSigns(content: string, state: TextState): Excess[] {
  const signs = 1 + punctuationIn(content);
  state.signs += signs;
  if (!state.isInHtml) state.signsTogether += signs;
  return [
    { what: "paragraph of N signs of Markdown", amount: state.signsTogether, limit: maxSignsTogether },
    { what: "file of N signs of Markdown", amount: state.signs, limit: maxSigns },
  ];
}

/** Counts the characters of ASCII punctuation (CommonMark 0.31, 2.1), without an object for each. */
function punctuationIn(content: string): number {
  let count = 0;
  for (let index = 0; index < content.length; index++) count += isPunctuation[content.charCodeAt(index)] ?? 0;
  return count;
}

/** Holds 1 at the code of each character of ASCII punctuation. */
const isPunctuation = Uint8Array.from({ length: 128 }, (_, code) =>
  /[!-/:-@[-`{-~]/.test(String.fromCharCode(code)) ? 1 : 0,
);
