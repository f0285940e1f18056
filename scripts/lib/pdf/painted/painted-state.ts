/** Holds the part of the graphics state (ISO 32000-1, 8.4) that decides whether text is visible. */
import { packBytes, toByte } from "../../colour/rgb.ts";
import { multiply, type Box, type Matrix } from "../geometry.ts";
import { asDict, type PdfDict } from "../objects.ts";

/**
 * The part of the graphics state that `q` saves and `Q` restores. A class, so that copies are cheap: a page has
 * hundreds.
 */
export class PaintedState {
  matrix: Matrix;
  clip: Box;
  /** The packed fill colour; undefined for patterns and for colour spaces other than grey and RGB. */
  colour: number | undefined = 0;
  alpha = 1;
  /** Whether the text rendering mode paints no glyphs. */
  isUnseen = false;
  /** Whether the clip is no box, but lies within `clip`. */
  isShaped = false;

  constructor(matrix: Matrix, clip: Box) {
    this.matrix = matrix;
    this.clip = clip;
  }

  /**
   * Runs an operator that changes the state by numbers. @param count - count of the numbers. @returns whether it is one
   */
  take(operator: string, numbers: Float64Array, count: number): boolean {
    switch (operator) {
      case "cm":
        if (count === 6) this.matrix = multiply(matrixFrom(numbers), this.matrix);
        return true;
      case "rg":
        this.colour = packBytes(toByte(numbers[0]!), toByte(numbers[1]!), toByte(numbers[2]!));
        return true;
      case "g":
        this.colour = toByte(numbers[0]!) * packBytes(1, 1, 1);
        return true;
      case "k":
      case "cs":
      case "sc":
      case "scn":
        this.colour = undefined;
        return true;
      case "Tr":
        this.isUnseen = numbers[0] === 3 || numbers[0] === 7;
        return true;
      default:
        return false;
    }
  }

  copy(matrix = this.matrix): PaintedState {
    const copy = new PaintedState(matrix, this.clip);
    copy.colour = this.colour;
    copy.alpha = this.alpha;
    copy.isUnseen = this.isUnseen;
    copy.isShaped = this.isShaped;
    return copy;
  }
}

/** Returns the fill opacity that a graphics state of the resources sets; undefined where it sets none. */
export function alphaOf(resources: PdfDict | undefined, name: string): number | undefined {
  const alpha = asDict(asDict(resources?.get("ExtGState"))?.get(name))?.get("ca");
  return typeof alpha === "number" ? alpha : undefined;
}

/** Returns the matrix of the first six numbers. */
export function matrixFrom(numbers: Float64Array): Matrix {
  return [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!, numbers[4]!, numbers[5]!];
}
