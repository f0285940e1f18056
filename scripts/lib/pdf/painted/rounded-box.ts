/** Recognises a path that is an upright rectangle with rounded corners, as browsers paint `border-radius`. */
import { isUpright, type Box, type Matrix } from "../geometry.ts";

/** The most that the ends of an edge may differ, in points, where it is upright or level. */
const tolerance = 0.01;

/** Collects the edges of the current path. */
export class RoundedBox {
  /** The level edges and the upright ones, as [from, to, place across]. */
  readonly #level: [number, number, number][] = [];
  readonly #upright: [number, number, number][] = [];
  #moves = 0;
  #isSpoilt = false;
  #x = 0;
  #y = 0;

  /** Adds a segment. @param count - count of the operands in `numbers` */
  take(operator: string, numbers: Float64Array, count: number, matrix: Matrix): void {
    if (this.#isSpoilt) return;
    if (!isUpright(matrix) || count < 2) return this.spoil();
    const [fromX, fromY] = [this.#x, this.#y];
    const [x, y] = [numbers[count - 2]!, numbers[count - 1]!];
    this.#x = matrix[0] * x + matrix[2] * y + matrix[4];
    this.#y = matrix[1] * x + matrix[3] * y + matrix[5];
    if (operator === "m") {
      if (++this.#moves > 1) this.spoil();
    } else if (operator === "l") {
      if (Math.abs(this.#y - fromY) < tolerance) this.#level.push([fromX, this.#x, this.#y]);
      else if (Math.abs(this.#x - fromX) < tolerance) this.#upright.push([fromY, this.#y, this.#x]);
      else this.spoil();
    }
  }

  /** Says that the path is no such rectangle, whatever follows. */
  spoil(): void {
    this.#isSpoilt = true;
  }

  /** Returns two boxes that it surely paints: all of it but its corners; none for another path. */
  parts(): Box[] {
    if (this.#isSpoilt || this.#level.length !== 2 || this.#upright.length !== 2) return [];
    const [left, right] = shared(this.#level);
    const [bottom, top] = shared(this.#upright);
    const [one, other] = [this.#level[0]![2], this.#level[1]![2]];
    const [here, there] = [this.#upright[0]![2], this.#upright[1]![2]];
    return [
      [left, Math.min(one, other), right, Math.max(one, other)],
      [Math.min(here, there), bottom, Math.max(here, there), top],
    ];
  }

  clear(): void {
    this.#level.length = this.#upright.length = this.#moves = 0;
    this.#isSpoilt = false;
  }
}

/** Returns what two parallel edges have in common. */
function shared(edges: readonly (readonly [number, number, number])[]): [from: number, to: number] {
  return [
    Math.max(...edges.map(([from, to]) => Math.min(from, to))),
    Math.min(...edges.map(([from, to]) => Math.max(from, to))),
  ];
}
