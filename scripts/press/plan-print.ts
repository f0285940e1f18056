/** Plans which pages the body has, of the report or blank, and which units are the covers. */

/** A unit's kind and pages. */
export interface PlannedUnit {
  readonly kind: string;
  /** The unit's first page in the report, from 1. */
  readonly firstPage: number;
  readonly pageCount: number;
}

/** Why a page of the body is blank, in words. */
export const blankReasons = {
  opening: "the next part begins on the other side",
  first: "the body begins on a right-hand page",
  signature: "fills the last sheet",
} as const;

/** Key in a blank page's dictionary whose value is one of `blankReasons` (a private name, ISO 32000-1, annex E). */
export const blankKey = "ReportPress_Blank";

/** A page of the body: a page of a unit, both counted from 0, or a blank page with its reason. */
export type PlannedPage =
  | { readonly unit: number; readonly page: number }
  | { readonly blank: keyof typeof blankReasons };

export interface PrintPlan {
  readonly body: readonly PlannedPage[];
  /** The page of the report, from 1, that is the body's first page. */
  readonly firstPage: number;
  /** Indices of the units that are covers; undefined for a missing cover. */
  readonly front: number | undefined;
  readonly back: number | undefined;
}

/**
 * Returns which pages make the body, and which the cover.
 *
 * The covers are printed on other paper, on one sheet with the spine. The body has neither the covers nor the blank
 * pages on their insides. It begins on a right-hand page, and is filled with blank pages to a multiple of `signature`.
 */
export function planPrint(units: readonly PlannedUnit[], signature: number): PrintPlan {
  const front = units[0]?.kind === "cover" ? 0 : undefined;
  const back = units.at(-1)?.kind === "back-cover" ? units.length - 1 : undefined;
  const inside = units.slice(front === undefined ? 0 : 1, back);
  const offset = front === undefined ? 0 : 1;
  const body: PlannedPage[] = [];
  const first = inside[0]?.firstPage ?? 1;
  if (first % 2 === 0) body.push({ blank: "first" });
  let next = first;
  for (const [index, { firstPage, pageCount }] of inside.entries()) {
    for (; next < firstPage; next++) body.push({ blank: "opening" });
    for (let page = 0; page < pageCount; page++) body.push({ unit: index + offset, page });
    next = firstPage + pageCount;
  }
  while (body.length % signature !== 0) body.push({ blank: "signature" });
  return { body, firstPage: first - (first % 2 === 0 ? 1 : 0), front, back };
}

/**
 * Returns the width of the spine in millimetres, rounded to a tenth; two pages are one leaf. The paper's weight is in
 * g/m², its bulk in cm³/g.
 */
export function spineWidth(bodyPages: number, { weight, bulk }: { weight: number; bulk: number }): number {
  return Math.round((bodyPages / 2) * ((weight * bulk) / 1000) * 10) / 10;
}
