/** Text operators (ISO 32000-1, 9.3 and 9.4) in, where their text stands out. */
import { PdfString } from "../../../pdf/objects.ts";
import type { Box } from "../../press-geometry.ts";
import { extentOf, identity, multiply, scalesOf, type Matrix } from "./geometry.ts";
import type { GraphicsState } from "./graphics-state.ts";
import { numberAt, numbersOf, type Operand } from "./read-instructions.ts";

/** Of `textMode`: neither filled nor stroked. */
const invisible = 3;

/** A string on the page. */
export interface ShownText {
  readonly box: Box;
  /** How large its type is. */
  readonly em: number;
}

/** The pen of text, from one `BT` to the next. */
export class TextPlace {
  #matrix: Matrix = identity;
  #line: Matrix = identity;

  /** Does what an operator says that sets or shows text; undefined where it shows none. */
  operate(operator: string, operands: readonly Operand[], state: GraphicsState): ShownText | undefined {
    switch (operator) {
      case "Tj":
        return this.#show(operands, state);
      case "TJ":
        return this.#show(Array.isArray(operands[0]) ? operands[0] : [], state);
      case "Td":
        this.#move(numberAt(operands, 0), numberAt(operands, 1));
        return undefined;
      case "BT":
        this.#matrix = this.#line = identity;
        return undefined;
      case "Tc":
        state.characterSpace = numberAt(operands, 0);
        return undefined;
      case "Tw":
        state.wordSpace = numberAt(operands, 0);
        return undefined;
      case "Tz":
        state.stretch = numberAt(operands, 0) / 100;
        return undefined;
      case "TL":
        state.leading = numberAt(operands, 0);
        return undefined;
      case "Ts":
        state.rise = numberAt(operands, 0);
        return undefined;
      case "Tr":
        state.textMode = numberAt(operands, 0);
        return undefined;
      case "Tm":
        this.#matrix = this.#line = numbersOf(operands) as unknown as Matrix;
        return undefined;
      case "TD":
        state.leading = -numberAt(operands, 1);
        this.#move(numberAt(operands, 0), numberAt(operands, 1));
        return undefined;
      case "T*":
        this.#move(0, -state.leading);
        return undefined;
      case '"':
        state.wordSpace = numberAt(operands, 0);
        state.characterSpace = numberAt(operands, 1);
        this.#move(0, -state.leading);
        return this.#show(operands.slice(-1), state);
      case "'":
        this.#move(0, -state.leading);
        return this.#show(operands, state);
      default:
        return undefined;
    }
  }

  #move(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#line;
    this.#line = this.#matrix = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
  }

  #show(shown: readonly Operand[], state: GraphicsState): ShownText | undefined {
    const { font, size, stretch, rise } = state;
    if (!font) return undefined;
    let advance = 0;
    let isEmpty = true;
    for (const part of shown) {
      if (typeof part === "number") advance -= (part / 1000) * size * stretch;
      else if (part instanceof PdfString) {
        const { width, characters, spaces } = font.measure(part);
        if (characters > 0) isEmpty = false;
        advance += (width * size + characters * state.characterSpace + spaces * state.wordSpace) * stretch;
      }
    }
    const start = this.#matrix;
    const [a, b, c, d, e, f] = start;
    this.#matrix = [a, b, c, d, advance * a + e, advance * b + f];
    if (state.textMode === invisible || isEmpty) return undefined;
    const line: Box = [
      Math.min(0, advance),
      rise + font.descent * size,
      Math.max(0, advance),
      rise + font.ascent * size,
    ];
    const placed = multiply(start, state.matrix);
    return { box: extentOf(line, placed), em: size * Math.max(...scalesOf(placed)) };
  }
}
