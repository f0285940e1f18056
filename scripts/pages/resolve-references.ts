/** Fills page numbers within lines into laid-out units, and lays these out again until no page moves. */
import { fillPageReferences } from "../html/page-slots.ts";
import { foliosOf, type LayoutContext } from "./layout-context.ts";
import type { PageCache } from "./page-cache.ts";
import { paginateBook, type PaginatedParts, type BookPagination } from "./paginate-book.ts";
import type { UnitJob } from "./unit-job.ts";

/**
 * The most rounds. A page number within a line may change line breaks and move pages, which changes page numbers; one
 * or two rounds are usual.
 */
const maxRounds = 5;

/** Returns the final pagination; `isStable` is false where pages still moved in the last round. */
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

/** Fills known page numbers into a unit. Returns whether that changed its HTML, and so perhaps its pages. */
async function refill(context: LayoutContext, cache: PageCache, job: UnitJob, known: BookPagination): Promise<boolean> {
  const { unit } = job;
  const references = foliosOf(context, unit.pageReferences, known);
  const html = fillPageReferences(unit.html, references);
  if (html === job.laid.html) return false;
  const { pages: found, ...laying } = await cache.lookUp(html);
  const pages = found ?? (await context.pool.use((slot) => cache.layOut(unit, laying, slot))).pages;
  // The unit isn't printed yet, since with numbers within lines it waited for them.
  job.layOut({ html, ...laying, references, pages, fresh: found === undefined });
  return true;
}
