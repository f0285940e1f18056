/** Declares what is found on a unit's pages when they are laid out: plain data, from the browser to the cache. */
import type { TablePiece } from "./table-piece.ts";

/** Rectangle in millimetres from the top left corner of the trimmed page. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Codes of the catalogue that are found on a single page. */
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

/** Something on a page, as it was laid out: before it was known whether the page is a recto. Plain data. */
export interface FlawPlace {
  /** Number of the page within the unit, from 0. */
  page: number;
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  rect: Rect;
  /** Millimetres that `rect` moves to the right where the page becomes the other side's: margins are mirrored. */
  turnMm: number;
}

export interface Flaw extends FlawPlace {
  code: FlawCode;
  /** Words that stand there. */
  text: string;
  /**
   * Amount by which it is bad, in what the code's message counts: millimetres, lines, pixels an inch, hundredths.
   */
  amount: number;
}

/** A figure or table; one over several pages stands where it begins. */
export interface Float extends FlawPlace {
  /** Title with its number. */
  title: string;
}

/** End of the text of a page, in millimetres from the top of the area that the text may fill. */
export interface PageEnd {
  /** Top of that area, on the page. */
  areaTop: number;
  areaHeight: number;
  /** Top of the last line, and how far it is from the one before. */
  lastLine: number;
  lineHeight: number;
  /** Top of what holds the last line and must not break: all of it leaves a page that is cut above its foot. */
  lastWhole: number;
  /**
   * Bottom of what stands at the page's head and must not break: a page that is cut above it could hold nothing.
   */
  least: number;
}

/** A table that was too wide as it stands, and what made it fit. */
export interface FittedTable {
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  /** Millimetres that it was too wide; 0 where its cells were squeezed beside long words. */
  byMm: number;
  /** Places at which words break that would be too long. */
  wordsBreak: "nowhere" | "after marks" | "anywhere";
  typePt: number;
  isTurned: boolean;
  /** Whether its author turned it. */
  wasTurned: boolean;
}

/** A formula that was larger than its place, and what made it fit. */
export interface FittedFormula {
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  /** Millimetres that it was too wide. */
  byMm: number;
  /** Millimetres that it is higher than a page, where it is: no page ends within a formula. */
  tooHighMm?: number;
  /** Lines in which it stands. */
  lines: number;
  /** Size of its type in per cent of the usual one. */
  percent: number;
}

/** Everything that is found on the pages of a unit. */
export interface Inspection {
  /** Tables that were made to fit; found before there are pages. */
  fitted: FittedTable[];
  /** Formulas that were made to fit; found before there are pages. */
  fittedFormulas: FittedFormula[];
  /** Tables that nothing makes fit: wider than their page's text; found before there are pages. */
  tooWide: { source: string; byMm: number; isTurned: boolean }[];
  /** Tables that are not turned, with cells so narrow that few characters stand in each of many lines. */
  squeezed: { source: string; lines: number; charactersALine: number }[];
  flaws: Flaw[];
  /** Figures and tables, by id. */
  floats: Record<string, Float>;
  /** Pages on which the text names something with an id, by that id. */
  mentions: Record<string, number[]>;
  /** Ends of the text by page. */
  ends: PageEnd[];
}

/** Tells what is known of a unit's pages; the pages themselves stay in the document, hidden. */
export interface Pagination extends Inspection {
  pageCount: number;
  /** Pages, from 0, that hold a wide table, turned. */
  turned: number[];
  /** Words that only the page tells of notes, by the names of their slots: numbers by page, and "Ibid." or not. */
  noteNumbers: Record<string, string>;
  /** Pieces of a table that stand in each `<table>` on the pages. */
  tablePieces: TablePiece[];
}
