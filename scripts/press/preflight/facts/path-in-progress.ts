/** Records the bounding box and the rectangles of a path until it is painted (ISO 32000-1, 8.5.2). */
import type { Box } from "../../../lib/pdf/geometry.ts";

/** A path until it is painted. Of a curve, the control points count, whose box contains the curve. */
export class PathInProgress {
  box: Box | undefined;
  rectangles: Box[] = [];
  /** Whether the path also clips what is painted after it (`W`). */
  clips = false;

  /** Adds a step to the path, by one of the operators `m l c v y re W W*`. */
  add(operator: string, numbers: readonly number[]): void {
    if (operator === "re") {
      const [x = 0, y = 0, width = 0, height = 0] = numbers;
      const rectangle: Box = [
        Math.min(x, x + width),
        Math.min(y, y + height),
        Math.max(x, x + width),
        Math.max(y, y + height),
      ];
      this.rectangles.push(rectangle);
      this.#reach(rectangle[0], rectangle[1]);
      this.#reach(rectangle[2], rectangle[3]);
    } else if (operator.startsWith("W")) this.clips = true;
    else for (let i = 0; i + 1 < numbers.length; i += 2) this.#reach(numbers[i]!, numbers[i + 1]!);
  }

  #reach(x: number, y: number): void {
    const [left, bottom, right, top] = this.box ?? [x, y, x, y];
    this.box = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)];
  }
}
