/** Joins the text of pages to words, each with its boxes. */
import { readFontCodes, shownCodes, type FontCodes, type ShownCode } from "../fonts/font-text.ts";
import type { PdfDict } from "../objects.ts";
import type { TextRun, Turn } from "./page-text.ts";

/** Box of a word, in points, in the space of its text (see `TextRun`). */
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
  /** Two boxes where the word is divided between lines. */
  boxes: WordBox[];
}

/**
 * Matches a character after which a line may break within what an author writes as one word: an address, or well-known.
 */
const breaksBehind = /[-‐–—/_?&=.]/;
/** The least width of a gap that counts as a space even if none is written, as a share of the type size. */
const spaceWidth = 0.15;

const knownCodes = new WeakMap<PdfDict, FontCodes>();

/**
 * Returns words that can be compared between two layouts of a text: hyphens of divided words are removed, and a new
 * word begins after each character at which a line may break, whether it does or not. Callouts are words of their own.
 */
export function pageWordsOf(runs: readonly TextRun[]): PageWord[] {
  const words: PageWord[] = [];
  let word: PageWord | undefined;
  /** Where the last character ended, and what kind it was. */
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

/** Replaces the texts of a string's codes by its ActualText (ISO 32000-1, 14.9.4), if it has one. */
function shownOf(codes: ShownCode[], actualText: string | undefined): ShownCode[] {
  if (actualText === undefined) return codes;
  return [{ text: actualText, width: codes.reduce((sum, { width }) => sum + width, 0) }];
}
