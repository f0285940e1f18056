/** Text operators (ISO 32000-1, 9.3 and 9.4) in, where their text stands out. */
import { PdfString } from "../../../pdf/objects.ts";
import type { Box } from "../../press-geometry.ts";
import { extentOf, identity, multiply, type Matrix } from "./geometry.ts";
import type { GraphicsState } from "./graphics-state.ts";
import { numbersOf, type Operand } from "./read-instructions.ts";

/** The pen of text, from one `BT` to the next. */
export class TextPlace {
  #matrix: Matrix = identity;
  #line: Matrix = identity;

  /** Does what an operator says that sets or shows text; the box of what it shows, on the page, if it shows anything. */
  operate(operator: string, operands: readonly Operand[], state: GraphicsState): Box | undefined {
    const [first = 0, second = 0] = numbersOf(operands);
    switch (operator) {
      case "BT":
        this.#matrix = this.#line = identity;
        return undefined;
      case "Tc":
        state.characterSpace = first;
        return undefined;
      case "Tw":
        state.wordSpace = first;
        return undefined;
      case "Tz":
        state.stretch = first / 100;
        return undefined;
      case "TL":
        state.leading = first;
        return undefined;
      case "Ts":
        state.rise = first;
        return undefined;
      case "Tr":
        state.invisible = first === 3;
        return undefined;
      case "Tm":
        this.#matrix = this.#line = numbersOf(operands) as unknown as Matrix;
        return undefined;
      case "TD":
        state.leading = -second;
        this.#move(first, second);
        return undefined;
      case "Td":
        this.#move(first, second);
        return undefined;
      case "T*":
        this.#move(0, -state.leading);
        return undefined;
      case "Tj":
        return this.#show(operands, state);
      case "TJ":
        return this.#show(Array.isArray(operands[0]) ? operands[0] : [], state);
      case '"':
        state.wordSpace = first;
        state.characterSpace = second;
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
    this.#line = multiply([1, 0, 0, 1, x, y], this.#line);
    this.#matrix = this.#line;
  }

  #show(shown: readonly Operand[], state: GraphicsState): Box | undefined {
    const { font, size, stretch, rise } = state;
    if (!font) return undefined;
    let advance = 0;
    for (const part of shown) {
      if (typeof part === "number") advance -= (part / 1000) * size * stretch;
      else if (part instanceof PdfString) {
        const { width, characters, spaces } = font.measure(part);
        advance += (width * size + characters * state.characterSpace + spaces * state.wordSpace) * stretch;
      }
    }
    const start = this.#matrix;
    this.#matrix = multiply([1, 0, 0, 1, advance, 0], start);
    if (state.invisible || advance === 0) return undefined;
    const line: Box = [
      Math.min(0, advance),
      rise + font.descent * size,
      Math.max(0, advance),
      rise + font.ascent * size,
    ];
    return extentOf(line, multiply(start, state.matrix));
  }
}
