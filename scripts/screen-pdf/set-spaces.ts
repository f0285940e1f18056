/** Finds places between two words, at the end of a line or of an element, where no space is painted. */
import type { ContentEdit } from "../lib/pdf/content/content-stream.ts";
import type { FontCodes } from "../lib/pdf/fonts/font-text.ts";
import type { PdfRef } from "../lib/pdf/objects.ts";
import type { PaintedPiece } from "../lib/pdf/painted/painted-ground.ts";
import { countLetters, countsAtWordEnds } from "../lib/pdf/text/count-letters.ts";
import type { ExpectedDigest, ExpectedFigure } from "../pages/compare/checked-unit.ts";
import { leftwards } from "../lib/pdf/text/reader-letters.ts";
import type { PlacedContent } from "../lib/pdf/text/tagged-words.ts";

/** The pages and pieces that spaces are put into. */
interface Painted {
  piecesOf: (content: PlacedContent["content"]) => readonly PaintedPiece[];
  /** Returns the content of a page. */
  contentOf: (page: PdfRef) => Buffer;
}

/**
 * Returns edits, by page, that put the glyph of a space behind each word at such a place: it is not seen, and a text that
 * is copied or read aloud keeps its words apart. Browsers don't paint the space at which a line breaks. Where the word's
 * font has no such glyph, since a page's fonts hold only the glyphs that are painted, another font of the page gives it.
 *
 * @param contents - content of the elements, in the order of reading
 * @param expected - the words as they were written, and the figures among them
 * @returns nothing where other letters are read than were written, since no place can be told then
 */
export function findSpaces(
  contents: readonly PlacedContent[],
  { written, figures }: Pick<ExpectedDigest, "written" | "figures">,
  painted: Painted,
): Map<PdfRef, ContentEdit[]> {
  const ends = countsAtWordEnds(written);
  const spaces = new SpaceEdits(contents, painted);
  const isKnown = contents.filter(({ isFigure }) => isFigure).length === figures.length;
  /** Places in `ends` and `figures`. */
  let [next, figureCount] = [0, 0];
  let count = 0;
  let last: PlacedPiece | undefined;
  /** The figure or formula since `last`. */
  let figure: (ExpectedFigure & { at: PlacedContent }) | undefined;
  for (const at of contents) {
    if (at.isFigure) {
      const facts = isKnown ? figures[figureCount++]! : noSpaces;
      if (facts.isApartBefore && last && isOneText(last.at, at) && !isSpace(last.piece.text.at(-1)))
        spaces.addBehind(last);
      figure = { ...facts, at };
      continue;
    }
    for (const piece of painted.piecesOf(at.content)) {
      // A line's begin, or something that is covered.
      if (piece.text === "" || Number.isNaN(piece.x)) continue;
      while (ends[next]! < count) next++;
      if (figure) {
        if (figure.isApartBehind && isOneText(figure.at, at) && !isSpace(piece.text[0]))
          spaces.addBefore({ piece, at });
      } else if (last && ends[next] === count && isOneText(last.at, at)) {
        if (!isApart(last.piece.text, piece.text) && !isDrawnBackwards(last.piece, piece)) spaces.addBehind(last);
      }
      count += countLetters(withoutHyphen(piece.text, last?.piece.text));
      last = { piece, at };
      figure = undefined;
    }
  }
  return count === (ends.at(-1) ?? 0) ? spaces.edits() : new Map();
}

interface PlacedPiece {
  piece: PaintedPiece;
  at: PlacedContent;
}

const noSpaces: ExpectedFigure = { kind: "picture", isApartBefore: false, isApartBehind: false };

