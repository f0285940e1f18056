/** Cuts a long unit's pages into pieces, which are printed separately, in any browser, and only where they changed. */
import type { UnitLinks } from "../html/unit-facts.ts";
import { destinationHtml } from "./destination-html.ts";
import type { Placement } from "./placement.ts";
import { withoutPlaces } from "./place-attributes.ts";
import type { StaticPage, StaticPages } from "./static-pages.ts";

/** Consecutive pages of a unit, with all that their print depends on. */
export interface PrintPiece {
  sheets: Pick<StaticPages, "html" | "styles">;
  placement: Placement;
}

/**
 * Count of pages of a piece. Smaller pieces take longer, since each has a fixed cost; of larger ones an edit affects
 * more pages.
 */
export const usualPages = 25;

/** Returns whether a unit with this number of pages is printed in one piece. */
export function isOnePiece(pageCount: number, pagesInPiece?: number): boolean {
  return pageCount < longFrom(pagesInPiece);
}

/** Returns the least count of pages of a unit that is printed in several pieces. */
export function longFrom(pagesInPiece = usualPages): number {
  return pagesInPiece * 1.5;
}

interface UnitToCut {
  sheets: StaticPages;
  placement: Placement;
  links: UnitLinks;
}

/**
 * Cuts after every `pagesInPiece` pages; the last piece is longer or shorter by up to half. A cut is delayed where it
 * would separate a moved block (in-page/floats/floats.ts) from its place in the text, at which Chromium tags it.
 */
export function cutForPrint(unit: UnitToCut, pagesInPiece = usualPages): PrintPiece[] {
  const { pages } = unit.sheets;
  const starts = [0];
  for (let at = pagesInPiece; !isOnePiece(pages.length - starts.at(-1)!, pagesInPiece); at++) {
    if (at - starts.at(-1)! < pagesInPiece) continue;
    if (at >= pages.length) break;
    if (mayCut(pages, at)) starts.push(at);
  }
  return starts.map((start, index) => pieceOf(unit, start, starts[index + 1] ?? pages.length));
}

/** Returns whether no moved block is on one side of page `at` and its place in the text on the other. */
function mayCut(pages: readonly StaticPage[], at: number): boolean {
  const [before, behind] = [pages.slice(0, at), pages.slice(at)].map((part) => ({
    ids: new Set(part.flatMap(({ movedIds }) => movedIds)),
    owned: part.flatMap(({ ownedIds }) => ownedIds),
  }));
  return !before!.owned.some((id) => behind!.ids.has(id)) && !behind!.owned.some((id) => before!.ids.has(id));
}

function pieceOf({ sheets, placement, links }: UnitToCut, start: number, end: number): PrintPiece {
  const pages = sheets.pages.slice(start, end);
  const others = sheets.pages.filter((_, index) => index < start || index >= end);
  const ids = new Set(pages.flatMap((page) => page.ids));
  const led = new Set([...links.targets, ...others.flatMap((page) => page.linkedIds)]);
  const targets = [...ids].filter((id) => led.has(id));
  const foreign = [...new Set(pages.flatMap((page) => page.linkedIds))].filter((id) => !ids.has(id));
  const { firstPage, firstFolio, headsByPage, folios } = placement;
  const folioIds = pages.flatMap((page) => page.folioIds).filter((id) => Object.hasOwn(folios, id));
  return {
    sheets: { html: htmlOf(sheets, start, end), styles: sheets.styles },
    placement: {
      ...placement,
      firstPage: firstPage + start,
      firstFolio: { ...firstFolio, number: firstFolio.number + start },
      ...(headsByPage ? { headsByPage: headsByPage.slice(start, end) } : {}),
      folios: Object.fromEntries(folioIds.map((id) => [id, folios[id]!])),
      destinations: destinationHtml({ targets, foreign }),
    },
  };
}

const endTag = "</div>";

/**
 * Returns the HTML of the pages, inside the element around all pages, without places in the Markdown, which don't
 * affect the print.
 */
function htmlOf({ html, pages }: StaticPages, start: number, end: number): string {
  const around = html.slice(0, pages[0]!.start);
  const inside = html.slice(pages[start]!.start, pages[end]?.start ?? html.length - endTag.length);
  return withoutPlaces(`${around}${inside}${endTag}`);
}
