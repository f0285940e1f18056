/** Divides a text into runs of one face each. */
import { leftwards } from "../text/reader-letters.ts";

/** A face that has some characters. */
export interface PartialFace {
  has: (character: string) => boolean;
}

/** Matches a character with the combining marks and joiners behind it. */
const letters = /[^][\p{M}\p{Default_Ignorable_Code_Point}]*/gu;
/** Matches a letter that is not written from right to left. */
const rightwards = new RegExp(`(?!${leftwards.source})\\p{L}`, "u");

/**
 * Returns the runs in their order. Consecutive words of one face that are written from right to left are one run with
 * the spaces between them, since such a run has to be set as a whole.
 *
 * @param own - the face for all characters that it has, and for those that no face has
 * @param others - faces for characters that `own` lacks, together with their combining marks
 */
export function faceRunsOf<Own extends PartialFace, Other extends PartialFace>(
  text: string,
  own: Own,
  others: readonly Other[],
): { text: string; face: Own | Other }[] {
  if (others.length === 0) return [{ text, face: own }];
  const runs: { text: string; face: Own | Other }[] = [];
  for (const [letter] of text.matchAll(letters)) {
    const last = runs.at(-1);
    const before = runs.at(-2);
    const face = faceOf(letter, own, others);
    const isBetween = before?.face === face && last!.text === " " && !rightwards.test(before.text + letter);
    if (last?.face === face) last.text += letter;
    else if (face !== own && isBetween) runs.splice(-2, 2, { text: `${before.text} ${letter}`, face });
    else runs.push({ text: letter, face });
  }
  return runs;
}

function faceOf<Own extends PartialFace, Other extends PartialFace>(
  letter: string,
  own: Own,
  others: readonly Other[],
): Own | Other {
  const seen = Array.from(letter).filter((character) => !/\p{Default_Ignorable_Code_Point}/u.test(character));
  const [base = ""] = seen;
  if (seen.every((character) => own.has(character))) return own;
  const other = others.find(({ has }) => seen.every(has));
  return other ?? (own.has(base) ? own : (others.find(({ has }) => has(base)) ?? own));
}
