/** Tells of an SVG whether nothing of it is seen: all is hidden, in no colour, without size or far outside of it. */

/** Holds what an element's own attributes, and those around it, say of how it is seen. */
export interface Sight {
  name: string;
  /** Whether it is certain that the element leaves nothing on the page. */
  isUnseen: boolean;
  /** Not displayed, or transparent, with all that stands in it. */
  isGone: boolean;
  /** Whether its places are not those of the whole drawing. */
  isMoved: boolean;
  isHidden: boolean;
  /** Values of `fill`, `stroke` and their like that what stands in it has, too. */
  paint: ReadonlyMap<string, string>;
}

/** Left, top, right and bottom edge. */
export type SvgBox = readonly [number, number, number, number];

const painted = new Set("path rect circle ellipse line polyline polygon".split(" "));
const paintNames = ["fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width"];
const moving = ["transform", "translate", "rotate", "scale", "offset", "offset-path"];
const inNoColour = new Set(["none", "transparent"]);

/**
 * Looks at an element.
 *
 * @param attributes - by their names
 * @param box - what of the drawing can be seen, where that is certain
 */
export function sightOf(
  name: string,
  attributes: ReadonlyMap<string, string>,
  around: Sight | undefined,
  box: SvgBox | undefined,
): Sight {
  const own = new Map([...attributes, ...declarationsIn(attributes.get("style") ?? "")]);
  const isGone = around?.isGone || own.get("display") === "none" || isZero(own.get("opacity"));
  const isMoved = around?.isMoved || moving.some((one) => own.has(one)) || (around !== undefined && name === "svg");
  const visibility = own.get("visibility");
  const isHidden = visibility === undefined ? (around?.isHidden ?? false) : /^(?:hidden|collapse)$/.test(visibility);
  const paint = new Map(around?.paint);
  for (const one of paintNames) if (own.has(one) && own.get(one) !== "inherit") paint.set(one, own.get(one)!);
  const isUnpainted = painted.has(name) && !hasColour("fill", "black", paint) && !hasColour("stroke", "none", paint);
  const isAway = !isMoved && box !== undefined && isOutside(placeOf(name, own), box);
  // Within text and what repeats, others may be seen again.
  const isHiddenItself = isHidden && (painted.has(name) || name === "image");
  return { name, isUnseen: isGone || isHiddenItself || isUnpainted || isAway, isGone, isMoved, isHidden, paint };
}

function declarationsIn(style: string): [string, string][] {
  return style.split(";").flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(":");
    const [value = ""] = declaration.slice(colon + 1).split("!", 1);
    return colon < 0 ? [] : [[declaration.slice(0, colon).trim().toLowerCase(), value.trim()]];
  });
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^[+-]?0*(?:\.0*)?%?$/.test(value) && /0/.test(value);
}

function hasColour(kind: "fill" | "stroke", usual: string, paint: ReadonlyMap<string, string>): boolean {
  if (isZero(paint.get(`${kind}-opacity`)) || (kind === "stroke" && isZero(paint.get("stroke-width")))) return false;
  return !inNoColour.has(paint.get(kind) ?? usual);
}

/** Returns the rectangle that a shape takes; undefined where that takes more than its numbers. */
function placeOf(name: string, attributes: ReadonlyMap<string, string>): SvgBox | undefined {
  const numbers = (...names: string[]) => {
    const values = names.map((one) => Number(attributes.get(one) ?? "0"));
    return values.every(Number.isFinite) ? values : undefined;
  };
  if (name === "rect") {
    const [x, y, width, height] = numbers("x", "y", "width", "height") ?? [];
    return x === undefined ? undefined : [x, y!, x + width!, y! + height!];
  }
  if (name !== "circle" && name !== "ellipse") return undefined;
  const [x, y, rx, ry] = (name === "circle" ? numbers("cx", "cy", "r", "r") : numbers("cx", "cy", "rx", "ry")) ?? [];
  return x === undefined ? undefined : [x - rx!, y! - ry!, x + rx!, y! + ry!];
}

/** Returns whether a place is outside by more than half the box, which lines around a shape may reach into. */
function isOutside(place: SvgBox | undefined, [left, top, right, bottom]: SvgBox): boolean {
  if (!place) return false;
  const [x, y] = [(right - left) / 2, (bottom - top) / 2];
  return place[0] > right + x || place[2] < left - x || place[1] > bottom + y || place[3] < top - y;
}

/** Returns what can be seen of a drawing by the attributes of its root; undefined where they don't tell. */
export function visibleBox(attributes: ReadonlyMap<string, string>): SvgBox | undefined {
  const [width, height] = ["width", "height"].map((name) => /^([\d.]+)(?:px)?$/.exec(attributes.get(name) ?? "")?.[1]);
  const sides = [Number(width), Number(height)] as const;
  const [x = 0, y = 0, w = sides[0], h = sides[1]] = (attributes.get("viewBox") ?? "")
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map(Number);
  if (![x, y, w, h].every(Number.isFinite) || w <= 0 || h <= 0) return undefined;
  if (!attributes.has("width") && !attributes.has("height")) return [x, y, x + w, y + h];
  if (!sides.every((side) => side > 0)) return undefined;
  // Beside a drawing in another form than its viewBox there is room in which more of it is seen.
  const scale = Math.min(sides[0] / w, sides[1] / h);
  const [moreX, moreY] = [sides[0] / scale - w, sides[1] / scale - h];
  return [x - moreX, y - moreY, x + w + moreX, y + h + moreY];
}
