/** Reads the text that a page's marks show: not clipped, not covered, not of the colour of its ground. */
import { contentOf, type ContentEdit } from "./content-stream.ts";
import type { FontCodes } from "./font-text.ts";
import {
  extentOf,
  identity,
  intersect,
  isIn,
  multiply,
  nowhere,
  readMatrix,
  type Box,
  type Matrix,
} from "./geometry.ts";
import { readMarkedContent } from "./marked-content.ts";
import { PdfStream, asDict, resolve, type PdfDict, type PdfValue } from "./objects.ts";
import { OperandReader } from "./operands.ts";
import { operatorReader } from "./operators.ts";
import { PaintedGround, type PaintedPiece } from "./painted-ground.ts";
import { PathBounds } from "./painted-path.ts";
import { PaintedState, alphaOf, matrixFrom } from "./painted-state.ts";
import { PlainSpans } from "./plain-spans.ts";
import { ShownCodes } from "./shown-codes.ts";

/** A marked-content sequence that is open. */
interface Open {
  mcid: number | undefined;
  /** The text that a reader copies instead of the glyphs (14.9.4); empty once it was added. */
  actualText: string | undefined;
}

/** Holds what is read on a page. */
export interface PaintedText {
  /** Pieces by marked-content number (MCID); Chromium counts forms' with the page's. */
  readonly pieces: ReadonlyMap<number, readonly PaintedPiece[]>;
  /** Edits that put the text of the page into its glyphs (see `PlainSpans`). */
  readonly edits: readonly ContentEdit[];
}

/** Stands for a glyph that has no text, and for the box that is drawn for a missing one. */
const unknown = "\ufffd";
/** Less ink than this share, over its ground, is not seen. */
const leastAlpha = 0.05;
/** Height above the baseline, in ems, at which a letter must be seen: the middle of an x. */
const middle = 0.25;
/** Where a picture is painted, before its matrix. */
const unitSquare: Box = [0, 0, 1, 1];
/** A baseline that is so far from the last one, in ems, is another line. */
const newLine = 0.9;

/** `Tj` and `TJ` have two letters. */
const operatorLength = 2;

const forEachOperator = operatorReader(
  "q Q cm gs rg g k cs sc scn Tr BT Tf Tm Td Tj TJ BDC BMC EMC Do re m l c v y W W* n f F f* B B* b b* S s sh".split(
    " ",
  ),
);

/**
 * Returns the text by its marks. Left out are words outside the page or a clip's bounds, transparent ones, those that have the colour of the
 * rectangle below them or of the paper, and those that a rectangle covers. What pictures cover is not looked into.
 *
 * @param content - of the page, inflated
 * @param trim - of the page
 * @param codesOf - what a font's codes mean
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

/** Returns the text of pieces, lines set apart by a space. */
export function textOfPieces(pieces: readonly PaintedPiece[] = []): string {
  let all = "";
  for (const { text } of pieces) all += text;
  return all;
}

/** Written for speed: it sees every letter of a report, and allocates next to nothing for one. */
class TextReader {
  readonly ground = new PaintedGround();
  readonly spans = new PlainSpans();
  readonly #codesOf: (font: PdfDict) => FontCodes;
  /** Content of the page itself; forms have content of their own. */
  readonly #pageContent: Buffer;
  readonly #numbers = new Float64Array(6);
  readonly #path = new PathBounds();
  readonly #shown = new ShownCodes();
  /** Where the next string starts: in the space of the text matrix, and behind what was shown since. */
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
          if (mark !== undefined) this.#show(content, from, to, state, mark, open.at(-1)!);
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
          // A form as a whole is as transparent as it was when it began.
          state.alpha = start.alpha * (alphaOf(resources, operands.name(from, to)) ?? 1);
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

  /** Ends a sequence, and returns whether it had a number. */
  #close(closed: Open | undefined, start: number, end: number, content: Buffer): boolean {
    if (!closed) return false;
    if (closed.actualText !== undefined && content === this.#pageContent) this.spans.end(start, end);
    return closed.mcid !== undefined;
  }

