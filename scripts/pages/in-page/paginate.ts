/** Lays a unit out on pages with Paged.js. */
import type { Pagination } from "../inspection.ts";
import type { PageBlocks } from "../page-blocks.ts";
import type { PagingHistory } from "../tab-functions.ts";
import { beginsOnGrid } from "./lines/begins-on-grid.ts";
import { BrokenRows } from "./tables/break-rows.ts";
import { fitFoot } from "./fit/fit-foot.ts";
import { Floats } from "./floats/floats.ts";
import { Footnotes } from "./notes/footnotes.ts";
import { leftOut } from "./left-out.ts";
import { measureUnit } from "./measure-unit.ts";
import { pageThatNames, pageToMend, takeBack } from "./breaks/mend-breaks.ts";
import { openBox } from "./breaks/open-boxes.ts";
import { PageFinished } from "./page-finished.ts";
import { Paged, type PagedJsSettings, type UnitAtWork } from "./paged-js.ts";
import { beyond, dropBlankEnd, firstLineBeyond, holdsAny, overflowAnywhere } from "./breaks/page-end.ts";
import { perhapsFull } from "./breaks/perhaps-full.ts";
import { RepeatedHeads } from "./tables/repeated-heads.ts";
import type { PagingRecord } from "./resume/paging-record.ts";
import { ResumedPaging } from "./resume/resumed-paging.ts";
import { placeInSource, spaceBehind } from "./take/source-place.ts";
import { piecesIn } from "./tables/table-parts.ts";

// The order matters: Footnotes needs the repeated heads on the page, and the inspection the footnotes.
Paged.registerHandlers(RepeatedHeads, Footnotes, PageFinished);

const parsedStyles = {};

/** Findings on a unit's pages, and a record with which its next layout can begin. */
interface PaginatedUnit {
  pagination: Pagination;
  blocks: PageBlocks[];
  /** Undefined for a unit with few pages. */
  record: PagingRecord | undefined;
}

/**
 * Clears the document, lays `html` out on pages and leaves them in the document. Several means make Paged.js fast:
 * finished pages are hidden, so that the browser doesn't lay them out again whenever a rectangle is measured; a page is
 * tested whether it is full only when it should be, by the heights in one long column; nothing waits for frames, which
 * nobody sees; no observer watches finished pages; and pages of a long unit that are the same as in its last layout are
 * kept.
 *
 * @throws {Error} with the names of pictures that can't be read
 */
export async function paginate(
  html: string,
  css: string,
  { before, recordedFrom = Infinity }: PagingHistory = {},
): Promise<Pagination & { blocks: PageBlocks[]; record?: string }> {
  const known = before === undefined ? undefined : (JSON.parse(before) as PagingRecord);
  const options = { known, recordedFrom: countsOverPages.test(css) ? Infinity : recordedFrom };
  const paged =
    (known && (await layOut(html, css, options))) ?? (await layOut(html, css, { ...options, known: undefined }));
  const { pagination, blocks, record } = paged!;
  return { ...pagination, blocks, ...(record ? { record: asAscii(JSON.stringify(record)) } : {}) };
}

/**
 * The largest ratio of a unit's pages to those that its content would fill alone, but for rare units, which then get no
 * record.
 */
const mostForOne = 1.5;

/** Matches rules of stylesheets that make a page depend on those before it. */
const countsOverPages =
  /@page[^{]*:nth|string-set|\bstring\(|\bposition:\s*running|\belement\(|target-(?:counter|text)/;

/** Escapes non-ASCII characters in JSON, since other text takes five times as long to leave the browser. */
function asAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Lays a unit out. @returns undefined where it can't continue from `known` */
async function layOut(
  html: string,
  css: string,
  { known, recordedFrom }: { known: PagingRecord | undefined; recordedFrom: number },
): Promise<PaginatedUnit | undefined> {
  const unit = openUnit();
  const { pagination, cuts, blocks } = unit;
  const measured = await measureUnit(html, css, pagination);
  const floats = new Floats(measured);
  const rows = new BrokenRows(measured);
  // Following a layout takes time, which isn't worth it for a short unit.
  const isFollowed =
    recordedFrom < Infinity && (known !== undefined || measured.leastPages * mostForOne > recordedFrom);
  const resumed = isFollowed ? new ResumedPaging({ measured, unit, floats, before: known }) : undefined;
  const settings: PagedJsSettings = {
    isPerhapsFull: perhapsFull(measured, unit, floats),
    placeInSource,
    spaceBehind,
    dropBlankEnd,
    firstLineBeyond: (text, bounds, gap) => firstLineBeyond(text, beyond(bounds, gap)),
    overflowAnywhere: (rendered, bounds, gap) => overflowAnywhere(rendered, beyond(bounds, gap)),
    holdsAny,
    breakRows: (overflow, rendered, source, bounds, gap) =>
      rows.breakAt(overflow, { index: pagination.pageCount, rendered, source, bounds, isBeyond: beyond(bounds, gap) }),
    rows,
    pageToMend: mend,
    resume: async (chunker) => resumed?.begin(chunker),
    arrive: (next) => resumed?.arrive(next) ?? false,
    floats,
    beginsOnGrid: (page) => beginsOnGrid(page, measured),
    makesRoom: (overflow, page, bounds, source) =>
      floats.clear(overflow, page) ||
      openBox(overflow, page, bounds, source) ||
      (!floats.mover(overflow, page) && fitFoot(overflow, page, bounds, { source, places: measured.places })),
    parsedStyles,
    unit,
  };
  const countsPages = /@page[^{]*:nth/.test(css);
  if (!countsPages) settings.frames = new Map();
  await new Paged.Previewer(settings).preview(measured.content, [{ "report.css": css }], document.body);
  if (resumed && !resumed.finish()) return undefined;
  const pages = [...document.querySelectorAll(".pagedjs_page")];
  pagination.turned = [...pages.keys()].filter((index) => pages[index]!.matches(".pagedjs_turned_page"));
  pagination.tablePieces = piecesIn(document.body);
  return { pagination, blocks, record: pages.length >= recordedFrom ? resumed?.record() : undefined };

  function mend(): number | undefined {
    const page = leftOut.has("mending") ? undefined : (pageToMend(pagination, cuts) ?? hasten());
    if (page === undefined || resumed?.goBack(page) === false) return undefined;
    pagination.pageCount = page;
    rows.goBack(page);
    return page;
  }

  /** Places a figure earlier that is far from where it is named. */
  function hasten(): number | undefined {
    const page = floats.hasten((id) => pageThatNames(pagination, id));
    if (page === undefined) return undefined;
    for (const cut of cuts.keys()) if (cut >= page) cuts.delete(cut);
    takeBack(pagination, page);
    return page;
  }
}

/** Empties the document for the next unit, and returns its empty state. */
function openUnit(): UnitAtWork {
  Paged.identifiers = 0;
  for (const style of document.head.querySelectorAll("style")) style.remove();
  document.body.replaceChildren();
  document.body.hidden = false;
  return {
    pagination: {
      pageCount: 0,
      turned: [],
      tablePieces: [],
      fitted: [],
      tooWide: [],
      squeezed: [],
      fittedFormulas: [],
      flaws: [],
      floats: {},
      mentions: {},
      ends: [],
      noteNumbers: {},
    },
    blocks: [],
    cuts: new Map(),
  };
}
