/** Finds the words of one list that are missing in another, and those that are new in it, in reading order. */
import { diffArrays } from "diff";
import { keyOfWord, type Word } from "./text-blocks.ts";

/** Words in a row that have the same fate. */
export interface WordsRun {
  fate: "same" | "inserted" | "deleted";
  words: Word[];
}

/** A run of items that both lists have or only one has, with the index of its first item in each list. */
export interface WordRun {
  fate: WordsRun["fate"];
  oldStart: number;
  newStart: number;
  length: number;
}

/**
 * The most insertions and deletions that are searched for. With more a comparison takes longer than anybody waits, and
 * shows nobody anything: the whole old text is then gone and the whole new one inserted.
 */
const maxEdits = 6000;

/**
 * Returns the shortest list of runs that turns one list into the other, by Myers's algorithm; of several equally short
 * ones the one that keeps sentences whole.
 */
export function diffKeys(oldKeys: readonly string[], newKeys: readonly string[]): WordRun[] {
  const runs: WordRun[] = [];
  let [oldStart, newStart] = [0, 0];
  const push = (fate: WordRun["fate"], length: number) => {
    if (length === 0) return;
    runs.push({ fate, oldStart, newStart, length });
    if (fate !== "inserted") oldStart += length;
    if (fate !== "deleted") newStart += length;
  };
  // The beginning and end that both lists share, mostly the largest part of them, need no search.
  const shorter = Math.min(oldKeys.length, newKeys.length);
  let head = 0;
  while (head < shorter && oldKeys[head] === newKeys[head]) head++;
  let tail = 0;
  while (tail < shorter - head && oldKeys[oldKeys.length - 1 - tail] === newKeys[newKeys.length - 1 - tail]) tail++;
  const oldMiddle = oldKeys.slice(head, oldKeys.length - tail);
  const newMiddle = newKeys.slice(head, newKeys.length - tail);

  push("same", head);
  const changes = diffArrays(oldMiddle, newMiddle, { maxEditLength: maxEdits });
  if (!changes) {
    push("deleted", oldMiddle.length);
    push("inserted", newMiddle.length);
  }
  for (const { added, removed, value } of changes ?? []) {
    push(added ? "inserted" : removed ? "deleted" : "same", value.length);
  }
  push("same", tail);
  return slideRuns(runs, oldKeys, newKeys);
}

/** Matches the end of a sentence, a clause or an abbreviation. */
const sentenceEnd = /[.!?:;]["”’»)]*$/;

/**
 * Moves deleted and inserted runs, where they can be moved without changing the result, to the beginning of a sentence:
 * in "A lamp. A lantern. A lighthouse." without its middle, "A lantern." is gone rather than "lantern. A".
 */
function slideRuns(runs: WordRun[], oldKeys: readonly string[], newKeys: readonly string[]): WordRun[] {
  for (const [at, run] of runs.entries()) {
    const [before, after] = [runs[at - 1], runs[at + 1]];
    if (run.fate === "same" || before?.fate !== "same" || (after && after.fate !== "same")) continue;
    const isGone = run.fate === "deleted";
    const [keys, start] = isGone ? [oldKeys, run.oldStart] : [newKeys, run.newStart];
    const end = start + run.length;
    for (let slide = 0; slide < before.length; slide++) {
      if (sentenceEnd.test(keys[start - slide - 1]!)) {
        if (slide === 0) break;
        before.length -= slide;
        run.oldStart -= slide;
        run.newStart -= slide;
        if (after) {
          after.length += slide;
          after.oldStart -= slide;
          after.newStart -= slide;
        } else {
          const { oldStart, newStart, length } = run;
          runs.push({
            fate: "same",
            oldStart: oldStart + (isGone ? length : 0),
            newStart: newStart + (isGone ? 0 : length),
            length: slide,
          });
        }
        break;
      }
      if (keys[start - slide - 1] !== keys[end - slide - 1]) break;
    }
  }
  return runs;
}

export function diffWords(oldWords: readonly Word[], newWords: readonly Word[]): WordsRun[] {
  return diffKeys(oldWords.map(keyOfWord), newWords.map(keyOfWord)).map(({ fate, oldStart, newStart, length }) => ({
    fate,
    words:
      fate === "deleted" ? oldWords.slice(oldStart, oldStart + length) : newWords.slice(newStart, newStart + length),
  }));
}

/** Returns the share of the words that two texts have in common, 0 to 1, whatever their order. */
export function similarity(oldWords: readonly Word[], newWords: readonly Word[]): number {
  const total = oldWords.length + newWords.length;
  if (total === 0) return 1;
  const counts = new Map<string, number>();
  for (const { text } of oldWords) counts.set(text, (counts.get(text) ?? 0) + 1);
  let common = 0;
  for (const { text } of newWords) {
    const left = counts.get(text) ?? 0;
    if (left > 0) common++;
    counts.set(text, left - 1);
  }
  return (2 * common) / total;
}
