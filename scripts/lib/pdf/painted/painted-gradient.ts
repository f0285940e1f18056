/** Tells the colour of a gradient at a place of a page (ISO 32000-1, 8.7.4.5). */
import { packBytes, toByte } from "../../colour/rgb.ts";
import { invert, multiply, readMatrix, type Matrix } from "../geometry.ts";
import { asArray, asDict, resolve, type PdfDict, type PdfValue } from "../objects.ts";
import { numbersOfArray, readFunction } from "../read-function.ts";

/** Returns the packed colour at a place of the page; undefined where nothing is painted. */
export type ColourAt = (x: number, y: number) => number | undefined;

/** Returns a gradient's input at a place of its own space; undefined where it paints nothing. */
type InputAt = (x: number, y: number) => readonly number[] | undefined;

/** Colour spaces in which Chromium paints gradients. */
const spaces: ReadonlySet<PdfValue> = new Set(["/DeviceRGB", "/DeviceGray"]);

/**
 * Reads a pattern that is a gradient: along a line, between circles, or by a function of the place, as sweeps and
 * repeated ones are. Its function is compiled when the first colour is asked for, since on most gradients no words stand.
 *
 * @param base - the matrix of the page or form whose resources have the pattern
 * @returns undefined for other patterns, and colour spaces other than grey and RGB
 */
export function readGradient(pattern: PdfValue | undefined, base: Matrix): ColourAt | undefined {
  const entries = asDict(pattern);
  const shading = asDict(entries?.get("Shading"));
  if (!entries || !shading || !spaces.has(resolve(shading.get("ColorSpace")))) return undefined;
  const inputAt = readInputs(shading);
  const toOwn = invert(multiply(readMatrix(entries.get("Matrix")), base));
  if (!inputAt || !toOwn) return undefined;
  let run: ReturnType<typeof readFunction> | undefined;
  return (x, y) => {
    const [a, b, c, d, e, f] = toOwn;
    const input = inputAt(a * x + c * y + e, b * x + d * y + f);
    if (!input) return undefined;
    run ??= readFunction(shading.get("Function"));
    const colour = run(input).map(toByte);
    const [red = 0, green = red, blue = red] = colour;
    return packBytes(red, green, blue);
  };
}

function readInputs(shading: PdfDict): InputAt | undefined {
  const type = shading.get("ShadingType");
  if (type === 1) return readPlace(shading);
  if (type !== 2 && type !== 3) return undefined;
  const [from = 0, to = 1] = numbersOfArray(shading.get("Domain"));
  const [isBefore = false, isBehind = false] = asArray(shading.get("Extend")).map((value) => resolve(value) === true);
  const coordinates = numbersOfArray(shading.get("Coords"));
  const shareAt = type === 2 ? alongLine(coordinates) : betweenCircles(coordinates, isBefore, isBehind);
  return (x, y) => {
    const share = shareAt(x, y);
    if (share === undefined || (share < 0 && !isBefore) || (share > 1 && !isBehind)) return undefined;
    return [from + (to - from) * Math.min(1, Math.max(0, share))];
  };
}

/** Returns the place itself, within the domain: beyond it nothing is painted. */
function readPlace(shading: PdfDict): InputAt | undefined {
  const [left = 0, right = 1, bottom = 0, top = 1] = numbersOfArray(shading.get("Domain"));
  const toDomain = invert(readMatrix(shading.get("Matrix")));
  if (!toDomain) return undefined;
  const [a, b, c, d, e, f] = toDomain;
  return (x, y) => {
    const [u, v] = [a * x + c * y + e, b * x + d * y + f];
    return u >= left && u <= right && v >= bottom && v <= top ? [u, v] : undefined;
  };
}

type ShareAt = (x: number, y: number) => number | undefined;

function alongLine([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): ShareAt {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  return (x, y) => (square === 0 ? undefined : ((x - x0) * dx + (y - y0) * dy) / square);
}

/** Finds the last circle through a place, of those that lie between the two and, where they go on, beyond. */
function betweenCircles(coordinates: readonly number[], isBefore: boolean, isBehind: boolean): ShareAt {
  const [x0 = 0, y0 = 0, r0 = 0, x1 = 0, y1 = 0, r1 = 0] = coordinates;
  const [dx, dy, dr] = [x1 - x0, y1 - y0, r1 - r0];
  const a = dx * dx + dy * dy - dr * dr;
  const isPainted = (share: number) =>
    r0 + share * dr >= 0 && (share >= 0 || isBefore) && (share <= 1 || isBehind) && Number.isFinite(share);
  return (x, y) => {
    const [px, py] = [x - x0, y - y0];
    const b = px * dx + py * dy + r0 * dr;
    const c = px * px + py * py - r0 * r0;
    if (a === 0) return [c / (2 * b)].find(isPainted);
    const root = Math.sqrt(b * b - a * c);
    return [(b + root) / a, (b - root) / a].toSorted((one, other) => other - one).find(isPainted);
  };
}
