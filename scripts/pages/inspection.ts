/** Declares the findings on a unit's pages, as plain data that goes from the browser to the cache. */
import type { TablePiece } from "./table-piece.ts";

/** Rectangle in millimetres from the top left corner of the trimmed page. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Codes of messages about a single page. */
export type FlawCode =
  | "off-page"
  | "overlapping-lines"
  | "long-cover"
  | "far-footnote"
  | "widow"
  | "orphan"
  | "stranded-heading"
  | "short-last-page"
  | "white-gap"
  | "loose-line"
  | "broken-address"
  | "low-resolution";

/** A place on a page as it was laid out, before it was known whether the page is a recto or a verso. Plain data. */
export interface FlawPlace {
  /** Index of the page in the unit. */
  page: number;
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  rect: Rect;
  /** Millimetres by which `rect` moves to the right if the page becomes a verso, whose margins are mirrored. */
  turnMm: number;
}

export interface Flaw extends FlawPlace {
  code: FlawCode;
  /** Words at the place. */
  text: string;
  /** Amount of the fault, in the unit of the message: millimetres, lines, pixels per inch, hundredths. */
  amount: number;
}

/** A figure or table; if it is over several pages, the place of its beginning. */
export interface Float extends FlawPlace {
  /** Title with its number. */
  title: string;
}

/** Where the text of a page ends, in millimetres from the top of the text area. */
export interface PageEnd {
  /** Top of the text area, from the top of the page. */
  areaTop: number;
  areaHeight: number;
  /** Top of the last line, and the line height. */
  lastLine: number;
  lineHeight: number;
  /**
   * Top of the block around the last line that must not break: if the page is cut above its foot, all of the block
   * moves on.
   */
  lastWhole: number;
  /** Bottom of the first block on the page that must not break: a page that is cut above it would be empty. */
  least: number;
}

/** A table that was too wide, and what made it fit. */
export interface FittedTable {
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  /** Millimetres of the table beyond its room; 0 where its cells were squeezed beside long words. */
  byMm: number;
  /** Where words break that would be too long. */
  wordsBreak: "nowhere" | "after marks" | "anywhere" | "anywhere, numbers too";
  typePt: number;
  isTurned: boolean;
  /** Whether its author turned it. */
  wasTurned: boolean;
}

/** A formula that was too large, and what made it fit. */
export interface FittedFormula {
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  /** Millimetres of the formula beyond the width of its place. */
  byMm: number;
  /** Millimetres of its height beyond that of a page; undefined where it fits. No page ends within a formula. */
  tooHighMm?: number;
  /** Count of its lines. */
  lines: number;
  /** Type size in per cent of the usual one. */
  percent: number;
}

/** All findings on the pages of a unit. */
export interface Inspection {
  /** Tables that were made to fit; found before there are pages. */
  fitted: FittedTable[];
  /** Formulas that were made to fit; found before there are pages. */
  fittedFormulas: FittedFormula[];
  /** Tables that don't fit, being wider than their page's text; found before there are pages. */
  tooWide: { source: string; byMm: number; isTurned: boolean }[];
  /** Unturned tables with cells so narrow that they have many lines of few characters. */
  squeezed: { source: string; lines: number; charactersALine: number }[];
  flaws: Flaw[];
  /** Figures and tables, by id. */
  floats: Record<string, Float>;
  /** Pages whose text refers to an id, by that id. */
  mentions: Record<string, number[]>;
  /** Where the text of each page ends. */
  ends: PageEnd[];
}

/** All findings on a unit's pages; the pages themselves stay in the document, hidden. */
export interface Pagination extends Inspection {
  pageCount: number;
  /** Indices of pages with a turned wide table. */
  turned: number[];
  /**
   * Words of notes that depend on their page, by the names of their slots: numbers by page, and "Ibid." or the source.
   */
  noteNumbers: Record<string, string>;
  /** The piece of a table that each `<table>` on the pages is. */
  tablePieces: TablePiece[];
}
