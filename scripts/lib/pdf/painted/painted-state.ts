/** Holds the part of the graphics state (ISO 32000-1, 8.4) that decides whether text is visible. */
import { packBytes, toByte } from "../../colour/rgb.ts";
import { multiply, type Box, type Matrix } from "../geometry.ts";
import { asDict, resolve, type PdfDict } from "../objects.ts";
import { readGradient, type ColourAt } from "./painted-gradient.ts";

/**
 * The part of the graphics state that `q` saves and `Q` restores. A class, so that copies are cheap: a page has
 * hundreds.
 */
export class PaintedState {
  matrix: Matrix;
  clip: Box;
  /** The packed fill colour, or a gradient; undefined for other patterns and colour spaces other than grey and RGB. */
  colour: number | ColourAt | undefined = 0;
  alpha = 1;
  /** The blend mode, with its slash; undefined for the usual one. */
  blend: string | undefined = undefined;
  /** Whether a soft mask takes away of what is painted, and how much isn't known. */
  isMasked = false;
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

  /** Sets the fill to a pattern of the resources. @param base - matrix of the page or form that has them */
  takePattern(resources: PdfDict | undefined, name: string, base: Matrix): void {
    this.colour = readGradient(asDict(resources?.get("Pattern"))?.get(name), base);
  }

  /**
   * Takes opacity, blend mode and mask over from a graphics state of the resources.
   *
   * @param around - state in which the form as a whole is painted, with whose opacity its own is multiplied
   */
  takeGraphicsState(resources: PdfDict | undefined, name: string, around: PaintedState): void {
    const entries = asDict(asDict(resources?.get("ExtGState"))?.get(name));
    if (!entries) return;
    const alpha = entries.get("ca");
    if (typeof alpha === "number") this.alpha = around.alpha * alpha;
    if (entries.has("SMask")) this.isMasked = around.isMasked || resolve(entries.get("SMask")) !== "/None";
    const blend = resolve(entries.get("BM"));
    if (typeof blend === "string") this.blend = blend === "/Normal" ? around.blend : blend;
  }

  copy(matrix = this.matrix): PaintedState {
    const copy = new PaintedState(matrix, this.clip);
    copy.colour = this.colour;
    copy.alpha = this.alpha;
    copy.blend = this.blend;
    copy.isMasked = this.isMasked;
    copy.isUnseen = this.isUnseen;
    copy.isShaped = this.isShaped;
    return copy;
  }
}

/** Returns the matrix of the first six numbers. */
export function matrixFrom(numbers: Float64Array): Matrix {
  return [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!, numbers[4]!, numbers[5]!];
}
