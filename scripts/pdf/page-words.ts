/** The text of pages in, as runs; its words, each with the boxes that it fills, out. */
import { readFontCodes, type ShownCode } from "./font-text.ts";
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

/** Behind these a line may turn within what an author writes as one word: an address, or well-known. */
const breaksBehind = /[-‐–—/_?&=.]/;
/** A gap as wide as this share of the size is a space, though none is written. */
const spaceWidth = 0.15;

const readers = new WeakMap<PdfDict, (hex: string) => ShownCode[]>();

/**
 * Words as they can be compared between two settings of a text, whatever its lines: hyphens that the line's end
 * brought are left out, and behind marks where a line may turn another word begins, whether it turned or not.
 * Callouts are words of their own.
 */
export function wordsOf(runs: readonly TextRun[]): PageWord[] {
  const words: PageWord[] = [];
  let word: PageWord | undefined;
  /** Where the last character ended, and what it was. */
  let end: { x: number; y: number; turn: Turn; size: number; isHyphen: boolean; breaks: boolean } | undefined;
  const flush = () => {
    if (word && word.text !== "") words.push(word);
    word = undefined;
  };

  for (const run of runs) {
    const codesOf = readers.get(run.font) ?? readFontCodes(run.font);
    readers.set(run.font, codesOf);
    const { size, y, turn = 0 } = run;
    let x = run.x;
    for (const { offset, hex, actual } of run.strings) {
      if (offset !== undefined) x = run.x + offset;
      for (const { text, width } of shownOf(codesOf(hex), actual)) {
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

/** What a reader would copy (14.9.4) stands for the string as a whole. */
function shownOf(codes: ShownCode[], actual: string | undefined): ShownCode[] {
  if (actual === undefined) return codes;
  return [{ text: actual, width: codes.reduce((sum, { width }) => sum + width, 0) }];
}
