/** Declares the record of a layout that the next layout of a similar unit begins with: pages, and how each began. */
import type { Pagination } from "../../inspection.ts";
import type { PageBlocks } from "../../page-blocks.ts";
import type { CutState } from "../breaks/mend-breaks.ts";
import type { SourceDigests, SourcePlace } from "./source-items.ts";

/** All that the pages from here on depend on beside their content, if no block waits from pages before. */
export interface Boundary {
  /** Where the page begins in the unit. */
  place: SourcePlace;
  /** Height of the column of the page before (footnotes.ts). */
  column: number;
  /** Cuts of the page before and of those behind it. */
  cuts: CutState;
  /** Number of the last block that was laid out when a page before this one was laid out again; -1 for none. */
  seen: number;
}

/** Facts that are found page by page. */
export type PagingFacts = Pick<Pagination, "flaws" | "floats" | "mentions" | "ends">;

/** The record, as plain data. */
export interface PagingRecord extends SourceDigests {
  /** Tables that don't fit, as JSON. */
  tooWide: string;
  /** HTML of the pages as Paged.js left them. */
  pages: string[];
  /** Number of the block with which each page begins; at the end the count of blocks. */
  begins: number[];
  /** How each page began; null where a block waited, and for the first page. */
  boundaries: (Boundary | null)[];
  facts: PagingFacts;
  blocks: PageBlocks[];
  /** Count of broken notes, whose names contain their number (break-note.ts). */
  brokenNotes: number;
}

/** Returns the facts of the pages from `from` to before `to`. */
export function factsBetween({ flaws, floats, mentions, ends }: PagingFacts, from: number, to = Infinity): PagingFacts {
  const isIn = (page: number) => page >= from && page < to;
  return {
    flaws: flaws.filter(({ page }) => isIn(page)),
    floats: Object.fromEntries(Object.entries(floats).filter(([, { page }]) => isIn(page))),
    mentions: Object.fromEntries(
      Object.entries(mentions).flatMap(([id, pages]) => {
        const inside = pages.filter(isIn);
        return inside.length > 0 ? [[id, inside]] : [];
      }),
    ),
    ends: ends.slice(from, to),
  };
}

/** Joins the facts of earlier and later pages. */
export function joinFacts(first: PagingFacts, last: PagingFacts): PagingFacts {
  const mentions = { ...first.mentions };
  for (const [id, pages] of Object.entries(last.mentions)) mentions[id] = [...(mentions[id] ?? []), ...pages];
  return {
    flaws: [...first.flaws, ...last.flaws],
    floats: { ...first.floats, ...last.floats },
    mentions,
    ends: [...first.ends, ...last.ends],
  };
}

/**
 * Returns the range of blocks that differ between two states, from `first` to before `end`, which is Infinity where the
 * blocks behind have other numbers; undefined where the states can't be compared.
 */
export function pagingChangeBetween(
  before: Pick<PagingRecord, "frame" | "tooWide" | "digests">,
  now: Pick<PagingRecord, "frame" | "tooWide" | "digests">,
): { first: number; end: number } | undefined {
  if (before.frame !== now.frame || before.tooWide !== now.tooWide) return undefined;
  const [old, digests] = [before.digests, now.digests];
  const least = Math.min(old.length, digests.length);
  let first = 0;
  while (first < least && old[first] === digests[first]) first++;
  if (old.length !== digests.length) return { first, end: Infinity };
  let end = least;
  while (end > first && old[end - 1] === digests[end - 1]) end--;
  return { first, end };
}
