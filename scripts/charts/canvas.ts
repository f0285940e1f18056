/** Declares what every kind of chart is drawn with, and gives: a drawing, or why the data doesn't fit. */
import type { Element } from "hast";
import type { ChartTokens } from "./chart-tokens.ts";
import type { MeasureText } from "./measure-text.ts";

export interface Canvas {
  widthPt: number;
  /**
   * The most that rows of bars may be high, so that they fit a page under their title; the other kinds are lower.
   */
  maxHeightPt: number;
  /** BCP 47 tag that numbers are written for. */
  language: string;
  tokens: ChartTokens;
  /**
   * Whether it is for the window of a telephone, where the numbers stand below as a table: bars lie, and names and values
   * that have no room are left to that table, or to a key.
   */
  isNarrow?: boolean;
  /** Word for what has no number, in the report's language. */
  noData: string;
  measure: MeasureText;
}

export interface ChartDrawing {
  heightPt: number;
  elements: Element[];
}

/** Data that can't be read in such a chart, in the words of "Unexpected X, expected Y". */
export interface Misfit {
  found: string;
  expected: string;
}

export const textPt = 8;
/** Names of categories that are tight may be smaller, never under 7 pt. */
export const smallestTextPt = 7;
export const leadingPt = 9.5;
export const axisPt = 0.75;
export const gridPt = 0.5;
/** Height of a line of the report, and of what axes and legends take. */
export const linePt = 14;
/** Height of upright charts and lines, without their legend. */
export const plotHeightPt = 15 * linePt;
