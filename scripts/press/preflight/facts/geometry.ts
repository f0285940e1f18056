/** Transformations and boxes of a page's paint in, their products, extents and intersections out. */
import type { Box } from "../../press-geometry.ts";

/** As in `a b c d e f cm` (ISO 32000-1, 8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `first`, then `second`. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** How long a step of 1 along x and along y becomes. */
export function scalesOf([a, b, c, d]: Matrix): [number, number] {
  // Math.hypot guards against numbers that no page has, and takes ten times as long.
  return [Math.sqrt(a * a + b * b), Math.sqrt(c * c + d * d)];
}

/** The upright box around a box that is transformed. */
export function extentOf([left, bottom, right, top]: Box, matrix: Matrix): Box {
  const [a, b, c, d, e, f] = matrix;
  const [x1, x2, x3, x4] = [a * left, a * right, c * bottom, c * top];
  const [y1, y2, y3, y4] = [b * left, b * right, d * bottom, d * top];
  return [
    Math.min(x1, x2) + Math.min(x3, x4) + e,
    Math.min(y1, y2) + Math.min(y3, y4) + f,
    Math.max(x1, x2) + Math.max(x3, x4) + e,
    Math.max(y1, y2) + Math.max(y3, y4) + f,
  ];
}

/** Undefined where they have nothing in common. */
export function intersect(one: Box, other: Box): Box | undefined {
  const box: Box = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
  return box[0] <= box[2] && box[1] <= box[3] ? box : undefined;
}

/** The box around both. */
export function union(one: Box, other: Box): Box {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

export function grow([left, bottom, right, top]: Box, by: number): Box {
  return [left - by, bottom - by, right + by, top + by];
}

export const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];
/** A clip that lets nothing through. */
export const nowhere: Box = [Infinity, Infinity, -Infinity, -Infinity];
