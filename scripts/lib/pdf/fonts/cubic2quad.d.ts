/** Declares `cubic2quad`: approximates a cubic Bézier curve by quadratic ones. */
declare module "cubic2quad" {
  /** Returns `x0, y0` and, for each quadratic curve, its control point and its end. */
  export default function cubicToQuad(
    p1x: number,
    p1y: number,
    c1x: number,
    c1y: number,
    c2x: number,
    c2y: number,
    p2x: number,
    p2y: number,
    errorBound: number,
  ): number[];
}
