/** What is found on a unit's pages when they are laid out: plain data that the browser gives and the cache keeps. */

/** Millimetres from the top left corner of the trimmed page. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Codes of the catalogue that are found on a single page. */
export type FlawCode =
  | "off-page"
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
export interface Place {
  /** Within the unit, from 0. */
  page: number;
  /** `file:line:column`, or empty. */
  source: string;
  rect: Rect;
  /** How far `rect` moves to the right where the page becomes the other side's: margins are mirrored. Millimetres. */
  turnMm: number;
}

export interface Flaw extends Place {
  code: FlawCode;
  /** The words that stand there. */
  text: string;
  /** How bad it is, in what the code's message counts: millimetres, lines, pixels an inch, hundredths. */
  amount: number;
}

/** A figure or table; of one over several pages where it begins. */
export interface Float extends Place {
  /** With its number. */
  title: string;
}

/** Where the text of a page ends, in millimetres from the top of the area that the text may fill. */
export interface PageEnd {
  /** Of that area, on the page. */
  areaTop: number;
  areaHeight: number;
  /** Top of the last line, and how far it is from the one before. */
  lastLine: number;
  lineHeight: number;
  /** Bottom of what stands at the page's head and must not break: a page that is cut above it could hold nothing. */
  least: number;
}

/** What is found on the pages of a unit. */
export interface Inspection {
  /** Tables that are wider than their page's text; found before there are pages. */
  tooWide: { source: string; byMm: number; isTurned: boolean }[];
  /** Tables that are not turned, with cells so narrow that few characters stand in each of many lines. */
  squeezed: { source: string; lines: number; charactersALine: number }[];
  flaws: Flaw[];
  /** Figures and tables, by id. */
  floats: Record<string, Float>;
  /** Pages on which the text names something with an id, by that id. */
  mentions: Record<string, number[]>;
  /** By page. */
  ends: PageEnd[];
}
