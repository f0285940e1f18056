/** Declares the input and the result of a comparison of pages. */
import type { WordBox } from "../lib/pdf/text/page-words.ts";
import type { BookPage } from "./book-pages.ts";
import type { LineFate } from "./changed-lines.ts";
import type { PlacedBlock } from "./page-remarks.ts";

/**
 * The fate of a page. `same`: same paper under the same number. `folio`: another number, or another running
 * head, and nothing else. `numbers`: of notes, sections, pages …, as the report numbers them anew. `reflowed`:
 * the same words in other places. `drawing`: the same words, but a picture or a rule that differs. `words`: an
 * author's change. `gone`: a page of the old state nothing of which is left.
 */
export type PageFate = "same" | "folio" | "numbers" | "reflowed" | "drawing" | "words" | "gone";

/** Something to mark on a page. */
export interface ChangeMark {
  /** `gap`: words are gone at the box's right end. `replaced`: other words are gone where the box's are new. */
  kind: "inserted" | "deleted" | "number" | "moved" | "gap" | "replaced";
  boxes: WordBox[];
  /** For gaps and numbers, the text that stood there before; otherwise the marked text. */
  text: string;
}

/** A page of one state, loaded to be compared. */
export interface ComparedPage {
  number: number;
  page: BookPage;
  /** The blocks of the Markdown on it. */
  blocks: readonly PlacedBlock[];
}

export interface PageChange {
  fate: PageFate;
  oldNumber: number | undefined;
  newNumber: number | undefined;
  /** Undefined where the page was not read, since its unit is the same in both states. */
  old?: BookPage;
  new?: BookPage;
  oldMarks: ChangeMark[];
  newMarks: ChangeMark[];
}

export type LinesFate = (path: string, line: number) => LineFate;

/** The pages of one state, and what became of each line of its Markdown. */
export interface Side {
  pages: ComparedPage[];
  fateOf: LinesFate;
}

/** Returns a change of a page, without marks yet. */
export function pairOf(fate: PageFate, old: ComparedPage | undefined, next: ComparedPage | undefined): PageChange {
  return {
    fate,
    oldNumber: old?.number,
    newNumber: next?.number,
    ...(old ? { old: old.page } : {}),
    ...(next ? { new: next.page } : {}),
    oldMarks: [],
    newMarks: [],
  };
}
