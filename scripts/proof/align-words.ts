/** Aligns the words of pages at two states: the same, gone and new. */
import type { PageWord } from "../lib/pdf/text/page-words.ts";
import { diffKeys, type WordRun } from "./diff-words.ts";

/**
 * Returns the runs of words that both states have, that are gone and that are new. Words are paired although numbers
 * among them differ, since the report numbers notes, sections and pages anew.
 */
export function alignWords(oldWords: readonly PageWord[], newWords: readonly PageWord[]): WordRun[] {
  return trimRuns(diffKeys(keysOf(oldWords), keysOf(newWords)), oldWords, newWords);
}

const isNumber = /^\(?\d[\d.,]*\)?[.,;:]?$/;

/**
 * Returns the key by which each word is compared. A number's key is its distance from the next word that isn't a
 * number: a new note gives all notes behind it other numbers, and a comparison of thousands of words that all differ
 * would find no end.
 */
function keysOf(words: readonly PageWord[]): string[] {
  const keys: string[] = [];
  let next: string | undefined;
  let distance = 0;
  for (const { text } of words.toReversed()) {
    if (next !== undefined && isNumber.test(text)) keys.push(`0 ${++distance} before ${next}`);
    else {
      keys.push(text);
      [next, distance] = [text, 0];
    }
  }
  return keys.toReversed();
}

/**
 * Trims a deleted run and the inserted one in its place by the words that both begin and end with. These are numbers,
 * whose keys differ where the word behind them changed.
 */
function trimRuns(runs: readonly WordRun[], oldWords: readonly PageWord[], newWords: readonly PageWord[]): WordRun[] {
  return runs.flatMap((run, at) => {
    const [before, after] = [runs[at - 1], runs[at + 1]];
    if (before?.fate === "deleted" && run.fate === "inserted") return [];
    if (run.fate !== "deleted" || after?.fate !== "inserted") return [run];
    const { oldStart, newStart, length } = run;
    const isSame = (oldAt: number, newAt: number) => oldWords[oldAt]!.text === newWords[newAt]!.text;
    const shorter = Math.min(length, after.length);
    let head = 0;
    while (head < shorter && isSame(oldStart + head, newStart + head)) head++;
    let tail = 0;
    const [oldEnd, newEnd] = [oldStart + length - 1, newStart + after.length - 1];
    while (tail < shorter - head && isSame(oldEnd - tail, newEnd - tail)) tail++;
    const [oldMiddle, newMiddle] = [oldStart + head, newStart + head];
    const areNumbers = (words: readonly PageWord[], from: number, to: number) =>
      words.slice(from, to).every(({ text }) => isNumber.test(text));
    // Numbers at the end of a part have no word behind them, so their keys are the numbers themselves.
    if (
      length === after.length &&
      areNumbers(oldWords, oldMiddle, oldEnd + 1 - tail) &&
      areNumbers(newWords, newMiddle, newEnd + 1 - tail)
    ) {
      return [{ ...run, fate: "same" }];
    }
    const pieces: WordRun[] = [
      { fate: "same", oldStart, newStart, length: head },
      { fate: "deleted", oldStart: oldMiddle, newStart: newMiddle, length: length - head - tail },
      { fate: "inserted", oldStart: oldMiddle, newStart: newMiddle, length: after.length - head - tail },
      { fate: "same", oldStart: oldEnd + 1 - tail, newStart: newEnd + 1 - tail, length: tail },
    ];
    return pieces.filter((piece) => piece.length > 0);
  });
}
