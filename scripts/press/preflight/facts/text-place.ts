/** Text operators (ISO 32000-1, 9.3 and 9.4) in, where their text stands out. */
import { PdfString } from "../../../pdf/objects.ts";
import type { Box } from "../../press-geometry.ts";
import { extentOf, identity, multiply, scalesOf, type Matrix } from "./geometry.ts";
import type { GraphicsState } from "./graphics-state.ts";
import { numberAt, numbersOf, type Operand } from "./read-instructions.ts";

/** Of `textMode`: filled, and neither filled nor stroked. */
const filled = 0;
const invisible = 3;

/** Text that was shown between two settings of the text matrix, as it stands on the page. */
export interface ShownText {
  readonly box: Box;
  /** How large its largest type is. */
  readonly em: number;
  readonly isStroked: boolean;
}

/** The pen of text, from one `BT` to the next. */
export class TextPlace {
  /** As `Tm` set it; all else is in its space, in which lines are level. */
  #matrix: Matrix = identity;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  /** Around what was shown: most strings are single letters, so they are placed on the page together. */
  #shown: { left: number; bottom: number; right: number; top: number; size: number; isStroked: boolean } | undefined;

  /** Does what an operator says that sets or shows text. Before `Tm` and `BT`, `endRun` is to be asked. */
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
        return this.#begin(numbersOf(operands) as unknown as Matrix);
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

  /** What was shown since the last time, if anything was. */
  endRun({ matrix }: GraphicsState): ShownText | undefined {
    const shown = this.#shown;
    if (!shown) return undefined;
    this.#shown = undefined;
    const { left, bottom, right, top, size, isStroked } = shown;
    const placed = multiply(this.#matrix, matrix);
    return { box: extentOf([left, bottom, right, top], placed), em: size * Math.max(...scalesOf(placed)), isStroked };
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
        if (measured.characters > 0) isEmpty = false;
      }
    }
    if (isEmpty || textMode === invisible) return;
    const [left, right] = [Math.min(start, this.#x), Math.max(start, this.#x)];
    const [bottom, top] = [this.#lineY + rise + font.descent * size, this.#lineY + rise + font.ascent * size];
    const isStroked = textMode !== filled;
    const shown = this.#shown;
    if (!shown) {
      this.#shown = { left, bottom, right, top, size, isStroked };
      return;
    }
    shown.left = Math.min(shown.left, left);
    shown.bottom = Math.min(shown.bottom, bottom);
    shown.right = Math.max(shown.right, right);
    shown.top = Math.max(shown.top, top);
    shown.size = Math.max(shown.size, size);
    shown.isStroked ||= isStroked;
  }
}
