/** Records the bounds of the current path, and applies its clip and fill. */
import { extentOf, intersect, isUpright, nowhere, union, type Box, type Matrix } from "../geometry.ts";
import type { PaintedGround } from "./painted-ground.ts";
import type { ColourAt } from "./painted-gradient.ts";
import { RoundedBox } from "./rounded-box.ts";

/** The part of the graphics state that a path uses and may change. */
interface PathState {
  readonly matrix: Matrix;
  readonly colour: number | ColourAt | undefined;
  readonly alpha: number;
  readonly isMasked: boolean;
  clip: Box;
  isShaped: boolean;
}

/** The bounds of the current path. */
export class PathBounds {
  #box: Box | undefined;
  /** Whether the path is a single upright rectangle. */
  #isRectangle = false;
  #clips = false;
  readonly #rounded = new RoundedBox();

  take(operator: string, numbers: Float64Array, count: number, state: PathState, ground: PaintedGround): void {
    switch (operator) {
      case "re":
        this.#isRectangle = this.#box === undefined && isUpright(state.matrix);
        this.#rounded.spoil();
        this.#add([numbers[0]!, numbers[1]!, numbers[0]! + numbers[2]!, numbers[1]! + numbers[3]!], state.matrix);
        break;
      case "m":
      case "l":
      case "c":
      case "v":
      case "y":
        this.#isRectangle = false;
        this.#rounded.take(operator, numbers, count, state.matrix);
        for (let at = 0; at + 1 < count; at += 2) {
          const [x, y] = [numbers[at]!, numbers[at + 1]!];
          this.#add([x, y, x, y], state.matrix);
        }
        break;
      case "W":
      case "W*":
        this.#clips = true;
        break;
      default:
        if (this.#box && !/^[nSs]$/.test(operator) && state.alpha > 0) {
          const colour = state.alpha === 1 && !state.isMasked ? state.colour : undefined;
          ground.fill(intersect(this.#box, state.clip) ?? nowhere, this.#isRectangle ? colour : undefined);
          if (colour !== undefined) {
            for (const part of this.#rounded.parts()) ground.fill(intersect(part, state.clip) ?? nowhere, colour);
          }
        }
        if (this.#clips && this.#box) {
          state.clip = intersect(this.#box, state.clip) ?? nowhere;
          if (!this.#isRectangle) state.isShaped = true;
        }
        this.#rounded.clear();
        this.#box = undefined;
        this.#isRectangle = false;
        this.#clips = false;
    }
  }

  /** Adds a box. @param corners - any two opposite corners */
  #add(corners: Box, matrix: Matrix): void {
    const box = extentOf(corners, matrix);
    this.#box = this.#box ? union(this.#box, box) : box;
  }
}