class SpaceEdits {
  readonly #contents: readonly PlacedContent[];
  readonly #painted: Painted;
  readonly #edits = new Map<PdfRef, ContentEdit[]>();
  /** Pieces behind which a space is missing, and whose font has no glyph for it. */
  readonly #lacking: { page: PdfRef; piece: PaintedPiece }[] = [];
  /** A piece whose font has a space, by page: searched once, however many lines lack one. */
  readonly #withSpace = new Map<PdfRef, PaintedPiece | undefined>();
  /** The last piece that got a space, so that it gets one only, though several figures may follow on it. */
  #spaced: PaintedPiece | undefined;

  constructor(contents: readonly PlacedContent[], painted: Painted) {
    this.#contents = contents;
    this.#painted = painted;
  }

  addBehind({ piece, at: { content } }: PlacedPiece): void {
    const { end, codes } = piece;
    if (end < 0 || !codes || this.#spaced === piece) return;
    this.#spaced = piece;
    const space = spaceIn(codes);
    if (space === undefined) this.#lacking.push({ page: content.page, piece });
    else this.#add(content.page, { start: end, end, by: space });
  }

  addBefore({ piece, at: { content } }: PlacedPiece): void {
    const { page } = content;
    const hasSpace = piece.codes !== undefined && spaceIn(piece.codes) !== undefined;
    const edit = spaceBefore(this.#painted.contentOf(page), piece, hasSpace ? piece : this.#otherFont(page));
    if (edit) this.#add(page, edit);
  }

  edits(): Map<PdfRef, ContentEdit[]> {
    for (const { page, piece } of this.#lacking) {
      const edit = spaceOfAnother(this.#painted.contentOf(page), piece, this.#otherFont(page));
      if (edit) this.#add(page, edit);
    }
    return this.#edits;
  }

  #add(page: PdfRef, edit: ContentEdit): void {
    const ofPage = this.#edits.get(page);
    if (ofPage) ofPage.push(edit);
    else this.#edits.set(page, [edit]);
  }

  #otherFont(page: PdfRef): PaintedPiece | undefined {
    if (!this.#withSpace.has(page)) this.#withSpace.set(page, this.#findWithSpace(page));
    return this.#withSpace.get(page);
  }

  #findWithSpace(page: PdfRef): PaintedPiece | undefined {
    for (const { content, isFigure } of this.#contents) {
      if (isFigure || content.page !== page) continue;
      const found = this.#painted
        .piecesOf(content)
        .find(({ end, codes }) => end >= 0 && codes && spaceIn(codes) !== undefined);
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

/**
 * Returns what shows a space before the string of a piece, and goes back by its width: nothing that is seen moves.
 *
 * @param other - a piece whose font has a space
 */
function spaceBefore(content: Buffer, piece: PaintedPiece, other: PaintedPiece | undefined): ContentEdit | undefined {
  const { end, font } = piece;
  const isList = content[content.indexOf("T", end) + 1] === 0x4a; /* J */
  const start = content.lastIndexOf(isList ? "[" : "<", end);
  if (!other?.codes || end < 0 || start < 0) return undefined;
  const space = spaceIn(other.codes)!;
  const width = other.codes.widths[Number.parseInt(space, 16)] ?? other.codes.usualWidth;
  const shown = `[<${space}> ${width}] TJ `;
  if (other.font === font) return { start, end: start, by: shown };
  const begin = content.lastIndexOf("BT", start);
  const [chosen] = fontChoice.exec(content.toString("latin1", begin, start)) ?? [];
  if (begin < 0 || chosen === undefined) return undefined;
  return { start, end: start, by: `${other.font} 1 Tf ${shown}${chosen} ` };
}

/** Returns whether two pieces are of one text, which also one is that goes on overleaf. */
function isOneText(one: PlacedContent, other: PlacedContent): boolean {
  return one.block === other.block || one.content.page !== other.content.page;
}

function isApart(before: string, behind: string): boolean {
  return isSpace(before.at(-1)) || isSpace(behind[0]);
}

/**
 * Returns whether two pieces are of a line that is read from the right. They are drawn from the left, so the number of
 * letters before the second doesn't tell where a word ends.
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
