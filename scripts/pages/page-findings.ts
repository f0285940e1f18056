/** Lists the faults of layout on all pages, with their pages and places in the report. */
import type { Flaw, FlawCode, Float, FlawPlace, Rect } from "./inspection.ts";

/** A finding on a page of the finished report. */
export interface PageFinding {
  code: FlawCode | "far-from-reference";
  /** Number of the page, counted from 1. */
  page: number;
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  rect: Rect;
  text: string;
  /** The number in the message; for something far from its reference, the page of that. */
  amount: number;
}

/** The facts of a unit that findings are made from. */
export interface InspectedUnit {
  firstPage: number;
  flaws: readonly Flaw[];
  floats: Readonly<Record<string, Float>>;
  mentions: Readonly<Record<string, readonly number[]>>;
}

/**
 * The most pages between a figure or table and the text that refers to it: then both are on one spread, or on
 * consecutive pages.
 */
const nearPages = 1;

/** Returns the findings in the order of pages, and from top to foot on each. */
export function pageFindings(units: readonly InspectedUnit[]): PageFinding[] {
  const findings = units.flatMap(({ firstPage, flaws }) =>
    flaws.map(({ code, text, amount, source, ...place }): PageFinding => {
      const { page, rect } = inReport(place, firstPage);
      return { code, page, source, rect, text, amount };
    }),
  );
  return [...findings, ...farFloats(units)].toSorted((a, b) => a.page - b.page || a.rect.y - b.rect.y);
}

/**
 * Returns a place in the report. Paged.js lays out a unit's first page as a recto; if it becomes a verso, the margins
 * of all pages of the unit are mirrored.
 */
function inReport({ page, rect, turnMm }: Omit<FlawPlace, "source">, firstPage: number): { page: number; rect: Rect } {
  const x = firstPage % 2 === 0 ? Math.round((rect.x + turnMm) * 100) / 100 : rect.x;
  return { page: firstPage + page, rect: { ...rect, x } };
}

/**
 * Returns figures and tables that are far from the text that refers to them. Those without a reference are far from
 * nothing.
 */
function farFloats(units: readonly InspectedUnit[]): PageFinding[] {
  const mentions = new Map<string, number[]>();
  for (const unit of units) {
    for (const [id, pages] of Object.entries(unit.mentions)) {
      const inBook = pages.map((page) => unit.firstPage + page);
      mentions.set(id, [...(mentions.get(id) ?? []), ...inBook]);
    }
  }
  return units.flatMap(({ firstPage, floats }) =>
    Object.entries(floats).flatMap(([id, float]): PageFinding[] => {
      const { page, rect } = inReport(float, firstPage);
      const [nearest] = (mentions.get(id) ?? []).toSorted((a, b) => Math.abs(a - page) - Math.abs(b - page));
      if (nearest === undefined || Math.abs(nearest - page) <= nearPages) return [];
      const { source, title: text } = float;
      return [{ code: "far-from-reference", page, source, rect, text, amount: nearest }];
    }),
  );
}
