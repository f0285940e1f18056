/** Computes where the text stands that text operators show (ISO 32000-1, 9.3 and 9.4). */
import { numberAt, numbersOf, type Operand } from "../../../lib/pdf/content/operands.ts";
import { extentOf, identity, matrixOf, multiply, scalesOf, type Box, type Matrix } from "../../../lib/pdf/geometry.ts";
import { PdfString } from "../../../lib/pdf/objects.ts";
import type { GraphicsState } from "./graphics-state.ts";

/** Values of `textMode`, less the 4 of modes that clip too; 2 is both filled and stroked. */
const [filled, stroked, invisible] = [0, 1, 3] as const;
/** The first of the modes that clip too. */
const clipping = 4;

/** Text that was shown with one text matrix, as it stands on the page. */
export interface ShownText {
  readonly box: Box;
  /** Size of its largest type, and height of its smallest, both on the page. */
  readonly em: number;
  readonly sizePt: number;
  readonly isFilled: boolean;
  readonly isStroked: boolean;
  /** Whether what is painted later is seen within its letters alone. */
  readonly clips: boolean;
}

/** Text that was shown, in the space of the text matrix, with the size of its largest and its smallest type. */
interface Shown {
  left: number;
  bottom: number;
  right: number;
  top: number;
  size: number;
  least: number;
  isFilled: boolean;
  isStroked: boolean;
  clips: boolean;
}

/** The text position, from one `BT` to the next. */
export class TextPlace {
  /** The matrix that `Tm` set. All other fields are in its space, in which lines are horizontal. */
  #matrix: Matrix = identity;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  /** Box around the text shown so far. Most strings are single letters, so they are placed on the page together. */
  #shown: Shown | undefined;

  /** Runs an operator that sets or shows text. Before `Tm` and `BT`, `endRun` has to be called. */
  operate(operator: string, operands: readonly Operand[], state: GraphicsState): void {
    switch (operator) {
      case "Tj":
        return this.#show(operands, state);
      case "TJ":
        return this.#show(Array.isArray(operands[0]) ? operands[0] : [], state);
      case "Td":
        return this.#move(numberAt(operands, 0), numberAt(operands, 1));
      case "BT":
        return this.#begin(identity);
      case "Tm":
        return this.#begin(matrixOf(numbersOf(operands)));
      case "TD":
        state.leading = -numberAt(operands, 1);
        return this.#move(numberAt(operands, 0), numberAt(operands, 1));
      case "T*":
        return this.#move(0, -state.leading);
      case '"':
        state.wordSpace = numberAt(operands, 0);
        state.characterSpace = numberAt(operands, 1);
        this.#move(0, -state.leading);
        return this.#show(operands.slice(-1), state);
      case "'":
        this.#move(0, -state.leading);
        return this.#show(operands, state);
      case "Tc":
        state.characterSpace = numberAt(operands, 0);
        break;
      case "Tw":
        state.wordSpace = numberAt(operands, 0);
        break;
      case "Tz":
        state.stretch = numberAt(operands, 0) / 100;
        break;
      case "TL":
        state.leading = numberAt(operands, 0);
        break;
      case "Ts":
        state.rise = numberAt(operands, 0);
        break;
      case "Tr":
        state.textMode = numberAt(operands, 0);
    }
  }

  /** Returns the text shown since the last call; undefined if there was none. */
  endRun({ matrix }: GraphicsState): ShownText | undefined {
    const shown = this.#shown;
    if (!shown) return undefined;
    this.#shown = undefined;
    const { left, bottom, right, top, size, least, isFilled, isStroked, clips } = shown;
    const placed = multiply(this.#matrix, matrix);
    const box = extentOf([left, bottom, right, top], placed);
    const [along, upwards] = scalesOf(placed);
    return { box, em: size * Math.max(along, upwards), sizePt: least * upwards, isFilled, isStroked, clips };
  }

  #begin(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#lineX = this.#lineY = this.#x = 0;
  }

  #move(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
  }

  #show(strings: readonly Operand[], state: GraphicsState): void {
    const { font, size, stretch, rise, textMode } = state;
    if (!font) return;
    const start = this.#x;
    let isEmpty = true;
    for (const part of strings) {
      if (typeof part === "number") this.#x -= (part / 1000) * size * stretch;
      else if (part instanceof PdfString) {
        const measured = font.measure(part);
        const wider = measured.characters * state.characterSpace + measured.spaces * state.wordSpace;
        this.#x += (measured.width * size + wider) * stretch;
        if (!measured.isBlank) isEmpty = false;
      }
    }
    const mode = textMode % clipping;
    const clips = textMode >= clipping;
    if (isEmpty || (mode === invisible && !clips)) return;
    const [left, right] = [Math.min(start, this.#x), Math.max(start, this.#x)];
    const [bottom, top] = [this.#lineY + rise + font.descent * size, this.#lineY + rise + font.ascent * size];
    const isPainted = mode !== invisible;
    const [isFilled, isStroked] = [isPainted && mode !== stroked, isPainted && mode !== filled];
    const shown = this.#shown;
    if (!shown) {
      this.#shown = { left, bottom, right, top, size, least: Math.abs(size), isFilled, isStroked, clips };
      return;
    }
    shown.left = Math.min(shown.left, left);
    shown.bottom = Math.min(shown.bottom, bottom);
    shown.right = Math.max(shown.right, right);
    shown.top = Math.max(shown.top, top);
    shown.size = Math.max(shown.size, size);
    shown.least = Math.min(shown.least, Math.abs(size));
    shown.isFilled ||= isFilled;
    shown.isStroked ||= isStroked;
    shown.clips ||= clips;
  }
}
