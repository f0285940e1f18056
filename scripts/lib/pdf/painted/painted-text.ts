/** Reads the visible text of a page's marked content: not clipped, covered, tiny, or in the colour of its background. */
import { contentOfStream, type ContentEdit } from "../content/content-stream.ts";
import type { FontCodes } from "../fonts/font-text.ts";
import {
  extentOf,
  identity,
  intersect,
  isIn,
  isUpright,
  multiply,
  nowhere,
  readMatrix,
  type Box,
  type Matrix,
} from "../geometry.ts";
import { readMarkedContent } from "../content/marked-content.ts";
import { PdfStream, asDict, resolve, type PdfDict, type PdfValue } from "../objects.ts";
import { OperandReader } from "../content/operands.ts";
import { operatorReader } from "../content/operators.ts";
import { PaintedGround, type PaintedPiece } from "./painted-ground.ts";
import { PathBounds } from "./painted-path.ts";
import { PaintedState, matrixFrom } from "./painted-state.ts";
import { PlainSpans } from "../text/plain-spans.ts";
import { ShownCodes } from "../text/shown-codes.ts";

/** An open marked-content sequence. */
interface Open {
  mcid: number | undefined;
  /** The text that a reader copies instead of the glyphs (14.9.4); empty after it was added. */
  actualText: string | undefined;
}

/** The text that is read from a page. */
export interface PaintedText {
  /** Pieces by MCID, or `unmarked`; Chromium numbers those of forms together with the page's. */
  readonly pieces: ReadonlyMap<number, readonly PaintedPiece[]>;
  /** Edits that move the text of ActualText into glyphs (see `PlainSpans`). */
  readonly edits: readonly ContentEdit[];
}

/** Text of a glyph without text, and of the box that is drawn for a missing glyph. */
const unknown = "\ufffd";
/** The least opacity (0–1) at which text counts as visible. */
const leastAlpha = 0.05;
/** The least type size, in points, at which text counts as visible: smaller type is dots, on screens and in print. */
const leastSizePt = 1;
/** Height above the baseline, in ems, at which a letter must be visible: the middle of an x. */
const middle = 0.25;
/** Where an image is painted, before its matrix is applied. */
const unitSquare: Box = [0, 0, 1, 1];
/** The least distance of two baselines, in ems, that makes them two lines. */
const newLine = 0.9;

/** Key of the text that nothing marks, as of `::before`, running heads and page numbers. */
export const unmarked = -1;
/** The sequence around text that is in none; it is never written to. */
const noSpan: Open = { mcid: undefined, actualText: undefined };

/** Length of the operators `Tj` and `TJ`. */
const operatorLength = 2;

const forEachOperator = operatorReader(
  "q Q cm gs rg g k cs sc scn Tr BT Tf Tm Td Tj TJ BDC BMC EMC Do re m l c v y W W* n f F f* B B* b b* S s sh".split(
    " ",
  ),
);

/**
 * Returns the text by MCID. Left out is text outside the page or the clip's bounds, transparent text, type of
 * less than a point, text in the colour of the rectangle or gradient below it or of the paper, and text that one of
 * these or an opaque image covers; rectangles may have rounded corners. Text below a soft mask is left out too, for what
 * the mask leaves of it isn't known: Skia paints such text twice, and readers copy it twice. Not examined is the colour
 * of a picture below the text, and what a clip of another shape hides.
 *
 * @param content - content of the page, inflated
 * @param trim - trim of the page
 * @param codesOf - returns the texts of a font's codes
 * @throws {Error} for literal strings, which Skia does not write
 */
export function readPaintedText(
  content: Buffer,
  resources: PdfDict | undefined,
  trim: Box,
  codesOf: (font: PdfDict) => FontCodes,
): PaintedText {
  const reader = new TextReader(codesOf, content);
  reader.read(content, resources, new PaintedState(identity, trim), []);
  return { pieces: reader.ground.piecesByMark(), edits: reader.spans.edits };
}

/** Returns the text of pieces, with a space between lines. */
export function textOfPieces(pieces: readonly PaintedPiece[] = []): string {
  let all = "";
  for (const { text } of pieces) all += text;
  return all;
}

/** Reads text. Written for speed: it reads every letter of a report, and allocates next to nothing for each. */
class TextReader {
  readonly ground = new PaintedGround();
  readonly spans = new PlainSpans();
  readonly #codesOf: (font: PdfDict) => FontCodes;
  /** Content of the page itself, as opposed to that of forms. */
  readonly #pageContent: Buffer;
  readonly #numbers = new Float64Array(6);
  readonly #path = new PathBounds();
  readonly #shown = new ShownCodes();
  /** Where the next string starts: offset in the space of the text matrix, plus what was shown since. */
  #text: Matrix = identity;
  #x = 0;
  #y = 0;
  #advance = 0;
  #font: FontCodes | undefined;
  #fontName = "";
  #fontSize = 0;
  #baseline = 0;
  #lastMark: number | undefined;

