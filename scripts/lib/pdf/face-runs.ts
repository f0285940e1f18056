/** Parts a text into runs of one face each. */

/** A face that draws some characters. */
export interface PartialFace {
  has: (character: string) => boolean;
}

/** Marks and joiners stay with what is before them. */
const attached = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u;
/** A letter that is not written from right to left. */
const rightwards = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;

/**
 * Returns the runs as they stand in the line. Words of one face that are written from right to left are one run with
 * the spaces between them, which is set as a whole.
 *
 * @param own - draws what none of `others` does
 */
export function faceRunsOf<Own, Other extends PartialFace>(
  text: string,
  own: Own,
  others: readonly Other[],
): { text: string; face: Own | Other }[] {
  if (others.length === 0) return [{ text, face: own }];
  const runs: { text: string; face: Own | Other }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const before = runs.at(-2);
    const isAttached = last !== undefined && attached.test(character);
    const other = isRare(character) ? others.find(({ has }) => has(character)) : undefined;
    const face = isAttached ? last.face : (other ?? own);
    const isBetween = before?.face === face && last!.text === " " && !rightwards.test(before.text + character);
    if (last?.face === face) last.text += character;
    else if (other && isBetween) runs.splice(-2, 2, { text: `${before.text} ${character}`, face });
    else runs.push({ text: character, face });
  }
  return runs;
}

/** Tells characters that a range holds for themselves from those below rare marks, which are drawn so there alone. */
function isRare(character: string): boolean {
  return character > "\u007f";
}
