/** Finds on all pages what a printer would mend, each thing on its page of the report and at its place on it. */
import type { Flaw, FlawCode, Float, FlawPlace, Rect } from "./inspection.ts";

/** Something on a page of the finished report. */
export interface PageFinding {
  code: FlawCode | "far-from-reference";
  /** Number of the page, counted from 1. */
  page: number;
  /** Place in the Markdown, `file:line:column`, or empty. */
  source: string;
  rect: Rect;
  text: string;
  /** The figure that the message names; the page of the text where something is far from it. */
  amount: number;
}

/** Facts that are asked of a unit. */
export interface InspectedUnit {
  firstPage: number;
  flaws: readonly Flaw[];
  floats: Readonly<Record<string, Float>>;
  mentions: Readonly<Record<string, readonly number[]>>;
}

/** Most pages from where the text names a figure or table to it: then it is on the same spread or overleaf. */
const nearPages = 1;

/** Returns findings in the order of pages, from the top of each to its foot. */
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
 * Returns the place in the report. Paged.js takes a unit's first page for a recto; where it becomes a verso, all
 * of its pages turn over.
 */
function inReport({ page, rect, turnMm }: Omit<FlawPlace, "source">, firstPage: number): { page: number; rect: Rect } {
  const x = firstPage % 2 === 0 ? Math.round((rect.x + turnMm) * 100) / 100 : rect.x;
  return { page: firstPage + page, rect: { ...rect, x } };
}

/**
 * Returns figures and tables that are far from where the text names them. One that it never names is far from
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