  constructor(codesOf: (font: PdfDict) => FontCodes, pageContent: Buffer) {
    this.#codesOf = codesOf;
    this.#pageContent = pageContent;
  }

  read(content: Buffer, resources: PdfDict | undefined, start: PaintedState, around: readonly Open[]): void {
    const numbers = this.#numbers;
    const fonts = asDict(resources?.get("Font"));
    const saved: PaintedState[] = [];
    const open = [...around];
    let mark = lastMark(open);
    let state = start.copy();
    const operands = new OperandReader(content);

    forEachOperator(content, (operator, from, to, end) => {
      switch (operator) {
        case "Tj":
        case "TJ":
          this.#show(content, from, to, state, mark ?? unmarked, open.at(-1) ?? noSpan);
          break;
        case "Td":
          operands.numbers(from, to, numbers);
          this.#x += numbers[0]!;
          this.#y += numbers[1]!;
          this.#advance = 0;
          break;
        case "Tm":
          if (operands.numbers(from, to, numbers) === 6) this.#setText(matrixFrom(numbers));
          if (mark !== undefined) this.#startLine(mark);
          break;
        case "Tf": {
          const [name = "", size = ""] = operands.text(from, to).split(" ");
          const found = asDict(fonts?.get(name.slice(1)));
          this.#font = found && this.#codesOf(found);
          this.#fontName = name;
          this.#fontSize = Number(size);
          break;
        }
        case "BT":
          this.#setText(identity);
          break;
        case "BDC":
        case "BMC":
          open.push(readMarkedContent(operands.text(from, to)));
          this.#openSpan(open.at(-1)!, from, end, content);
          mark = open.at(-1)!.mcid ?? mark;
          break;
        case "EMC":
          if (this.#close(open.pop(), to, end, content)) mark = lastMark(open);
          break;
        case "q":
          saved.push(state.copy());
          break;
        case "Q":
          state = saved.pop() ?? start.copy();
          break;
        case "gs":
          state.takeGraphicsState(resources, operands.name(from, to), start);
          break;
        case "scn":
          state.takePattern(resources, operands.name(from, to), start.matrix);
          break;
        case "Do":
          this.#paintObject(asDict(resources?.get("XObject"))?.get(operands.name(from, to)), resources, state, open);
          break;
        default:
          this.#paint(operator, operands.numbers(from, to, numbers), state);
      }
      return undefined;
    });
  }

  #openSpan({ actualText, mcid }: Open, start: number, end: number, content: Buffer): void {
    const isSpan = actualText !== undefined && mcid === undefined && content === this.#pageContent;
    if (isSpan) this.spans.begin(actualText, start, end);
  }

  /** Closes a sequence. @returns whether it had an MCID */
  #close(closed: Open | undefined, start: number, end: number, content: Buffer): boolean {
    if (!closed) return false;
    if (closed.actualText !== undefined && content === this.#pageContent) this.spans.end(start, end);
    return closed.mcid !== undefined;
  }

