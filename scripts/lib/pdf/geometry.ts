/** Computes with the boxes and transformation matrices of pages. */
import { asArray, type PdfValue } from "./objects.ts";

/** Lower left corner, then upper right one, in points. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The numbers `a b c d e f` of a matrix (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const pointsInMm = 72 / 25.4;
/** CSS has 96 pixels per inch. */
export const pointsInPx = 72 / 96;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The box without bounds. */
export const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];
/** The empty box. */
export const nowhere: Box = [Infinity, Infinity, -Infinity, -Infinity];

/** Returns the matrix that applies `m` first, then `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** Returns the matrix of a PDF array; the identity for everything else. */
export function readMatrix(value: PdfValue | undefined): Matrix {
  return matrixOf(asArray(value).map(Number));
}

/** Returns the matrix of six numbers; the identity for any other count. */
export function matrixOf(numbers: readonly number[]): Matrix {
  return numbers.length === 6 ? (numbers as unknown as Matrix) : identity;
}

/** Returns whether a matrix rotates by multiples of 90° only, so that upright boxes stay upright. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0);
}

/** Returns the lengths of the transformed unit vectors along x and y. */
export function scalesOf([a, b, c, d]: Matrix): [number, number] {
  // Math.hypot also handles numbers that no page has, and takes ten times as long.
  return [Math.sqrt(a * a + b * b), Math.sqrt(c * c + d * d)];
}

/** Returns the bounding box of a transformed box, which may be given by any two opposite corners. */
export function extentOf(box: Box, matrix: Matrix): Box {
  const x1 = matrix[0] * box[0];
  const x2 = matrix[0] * box[2];
  const x3 = matrix[2] * box[1];
  const x4 = matrix[2] * box[3];
  const y1 = matrix[1] * box[0];
  const y2 = matrix[1] * box[2];
  const y3 = matrix[3] * box[1];
  const y4 = matrix[3] * box[3];
  return [
    Math.min(x1, x2) + Math.min(x3, x4) + matrix[4],
    Math.min(y1, y2) + Math.min(y3, y4) + matrix[5],
    Math.max(x1, x2) + Math.max(x3, x4) + matrix[4],
    Math.max(y1, y2) + Math.max(y3, y4) + matrix[5],
  ];
}

/** Returns the intersection of two boxes; undefined where it is empty. */
export function intersect(one: Box, other: Box): Box | undefined {
  const box: Box = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
  return box[0] <= box[2] && box[1] <= box[3] ? box : undefined;
}

/** Returns the bounding box of two boxes. */
export function union(one: Box, other: Box): Box {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

/** Returns the box with a margin of `by` around it. */
export function grow([left, bottom, right, top]: Box, by: number): Box {
  return [left - by, bottom - by, right + by, top + by];
}

/** Returns whether a point is in a box or on its edge. */
export function isIn(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** Returns the matrix that undoes another; undefined where it flattens all to a line or a point. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const det = a * d - b * c;
  if (det === 0 || !Number.isFinite(det)) return undefined;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}
