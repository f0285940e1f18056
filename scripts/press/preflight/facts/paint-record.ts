/** Records among the facts of a page what its content paints, and with which inks. */
import { everywhere, extentOf, grow, intersect, scalesOf, type Box } from "../../../lib/pdf/geometry.ts";
import { sha256Of } from "../../../lib/cache/hash-of.ts";
import { PdfStream, asDict, resolve, type PdfDict, type PdfValue } from "../../../lib/pdf/objects.ts";
import { inksOfPlates, readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import { inkingOf, inkingOfSeveral, isProcessInk, type Colorants } from "./colorants.ts";
import { gradientColours } from "./gradient-colours.ts";
import { colourOf, type Colour, type GraphicsState, type Paint } from "./graphics-state.ts";
import { sumOfInks, type InkLayers } from "./ink-layers.ts";
import { InkRecord, type PaintedInk } from "./ink-record.ts";
import { thinLinePt, thinnestWorthNoting, type PaintedFacts } from "./page-facts.ts";
import type { PathInProgress } from "./path-in-progress.ts";
import type { ShownText } from "./text-place.ts";

/**
 * Returns the part of a box in user space that is visible within the clip, in the page's coordinates; undefined where
 * nothing is.
 */
export function visible(box: Box, state: GraphicsState): Box | undefined {
  return intersect(extentOf(box, state.matrix), state.clip);
}

export class PaintRecord {
  readonly #facts: PaintedFacts;
  readonly #layers: InkLayers;
  readonly #inks: InkRecord;
  readonly #colours = new Map<string, Colour>();

  constructor(facts: PaintedFacts, layers: InkLayers) {
    this.#facts = facts;
    this.#layers = layers;
    this.#inks = new InkRecord(facts);
  }

  /** Returns the inks of all that is painted while `paint` runs. */
  inksOf(paint: () => void): string[] {
    return this.#inks.gather(paint);
  }

  /** Returns the colour that an operator sets, from a cache, since most colours are set again and again. */
  colour(space: ColourSpace, components: readonly number[], by: string): Colour {
    const key = `${by} ${space.name} ${components.join(" ")}`;
    const known = this.#colours.get(key);
    if (known?.space === space) return known;
    this.addColour(space, components, by);
    const made = colourOf(space, components);
    this.#colours.set(key, made);
    return made;
  }

  addColour({ name: space }: ColourSpace, components: readonly number[], by: string): void {
    const key = `${by} ${space} ${components.join(" ")}`;
    if (!this.#facts.colours.has(key)) this.#facts.colours.set(key, { space, components, by });
  }

  /**
   * @param resources - the resources, in which the colour space may have a name
   * @returns one colour for the whole gradient, which has of each ink the most that any of its colours has
   */
  addGradient(shading: PdfValue | undefined, resources: PdfDict): Colour {
    const resolved = resolve(shading);
    const entries = resolved instanceof PdfStream ? resolved.dict : asDict(resolved);
    const space = readColourSpace(entries?.get("ColorSpace"), asDict(resources.get("ColorSpace")));
    const { colorants } = space;
    const colours = gradientColours(resolved, colorants?.names.length ?? 0);
    for (const components of colours) this.addColour(space, components, "shading");
    if (!colorants || colours.length === 0) return { space, inks: undefined, inking: undefined, isGradient: true };
    this.#addGradientInks(space, colorants, colours);
    const steps = colours.map((colour) => colorants.tintsOf(colour));
    const most = colorants.names.map((_, i) => Math.max(...steps.map((step) => step[i]!)));
    return { space, inks: undefined, inking: inkingOf(colorants, most), isGradient: true };
  }

  /** Records the most ink that a colour of a gradient has; a profile's colours count as if it were the press's own. */
  #addGradientInks(space: ColourSpace, colorants: Colorants, colours: readonly number[][]): void {
    const { names } = colorants;
    const isProcess = names.every(isProcessInk);
    for (const colour of colours) {
      const inks = space.inksOf(colour) ?? (isProcess ? inksOfPlates(names, colorants.tintsOf(colour)) : undefined);
      const sum = inks ? sumOfInks(inks) : 0;
      // Not `Math.max`: a damaged mesh may hold what is no number.
      if (sum > this.#facts.gradientInk) this.#facts.gradientInk = sum;
    }
  }

  /** Records a gradient of the operator `sh`, which fills the whole clip. */
  addShading(shading: PdfValue | undefined, resources: PdfDict, state: GraphicsState): void {
    const colours = this.addGradient(shading, resources);
    const box = intersect(state.clip, this.#facts.media ?? everywhere);
    this.#note({ what: "gradient", sizePt: Infinity, paint: { ...state.fill, ...colours } }, box, state);
    this.#addGround(box, undefined);
  }

  addFill(path: PathInProgress, state: GraphicsState): void {
    const box = path.box && visible(path.box, state);
    const [scaleX, scaleY] = scalesOf(state.matrix);
    let thinnest = Infinity;
    for (const rectangle of path.rectangles) {
      const widthPt = Math.min((rectangle[2] - rectangle[0]) * scaleX, (rectangle[3] - rectangle[1]) * scaleY);
      thinnest = Math.min(thinnest, widthPt);
      const seen = widthPt < thinnestWorthNoting ? visible(rectangle, state) : undefined;
      if (seen) this.#facts.thinLines.push({ widthPt, box: seen });
    }
    const what = state.fill.isGradient ? "gradient" : thinnest < thinLinePt ? "line" : "ground";
    this.#note({ what, sizePt: what === "line" ? thinnest : Infinity, paint: state.fill }, box, state);
    this.#addGround(box, state.fill);
  }

  addStroke({ box }: PathInProgress, state: GraphicsState): void {
    const half = state.lineWidth / 2;
    if (!box) return;
    // A mitre, where two lines meet, and a square cap reach further than half the width.
    const reach = half * Math.max(Math.SQRT2, state.miterLimit);
    this.#addInks(visible(grow(box, reach), state), state.stroke);
    const seen = visible(grow(box, half), state);
    const widthPt = state.lineWidth * Math.min(...scalesOf(state.matrix));
    this.#note({ what: "line", sizePt: widthPt, paint: state.stroke }, seen, state);
    if (!seen) return;
    this.#facts.grounds.push(seen);
    if (widthPt < thinnestWorthNoting) this.#facts.thinLines.push({ widthPt, box: seen });
  }

  addPicture({ dict, bytes }: PdfStream, state: GraphicsState): void {
    const [widthPx, heightPx] = [Number(dict.get("Width")), Number(dict.get("Height"))];
    const [widthPt, heightPt] = scalesOf(state.matrix);
    const isStencil = dict.get("ImageMask") === true;
    const space = isStencil ? undefined : readColourSpace(dict.get("ColorSpace"));
    if (space) this.addColour(space, [], "image");
    if (dict.has("SMask")) this.#facts.transparency.add("soft mask of a picture");
    for (const key of ["Alternates", "OPI"]) if (dict.has(key)) this.#facts.oddities.add(`${key} of a picture`);
    const box = visible([0, 0, 1, 1], state);
    const names = space?.colorants?.names ?? [];
    this.#inks.tell(names);
    if (isStencil) this.#note({ what: "picture", sizePt: Infinity, paint: state.fill }, box, state);
    else if (box || state.inTile) {
      const spots = names.filter((name) => !isProcessInk(name));
      this.#inks.addSpots(spots, state.inTile ? undefined : box);
      const paint: Paint = { ...state.fill, isGradient: true, inking: inkingOfSeveral(names) };
      if (state.clipTypePt !== undefined) this.#note({ what: "picture", sizePt: Infinity, paint }, box, state);
    }
    if (!box) return;
    if (space) this.#inks.addGround(box, names);
    this.#addGround(box, undefined);
    const ppi = Math.min((widthPx / widthPt) * 72, (heightPx / heightPt) * 72);
    const isInkJpeg = space?.name === "DeviceCMYK" && dict.get("Filter") === "/DCTDecode";
    const sha256 = isInkJpeg ? sha256Of(bytes) : undefined;
    this.#facts.pictures.push({ widthPx, heightPx, widthPt, ppi, box, sha256 });
  }

  addText({ box, em, sizePt, isFilled, isStroked }: ShownText, state: GraphicsState): void {
    const seen = intersect(box, state.clip);
    if (seen && (isFilled || isStroked)) this.#facts.texts.push(seen);
    const own = state.font?.ownInks ?? [];
    const fill = own.length > 0 ? { ...state.fill, inking: inkingOfSeveral(own) } : state.fill;
    if (isFilled) this.#note({ what: "text", sizePt, paint: fill }, seen, state);
    if (isStroked) this.#note({ what: "text", sizePt, paint: state.stroke }, seen, state);
    // Letters may reach beyond the line's height and width, but hardly by a whole em.
    const reach = intersect(grow(box, em), state.clip);
    if (isFilled) this.#addInks(reach, state.fill);
    if (isStroked) this.#addInks(reach, state.stroke);
  }

  /** @param box - on the page; undefined where all of it is clipped */
  #addGround(box: Box | undefined, paint: Paint | undefined): void {
    if (!box) return;
    this.#facts.grounds.push(box);
    this.#addInks(box, paint);
  }

  #note(
    { what, sizePt, paint }: Pick<PaintedInk, "what" | "sizePt" | "paint">,
    seen: Box | undefined,
    state: GraphicsState,
  ): void {
    if (!seen && !state.inTile) return;
    const box = state.inTile ? undefined : seen;
    const { overprintMode, clipTypePt } = state;
    // What is seen through letters alone is as good as text.
    if (clipTypePt === undefined) this.#inks.add({ what, sizePt, paint, overprintMode, box });
    else this.#inks.add({ what: "text", sizePt: Math.min(sizePt, clipTypePt), paint, overprintMode, box });
  }

  #addInks(box: Box | undefined, paint: Paint | undefined): void {
    if (!box) return;
    const { inks, overprints = false, space } = paint ?? {};
    // A spot ink that overprints is added to the inks below, and so are its process inks where it is replaced by them.
    const isTold = !overprints || space?.name.startsWith("Device");
    this.#layers.paint(box, isTold ? inks : undefined, overprints);
  }
}
