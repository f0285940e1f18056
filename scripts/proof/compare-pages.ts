/** Compares the pages of one part at two states: the same, moved, or different in which words. */
import { mediaBox } from "../lib/pdf/page-form.ts";
import { compareByWords } from "./compare-page-words.ts";
import { diffKeys } from "./diff-words.ts";
import { pairOf, type ComparedPage, type PageChange, type Side } from "./page-change.ts";
import { isMoved, printReader, type PagePrint, type Shifts } from "./page-print.ts";

/**
 * Returns what became of the pages of a part, in the order of the new state; a page that is gone comes behind the one
 * before it.
 *
 * @param turnMm - distance between the text areas of recto and verso, in millimetres from the left edge of the page
 */
export function comparePages(old: Side, next: Side, turnMm: number): PageChange[] {
  const read = printReader();
  const printsOf = ({ pages }: Side) => pages.map(({ page }) => read(page.page));
  const [oldPrints, newPrints] = [printsOf(old), printsOf(next)];
  const changes: PageChange[] = [];
  const sameBody = (oldAt: number, newAt: number) => {
    const [oldPage, newPage] = [old.pages[oldAt]!, next.pages[newAt]!];
    const isSame = oldPage.number === newPage.number && oldPrints[oldAt]!.whole === newPrints[newAt]!.whole;
    changes.push(pairOf(isSame ? "same" : "folio", oldPage, newPage));
  };
  const bodies = (prints: readonly PagePrint[]) => prints.map(({ body }) => body);
  let [oldGap, newGap]: [number[], number[]] = [[], []];
  const closeGap = () => {
    const areMoved = (oldAt: number | undefined, newAt: number | undefined) => {
      if (oldAt === undefined || newAt === undefined) return false;
      return isMoved(oldPrints[oldAt]!.body, newPrints[newAt]!.body, shiftsOf(next.pages[newAt]!, turnMm));
    };
    let head = 0;
    while (areMoved(oldGap[head], newGap[head])) sameBody(oldGap[head]!, newGap[head++]!);
    [oldGap, newGap] = [oldGap.slice(head), newGap.slice(head)];
    let tail = 0;
    while (areMoved(oldGap.at(-1 - tail), newGap.at(-1 - tail))) tail++;
    const [oldTail, newTail] = [oldGap.splice(oldGap.length - tail), newGap.splice(newGap.length - tail)];
    const pick = (side: Side, indices: readonly number[]) => ({
      ...side,
      pages: indices.map((index) => side.pages[index]!),
    });
    changes.push(...compareByWords(pick(old, oldGap), pick(next, newGap)));
    for (const [index, oldAt] of oldTail.entries()) sameBody(oldAt, newTail[index]!);
    [oldGap, newGap] = [[], []];
  };
  for (const { fate, oldStart, newStart, length } of diffKeys(bodies(oldPrints), bodies(newPrints))) {
    if (fate === "same") {
      closeGap();
      for (let index = 0; index < length; index++) sameBody(oldStart + index, newStart + index);
    } else if (fate === "deleted") oldGap.push(...range(oldStart, length));
    else newGap.push(...range(newStart, length));
  }
  closeGap();
  return changes;
}

function shiftsOf({ page }: ComparedPage, turnMm: number): Shifts {
  const [, bottom, , top] = mediaBox(page.page);
  return { turnPx: (Math.abs(turnMm) * 96) / 25.4, pagePx: Math.round((top - bottom) / 0.75) };
}

function range(start: number, length: number): number[] {
  return Array.from({ length }, (_, index) => start + index);
}
