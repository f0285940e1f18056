/** Compares the words of pages that print differently: pairs old and new pages, and marks each word that differs. */
import { pointsInMm } from "../lib/pdf/geometry.ts";
import { inReadingOrder, pointOnPage, readPageText } from "../lib/pdf/text/page-text.ts";
import { pageWordsOf, type PageWord } from "../lib/pdf/text/page-words.ts";
import { alignWords } from "./align-words.ts";
import type { LineFate } from "./changed-lines.ts";
import { pairOf, type ChangeMark, type PageChange, type PageFate, type Side } from "./page-change.ts";
import type { PlacedBlock } from "./page-remarks.ts";

/** A word with its page, as an index in the side's pages. */
interface PlacedWord extends PageWord {
  at: number;
}

/**
 * Pairs each new page with the old one that it shares most words with. Old pages that are paired with none come last,
 * if words of them are gone.
 */
export function compareByWords(old: Side, next: Side): PageChange[] {
  if (old.pages.length === 0 && next.pages.length === 0) return [];
  const oldMarks: ChangeMark[][] = old.pages.map(() => []);
  const newMarks: ChangeMark[][] = next.pages.map(() => []);
  const oldWords = unmovedWords(old, oldMarks);
  const newWords = unmovedWords(next, newMarks);
  /** How many words each new page has in common with each old one. */
  const shared = next.pages.map(() => old.pages.map(() => 0));
  const runs = alignWords(oldWords, newWords);
  for (const [at, { fate, oldStart, newStart, length }] of runs.entries()) {
    if (fate === "same") {
      for (let index = 0; index < length; index++) {
        const [oldWord, newWord] = [oldWords[oldStart + index]!, newWords[newStart + index]!];
        shared[newWord.at]![oldWord.at]!++;
        if (oldWord.text === newWord.text) continue;
        const isAuthors = fateOf(old, oldWord) === "changed" || fateOf(next, newWord) === "changed";
        oldMarks[oldWord.at]!.push({ kind: isAuthors ? "deleted" : "number", ...boxesOf(oldWord) });
        newMarks[newWord.at]!.push({ kind: isAuthors ? "inserted" : "number", ...boxesOf(newWord, oldWord.text) });
      }
    } else if (fate === "deleted") {
      const gone = oldWords.slice(oldStart, oldStart + length);
      for (const word of gone) oldMarks[word.at]!.push({ kind: "deleted", ...boxesOf(word) });
      const isReplaced = runs[at + 1]?.fate === "inserted";
      const near = isReplaced ? newWords[newStart] : (newWords[newStart - 1] ?? newWords[newStart]);
      if (near) {
        const kind = isReplaced ? "replaced" : "gap";
        const text = gone.map((word) => word.text).join(" ");
        newMarks[near.at]!.push({ kind, boxes: near.boxes.slice(-1), text });
      }
    } else {
      for (const word of newWords.slice(newStart, newStart + length)) {
        newMarks[word.at]!.push({ kind: "inserted", ...boxesOf(word) });
      }
    }
  }

  const heirs = new Set<number>();
  const changes = next.pages.flatMap((page, at): PageChange[] => {
    const most = Math.max(...shared[at]!, 0);
    const oldAt = most === 0 ? -1 : shared[at]!.indexOf(most);
    const marks = { oldMarks: oldMarks[oldAt] ?? [], newMarks: newMarks[at]! };
    // The old page is shown beside the first new one that it became.
    const isFirst = !heirs.has(oldAt);
    heirs.add(oldAt);
    const fate = fateOfPage(isFirst ? [...marks.oldMarks, ...marks.newMarks] : marks.newMarks, () =>
      standAlike(
        oldWords.filter((word) => word.at === oldAt),
        newWords.filter((word) => word.at === at),
      ),
    );
    return [{ ...pairOf(fate, old.pages[oldAt], page), ...marks }];
  });
  // The words of an old page may stand on new pages that share more words with others. Then the page is shown for the
  // words that are gone from it, or not at all.
  const left = old.pages.flatMap((page, at): PageChange[] => {
    const marks = oldMarks[at]!;
    const lives = shared.some((counts) => counts[at]! > 0);
    if (heirs.has(at) || (lives && !marks.some(({ kind }) => kind === "deleted"))) return [];
    return [{ ...pairOf(lives ? "words" : "gone", page, undefined), oldMarks: marks }];
  });
  return [...changes, ...left];
}

/**
 * Returns the words to compare. Words of blocks that were moved as a whole are left out, and marked as moved in
 * `marks`.
 */
function unmovedWords(side: Side, marks: readonly ChangeMark[][]): PlacedWord[] {
  return placedWords(side).filter((word) => {
    const isMoved = fateOf(side, word) === "moved";
    if (isMoved) marks[word.at]!.push({ kind: "moved", ...boxesOf(word) });
    return !isMoved;
  });
}

function placedWords({ pages }: Side): PlacedWord[] {
  return pages.flatMap(({ page }, at) => {
    const runs = inReadingOrder(readPageText(page.page), page.order()).filter(({ isArtifact }) => !isArtifact);
    return pageWordsOf(runs).map((word) => ({ ...word, at }));
  });
}

function boxesOf({ boxes, text }: PageWord, shown = text): Pick<ChangeMark, "boxes" | "text"> {
  return { boxes, text: shown };
}

/**
 * Returns the fate of the innermost block that the word stands in; `kept` for words that the report makes by itself, as
 * in lists.
 */
function fateOf({ pages, fateOf: ofLine }: Side, { at, boxes }: PlacedWord): LineFate {
  const { blocks, page } = pages[at]!;
  const [box] = boxes;
  if (!box) return "kept";
  const [left, , , top] = page.trim;
  const [across, up] = pointOnPage(box.turn, box.x + box.width / 2, box.y + box.size * 0.3);
  const [x, y] = [(across - left) / pointsInMm, (top - up) / pointsInMm];
  let inner: PlacedBlock | undefined;
  for (const block of blocks) {
    const { rect } = block;
    const holds = x >= rect.x - 1 && x <= rect.x + rect.width + 1 && y >= rect.y && y <= rect.y + rect.height;
    if (holds && (!inner || rect.width * rect.height <= inner.rect.width * inner.rect.height)) inner = block;
  }
  return inner ? ofLine(inner.file, inner.line) : "kept";
}

function fateOfPage(marks: readonly ChangeMark[], isDrawn: () => boolean): PageFate {
  if (marks.some(({ kind }) => kind !== "number")) return "words";
  if (marks.length > 0) return "numbers";
  return isDrawn() ? "drawing" : "reflowed";
}

/**
 * Returns whether all words stand at the same height as before and are all shifted sideways by the same distance, since
 * the margins of rectos and versos are mirrored.
 */
function standAlike(oldWords: readonly PageWord[], newWords: readonly PageWord[]): boolean {
  if (oldWords.length !== newWords.length) return false;
  const aside = (newWords[0]?.boxes[0]?.x ?? 0) - (oldWords[0]?.boxes[0]?.x ?? 0);
  return newWords.every((word, index) => {
    const [box, before] = [word.boxes[0], oldWords[index]!.boxes[0]];
    return box && before && Math.abs(box.y - before.y) < 0.5 && Math.abs(box.x - before.x - aside) < 0.8;
  });
}
