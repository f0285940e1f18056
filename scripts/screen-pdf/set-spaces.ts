/** Finds where a line ends, or one element meets the next, between two words, and no space is painted. */
import type { ContentEdit } from "../lib/pdf/content-stream.ts";
import type { FontCodes } from "../lib/pdf/font-text.ts";
import type { PdfRef } from "../lib/pdf/objects.ts";
import type { PaintedPiece } from "../lib/pdf/painted-ground.ts";
import { countLetters, countsAtWordEnds } from "../lib/pdf/count-letters.ts";
import { leftwards } from "../lib/pdf/reader-letters.ts";
import type { PlacedContent } from "../lib/pdf/tagged-words.ts";

/** Tells what is painted, as far as spaces are put into it. */
interface Painted {
  piecesOf: (content: PlacedContent["content"]) => readonly PaintedPiece[];
  /** Returns the content of a page. */
  contentOf: (page: PdfRef) => Buffer;
}

/**
 * Returns edits, by page, that put the glyph of a space at the end of each such string: nobody sees it, and who reads or
 * copies the text finds two words. Browsers don't paint the space that a line breaks at. Where the font has none, since
 * a page holds only the glyphs that are painted, it is that of another font of the page.
 *
 * @param contents - in the order of reading
 * @param written - the words that they show, as they were written
 * @returns none where other letters are read than were written: then no place can be told
 */
export function findSpaces(
  contents: readonly PlacedContent[],
  written: string,
  { piecesOf, contentOf }: Painted,
): Map<PdfRef, ContentEdit[]> {
  const ends = countsAtWordEnds(written);
  /** The next of `ends`, as letters are counted. */
  let next = 0;
  const edits = new Map<PdfRef, ContentEdit[]>();
  const lacking: { page: PdfRef; piece: PaintedPiece }[] = [];
  /** A piece whose font has a space, by page: searched once, however many lines lack one. */
  const withSpace = new Map<PdfRef, PaintedPiece | undefined>();
  let count = 0;
  let last: { piece: PaintedPiece; at: PlacedContent } | undefined;
  /** The last that got a space: lines may end before a formula and behind it. */
  let spaced: PaintedPiece | undefined;
  for (const at of contents) {
    for (const piece of piecesOf(at.content)) {
      // A line's begin, or something that is covered.
      if (piece.text === "" || Number.isNaN(piece.x)) continue;
      while (ends[next]! < count) next++;
      const isWordEnd = last !== undefined && ends[next] === count && isOneText(last.at, at);
      if (at.isFigure) {
        // Without a space before it, no line would end there.
        if (isWordEnd && !isSpace(last!.piece.text.at(-1)) && beginsLine(piece, last!.piece, at, last!.at))
          addSpace(last!.at.content.page, last!.piece);
        break;
      }
      if (isWordEnd && !isApart(last!.piece.text, piece.text) && !isDrawnBackwards(last!.piece, piece)) {
        addSpace(last!.at.content.page, last!.piece);
      }
      count += countLetters(withoutHyphen(piece.text, last?.piece.text));
      last = { piece, at };
    }
  }
  if (count !== (ends.at(-1) ?? 0)) return new Map();
  for (const { page, piece } of lacking) {
    const edit = spaceOfAnother(contentOf(page), piece, otherFont(page));
    if (edit) addEdit(page, edit);
  }
  return edits;

  function addSpace(page: PdfRef, piece: PaintedPiece): void {
    const { end, codes } = piece;
    if (end < 0 || !codes || spaced === piece) return;
    spaced = piece;
    const space = spaceIn(codes);
    if (space === undefined) lacking.push({ page, piece });
    else addEdit(page, { start: end, end, by: space });
  }

  function addEdit(page: PdfRef, edit: ContentEdit): void {
    let ofPage = edits.get(page);
    if (!ofPage) edits.set(page, (ofPage = []));
    ofPage.push(edit);
  }

  function otherFont(page: PdfRef): PaintedPiece | undefined {
    if (!withSpace.has(page)) withSpace.set(page, findWithSpace(page));
    return withSpace.get(page);
  }

  function findWithSpace(page: PdfRef): PaintedPiece | undefined {
    for (const { content, isFigure } of contents) {
      if (isFigure || content.page !== page) continue;
      const found = piecesOf(content).find(({ end, codes }) => end >= 0 && codes && spaceIn(codes) !== undefined);
      if (found) return found;
    }
    return undefined;
  }
}

/** Matches the last choice of a font before a place in the content. */
const fontChoice = /\/\S+ [\d.]+ Tf(?![^]*\/\S+ [\d.]+ Tf)/;

/** Returns what shows the space of another font, as small as can be, behind the string that a piece ends with. */
function spaceOfAnother(
  content: Buffer,
  { end }: PaintedPiece,
  other: PaintedPiece | undefined,
): ContentEdit | undefined {
  const begin = content.lastIndexOf("BT", end);
  const [chosen] = fontChoice.exec(content.toString("latin1", begin, end)) ?? [];
  const shown = content.indexOf("T", end);
  const operator = content.toString("latin1", shown, shown + 2);
  if (!other?.codes || begin < 0 || chosen === undefined || !/^T[jJ]$/.test(operator)) return undefined;
  const by = ` ${other.font} 1 Tf <${spaceIn(other.codes)}> Tj ${chosen}`;
  return { start: shown + operator.length, end: shown + operator.length, by };
}

/** Returns whether two pieces are of one text: one that goes on overleaf has a space behind its last word, too. */
function isOneText(one: PlacedContent, other: PlacedContent): boolean {
  return one.block === other.block || one.content.page !== other.content.page;
}

/** Returns whether a piece stands at the begin of the line below another, or of a page behind. */
function beginsLine(piece: PaintedPiece, before: PaintedPiece, at: PlacedContent, last: PlacedContent): boolean {
  return at.content.page !== last.content.page || (piece.y < before.y && piece.x < before.x);
}

function isApart(before: string, behind: string): boolean {
  return isSpace(before.at(-1)) || isSpace(behind[0]);
}

/**
 * Returns whether two pieces are of a line that is read from the right: they are drawn from the left, so that letters
 * counted to their seam tell nothing of where a word ends.
 */
function isDrawnBackwards(before: PaintedPiece, behind: PaintedPiece): boolean {
  return before.y === behind.y && leftwards.test(before.text) && leftwards.test(behind.text);
}

function isSpace(character = ""): boolean {
  return (character <= " " || character > "~") && /\s/.test(character);
}

/** Returns a text without the hyphen that is drawn where a word is divided: a piece of its own, behind the soft hyphen. */
function withoutHyphen(text: string, before = ""): string {
  return before.endsWith("\u00ad") ? text.replace(/^[-\u2010]/, "") : text;
}

const spaces = new WeakMap<FontCodes, string | null>();

/** Returns the hexadecimal digits of a font's space, undefined where it has none. */
function spaceIn(codes: FontCodes): string | undefined {
  let found = spaces.get(codes);
  if (found === undefined) {
    const code = codes.texts.indexOf(" ");
    found = code < 0 ? null : code.toString(16).padStart(codes.digits, "0");
    spaces.set(codes, found);
  }
  return found ?? undefined;
}
