/** Puts the text of pages together to words, each with the boxes that it fills. */
import { readFontCodes, shownCodes, type FontCodes, type ShownCode } from "./font-text.ts";
import type { PdfDict } from "./objects.ts";
import type { TextRun, Turn } from "./page-text.ts";

/** Points, in the space of its text (see `TextRun`). */
export interface WordBox {
  turn: Turn;
  x: number;
  /** The baseline. */
  y: number;
  width: number;
  size: number;
}

export interface PageWord {
  text: string;
  /** Two, where the word is divided between lines. */
  boxes: WordBox[];
}

/**
 * Matches a character behind which a line may turn within what an author writes as one word: an address, or well-known.
 */
const breaksBehind = /[-‐–—/_?&=.]/;
/** A gap as wide as this share of the size is a space, though none is written. */
const spaceWidth = 0.15;

const knownCodes = new WeakMap<PdfDict, FontCodes>();

/**
 * Returns words as they can be compared between two settings of a text, whatever its lines: hyphens that the line's end
 * brought are left out, and behind marks where a line may turn another word begins, whether it turned or not. Callouts
 * are words of their own.
 */
export function pageWordsOf(runs: readonly TextRun[]): PageWord[] {
  const words: PageWord[] = [];
  let word: PageWord | undefined;
  /** Where the last character ended, and what it was. */
  let end: { x: number; y: number; turn: Turn; size: number; isHyphen: boolean; breaks: boolean } | undefined;
  const flush = () => {
    if (word && word.text !== "") words.push(word);
    word = undefined;
  };

  for (const run of runs) {
    const codes = knownCodes.get(run.font) ?? readFontCodes(run.font);
    knownCodes.set(run.font, codes);
    const { size, y, turn = 0 } = run;
    let x = run.x;
    for (const { offset, hex, actualText } of run.strings) {
      if (offset !== undefined) x = run.x + offset;
      for (const { text, width } of shownOf(shownCodes(codes, hex), actualText)) {
        const advance = (width * size) / 1000;
        const sameLine =
          end?.turn === turn && Math.abs(end.y - y) < 0.1 * size && Math.abs(end.size - size) < 0.1 * size;
        const follows = sameLine && Math.abs(x - end!.x) < spaceWidth * size;
        if (!follows && !end?.isHyphen) flush();
        if (end?.breaks) flush();
        const isHyphen = text === "\u00ad";
        if (/^\s*$/u.test(text)) flush();
        else {
          word ??= { text: "", boxes: [] };
          const box = word.boxes.at(-1);
          if (box && follows) box.width = x + advance - box.x;
          else word.boxes.push({ turn, x, y, width: advance, size });
          if (!isHyphen) word.text += text;
        }
        end = { x: x + advance, y, turn, size, isHyphen, breaks: breaksBehind.test(text) };
        x += advance;
      }
    }
  }
  flush();
  return words;
}

/** Puts the text that a reader would copy (14.9.4), if there is one, for the string as a whole. */
function shownOf(codes: ShownCode[], actualText: string | undefined): ShownCode[] {
  if (actualText === undefined) return codes;
  return [{ text: actualText, width: codes.reduce((sum, { width }) => sum + width, 0) }];
}