  #setText(matrix: Matrix): void {
    this.#text = matrix;
    this.#x = this.#y = this.#advance = 0;
  }

  /** Does what changes the state by numbers alone, and what draws. @param count - of the operands in `#numbers` */
  #paint(operator: string, count: number, state: PaintedState): void {
    if (state.take(operator, this.#numbers, count)) return;
    if (operator === "sh") this.ground.fill(state.clip, undefined);
    else this.#path.take(operator, this.#numbers, count, state, this.ground);
  }

  /** Reads a form's content, or notes the ground that a picture is for what comes after it. */
  #paintObject(
    value: PdfValue | undefined,
    resources: PdfDict | undefined,
    state: PaintedState,
    open: readonly Open[],
  ): void {
    const object = resolve(value);
    if (!(object instanceof PdfStream)) return;
    if (object.dict.get("Subtype") !== "/Form") {
      this.ground.fill(intersect(extentOf(unitSquare, state.matrix), state.clip) ?? nowhere, undefined);
      return;
    }
    const matrix = multiply(readMatrix(object.dict.get("Matrix")), state.matrix);
    this.read(contentOf(object), asDict(object.dict.get("Resources")) ?? resources, state.copy(matrix), open);
  }

  #startLine(mark: number): void {
    const baseline = this.#text[5];
    const isAnother = Math.abs(baseline - this.#baseline) > this.#fontSize * newLine;
    if (this.#lastMark !== undefined && isAnother) this.ground.addText(mark, " ", NaN, NaN);
    this.#baseline = baseline;
    this.#lastMark = mark;
  }

  /** Adds what is seen of the strings among the operands of `Tj` or `TJ`, and moves on behind them. */
  #show(content: Uint8Array, from: number, to: number, state: PaintedState, mark: number, span: Open): void {
    const font = this.#font;
    if (!font) return;
    const { texts, widths, usualWidth, digits } = font;
    const count = this.#shown.read(content, from, to, digits);
    const { codes } = this.#shown;
    const em = this.#fontSize / 1000;
    let shown = "";
    let width = 0;
    let isBox = false;
    for (let index = 0; index < count; index++) {
      const code = codes[index]!;
      width += widths[code] ?? usualWidth;
      if (code === 0 && digits === 4) isBox = true;
      else shown += texts[code] ?? unknown;
    }
    width *= em;
    const along = this.#x + this.#advance;
    this.#advance += width;
    if (state.isUnseen || state.alpha < leastAlpha || count === 0) return;
    const { matrix, clip } = state;
    const text = this.#text;
    const end = content === this.#pageContent ? content.lastIndexOf(62 /* > */, to) : -1;
    if (end >= 0) this.spans.show(shown, content.indexOf(60 /* < */, from), end + 1, to + operatorLength);
    const up = this.#y + middle * this.#fontSize;
    const tx = text[0] * along + text[2] * up + text[4];
    const ty = text[1] * along + text[3] * up + text[5];
    const x = matrix[0] * tx + matrix[2] * ty + matrix[4];
    const y = matrix[1] * tx + matrix[3] * ty + matrix[5];
    if (this.ground.hides(state.colour, x, y)) return;
    // Nine tenths of the way, for the last letter counts while its middle is seen.
    const dx = matrix[0] * text[0] + matrix[2] * text[1];
    const dy = matrix[1] * text[0] + matrix[3] * text[1];
    const endX = x + 0.9 * width * dx;
    const endY = y + 0.9 * width * dy;
    const isWhole = x >= clip[0] - 0.1 && x <= clip[2] && y >= clip[1] && y <= clip[3] && isIn(clip, endX, endY);
    if (!isWhole || isBox) shown = this.#seenPart(count, font, clip, x, y, dx, dy);
    if (span.actualText === undefined) this.ground.addText(mark, shown, x, y, end, this.#fontName, font);
    else if (shown !== "") {
      this.ground.addText(mark, isBox ? unknown : span.actualText, x, y, end, this.#fontName, font);
      span.actualText = "";
    }
  }

  /** Returns the letters whose middle is in the clip, one by one, and boxes as what they are. */
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

function lastMark(open: readonly Open[]): number | undefined {
  return open.findLast(({ mcid }) => mcid !== undefined)?.mcid;
}
