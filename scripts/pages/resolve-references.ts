/** Fills page numbers within lines into units that are laid out, and lays these out anew until no page moves. */
import { fillPageReferences } from "../html/page-slots.ts";
import { foliosOf, type LayoutContext } from "./layout-context.ts";
import type { PageCache } from "./page-cache.ts";
import { paginateBook, type PaginatedParts, type BookPagination } from "./paginate-book.ts";
import type { UnitJob } from "./unit-job.ts";

/**
 * Most rounds. A page number within a line may turn lines and push pages, which changes numbers; one or two rounds
 * are usual.
 */
const maxRounds = 5;

/** Returns where everything stands then; `isStable` is false where it moves still after some rounds. */
export async function resolveReferences(
  context: LayoutContext,
  cache: PageCache,
  jobs: readonly UnitJob[],
): Promise<{ book: PaginatedParts<UnitJob>; isStable: boolean }> {
  let book = paginateBook(jobs);
  for (let round = 0; round < maxRounds; round++) {
    const known = book;
    const changed = await Promise.all(jobs.map((job) => refill(context, cache, job, known)));
    book = paginateBook(jobs);
    if (!changed.includes(true)) return { book, isStable: true };
  }
  return { book, isStable: false };
}

/** Puts the numbers that are known into a unit; true where that changed its HTML, and so perhaps its pages. */
async function refill(context: LayoutContext, cache: PageCache, job: UnitJob, known: BookPagination): Promise<boolean> {
  const { unit } = job;
  const references = foliosOf(context, unit.pageReferences, known);
  const html = fillPageReferences(unit.html, references);
  if (html === job.laid.html) return false;
  const { pages: found, ...laying } = await cache.lookUp(html);
  const pages = found ?? (await context.pool.use((slot) => cache.layOut(unit, laying, slot))).pages;
  // It isn't printed yet: with numbers within lines it waited for them.
  job.layOut({ html, ...laying, references, pages, fresh: found === undefined });
  return true;
}
