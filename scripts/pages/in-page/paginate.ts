/** Lays a unit out on pages, by Paged.js. */
import type { Pagination } from "../inspection.ts";
import type { PageBlocks } from "../page-blocks.ts";
import type { PagingHistory } from "../tab-functions.ts";
import { beginsOnGrid } from "./begins-on-grid.ts";
import { BrokenRows } from "./break-rows.ts";
import { fitFoot } from "./fit-foot.ts";
import { Floats } from "./floats.ts";
import { Footnotes } from "./footnotes.ts";
import { leftOut } from "./left-out.ts";
import { measureUnit } from "./measure-unit.ts";
import { pageThatNames, pageToMend, takeBack } from "./mend-breaks.ts";
import { openBox } from "./open-boxes.ts";
import { PageFinished } from "./page-finished.ts";
import { Paged, type Settings, type UnitAtWork } from "./paged-js.ts";
import { beyond, dropBlankEnd, firstLineBeyond, holdsAny, overflowAnywhere } from "./page-end.ts";
import { perhapsFull } from "./perhaps-full.ts";
import { RepeatedHeads } from "./repeated-heads.ts";
import type { PagingRecord } from "./resume/paging-record.ts";
import { ResumedPaging } from "./resume/resumed-paging.ts";
import { placeInSource, spaceBehind } from "./source-place.ts";
import { piecesIn } from "./table-parts.ts";

// Footnotes count the heads that were repeated before, and stand on the page when it is inspected.
Paged.registerHandlers(RepeatedHeads, Footnotes, PageFinished);

const parsedStyles = {};

/** Pages of a unit, and what the next layout of it can begin with. */
interface PagedUnit {
  pagination: Pagination;
  blocks: PageBlocks[];
  /** Undefined where there are few pages. */
  record: PagingRecord | undefined;
}

/**
 * Clears the document, lays `html` out on pages and leaves them in the document. These make Paged.js fast: finished
 * pages are hidden, so that the browser need not lay them out again each time a rectangle is asked for; a page is asked
 * whether it is full only when it ought to be, by the heights that everything had in one long column; nothing waits for
 * frames, which no one sees; no observer watches pages that are done; and of a long unit that was laid out before,
 * pages stay that are the same.
 *
 * @throws {Error} that names pictures that can't be read
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

/** Pages over which what would fill one is spread at most, but for rare units, of which no record is kept then. */
const mostForOne = 1.5;

/** Matches what makes a page depend on those before it, in stylesheets. */
const countsOverPages =
  /@page[^{]*:nth|string-set|\bstring\(|\bposition:\s*running|\belement\(|target-(?:counter|text)/;

/** Escapes all that is not ASCII in JSON, for on its way out of the browser any other text takes five times as long. */
function asAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Lays a unit out. @returns undefined where it can't go on from `known` */
async function layOut(
  html: string,
  css: string,
  { known, recordedFrom }: { known: PagingRecord | undefined; recordedFrom: number },
): Promise<PagedUnit | undefined> {
  const unit = openUnit();
  const { pagination, cuts, blocks } = unit;
  const measured = await measureUnit(html, css, pagination);
  const floats = new Floats(measured);
  const rows = new BrokenRows(measured);
  // To follow a layout takes a part of its time, for nothing where it is short.
  const isFollowed =
    recordedFrom < Infinity && (known !== undefined || measured.leastPages * mostForOne > recordedFrom);
  const resumed = isFollowed ? new ResumedPaging({ measured, unit, floats, before: known }) : undefined;
  const settings: Settings = {
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

  /** Has a figure stand a page earlier that is far from where it is named. */
  function hasten(): number | undefined {
    const page = floats.hasten((id) => pageThatNames(pagination, id));
    if (page === undefined) return undefined;
    for (const cut of cuts.keys()) if (cut >= page) cuts.delete(cut);
    takeBack(pagination, page);
    return page;
  }
}

/** Empties the document for the next unit, of which nothing is known yet. */
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