  #setText(matrix: Matrix): void {
    this.#text = matrix;
    this.#x = this.#y = this.#advance = 0;
  }

  /**
   * Runs an operator that changes the state by numbers, or that draws. @param count - count of the operands in
   * `#numbers`
   */
  #paint(operator: string, count: number, state: PaintedState): void {
    if (state.take(operator, this.#numbers, count)) return;
    if (operator === "sh") this.ground.fill(state.clip, undefined);
    else this.#path.take(operator, this.#numbers, count, state, this.ground);
  }

  /** Reads a form's content, or records the area that an image covers. */
  #paintObject(
    value: PdfValue | undefined,
    resources: PdfDict | undefined,
    state: PaintedState,
    open: readonly Open[],
  ): void {
    const object = resolve(value);
    if (!(object instanceof PdfStream)) return;
    if (object.dict.get("Subtype") !== "/Form") {
      const box = intersect(extentOf(unitSquare, state.matrix), state.clip) ?? nowhere;
      this.ground.fill(box, undefined);
      if (isOpaque(object.dict) && state.alpha === 1 && !state.isMasked && !state.isShaped && isUpright(state.matrix))
        this.ground.cover(box);
      return;
    }
    const matrix = multiply(readMatrix(object.dict.get("Matrix")), state.matrix);
    this.read(contentOfStream(object), asDict(object.dict.get("Resources")) ?? resources, state.copy(matrix), open);
  }

  #startLine(mark: number): void {
    const baseline = this.#text[5];
    const isAnother = Math.abs(baseline - this.#baseline) > this.#fontSize * newLine;
    if (this.#lastMark !== undefined && isAnother) this.ground.addText(mark, " ", NaN, NaN);
    this.#baseline = baseline;
    this.#lastMark = mark;
  }

  /** Adds the visible text of the strings among the operands of `Tj` or `TJ`, and advances the text position. */
  #show(content: Uint8Array, from: number, to: number, state: PaintedState, mark: number, span: Open): void {
    const font = this.#font;
    if (!font) return;
    const { texts, widths, usualWidth, digits } = font;
    const count = this.#shown.read(content, from, to, digits);
    const { codes } = this.#shown;
    const em = this.#fontSize / 1000;
    let shown = "";
    let width = 0;
    /** How far the middle of the first letter is: spaces may stand over what is beside the words. */
    let inside = NaN;
    let isBox = false;
    for (let index = 0; index < count; index++) {
      const code = codes[index]!;
      const advance = widths[code] ?? usualWidth;
      if (Number.isNaN(inside) && texts[code] !== " ") inside = width + advance / 2;
      width += advance;
      if (code === 0 && digits === 4) isBox = true;
      else shown += texts[code] ?? unknown;
    }
    width *= em;
    const along = this.#x + this.#advance;
    this.#advance += width;
    if (state.isUnseen || state.isMasked || state.alpha < leastAlpha || count === 0) return;
    const { matrix, clip } = state;
    const text = this.#text;
    const isEdited = content === this.#pageContent && mark !== unmarked;
    const end = isEdited ? content.lastIndexOf(62 /* > */, to) : -1;
    if (end >= 0) this.spans.show(shown, content.indexOf(60 /* < */, from), end + 1, to + operatorLength);
    const up = this.#y + middle * this.#fontSize;
    const tx = text[0] * along + text[2] * up + text[4];
    const ty = text[1] * along + text[3] * up + text[5];
    const x = matrix[0] * tx + matrix[2] * ty + matrix[4];
    const y = matrix[1] * tx + matrix[3] * ty + matrix[5];
    const dx = matrix[0] * text[0] + matrix[2] * text[1];
    const dy = matrix[1] * text[0] + matrix[3] * text[1];
    if (
      this.#isTiny(
        dx * dx + dy * dy,
        dx * (matrix[1] * text[2] + matrix[3] * text[3]) - dy * (matrix[0] * text[2] + matrix[2] * text[3]),
      )
    )
      return;
    const letter = Number.isNaN(inside) ? width / 2 : inside * em;
    const letterX = x + letter * dx;
    const letterY = y + letter * dy;
    if (this.ground.hides(state.colour, state.blend, letterX, letterY)) return;
    // Nine tenths of the way, for the last letter counts while its middle is seen.
    const endX = x + 0.9 * width * dx;
    const endY = y + 0.9 * width * dy;
    const isWhole = x >= clip[0] - 0.1 && x <= clip[2] && y >= clip[1] && y <= clip[3] && isIn(clip, endX, endY);
    if (!isWhole || isBox) shown = this.#seenPart(count, font, clip, x, y, dx, dy);
    if (span.actualText === undefined) this.ground.addText(mark, shown, letterX, letterY, end, this.#fontName, font);
    else if (shown !== "") {
      this.ground.addText(mark, isBox ? unknown : span.actualText, letterX, letterY, end, this.#fontName, font);
      span.actualText = "";
    }
  }

  /**
   * Returns whether letters are too narrow or too low to be seen.
   *
   * @param square - square of the factor by which they are stretched along their line
   * @param area - factor by which their area grows
   */
  #isTiny(square: number, area: number): boolean {
    const least = leastSizePt / this.#fontSize;
    return square < least * least || area * area < square * least * least;
  }

  /** Returns the letters whose middle is inside the clip, tested one by one; boxes of missing glyphs as U+FFFD. */
  #seenPart(count: number, font: FontCodes, clip: Box, x: number, y: number, dx: number, dy: number): string {
    let shown = "";
    let at = 0;
    for (let index = 0; index < count; index++) {
      const code = this.#shown.codes[index]!;
      const width = ((font.widths[code] ?? font.usualWidth) * this.#fontSize) / 1000;
      const centre = at + width / 2;
      at += width;
      if (!isIn(clip, x + centre * dx, y + centre * dy)) continue;
      shown += code === 0 && font.digits === 4 ? unknown : (font.texts[code] ?? unknown);
    }
    return shown;
  }
}

/** Returns whether an image paints all of its box (ISO 32000-1, 8.9.5). */
function isOpaque(image: PdfDict): boolean {
  return !image.has("SMask") && !image.has("Mask") && image.get("ImageMask") !== true;
}

function lastMark(open: readonly Open[]): number | undefined {
  return open.findLast(({ mcid }) => mcid !== undefined)?.mcid;
}
