/** What content paints, with the state that it paints it in, in; noted among the facts of its page, with their inks. */
import { PdfStream, asDict, resolve, type PdfDict, type PdfValue } from "../../../pdf/objects.ts";
import type { Box } from "../../press-geometry.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import { extentOf, grow, intersect, scalesOf } from "./geometry.ts";
import type { GraphicsState, Paint } from "./graphics-state.ts";
import type { InkLayers } from "./ink-layers.ts";
import { thinnestWorthNoting, type PageFacts } from "./page-facts.ts";
import type { PathInProgress } from "./path-in-progress.ts";
import type { ShownText } from "./text-place.ts";

/** All facts but what the layers of ink come to. */
export type PaintedFacts = Omit<PageFacts, "ink">;

/** Where a box of the user space is on the page, as far as it is not clipped. */
export function visible(box: Box, state: GraphicsState): Box | undefined {
  return intersect(extentOf(box, state.matrix), state.clip);
}

export class PaintRecord {
  readonly #facts: PaintedFacts;
  readonly #layers: InkLayers;

  constructor(facts: PaintedFacts, layers: InkLayers) {
    this.#facts = facts;
    this.#layers = layers;
  }

  addColour({ name: space }: ColourSpace, components: readonly number[], by: string): void {
    const key = `${by} ${space} ${components.join(" ")}`;
    if (!this.#facts.colours.has(key)) this.#facts.colours.set(key, { space, components, by });
  }

  /** @param resources - where its colour space may have a name */
  addGradient(shading: PdfValue | undefined, resources: PdfDict): void {
    const resolved = resolve(shading);
    const entries = resolved instanceof PdfStream ? resolved.dict : asDict(resolved);
    const space = readColourSpace(entries?.get("ColorSpace"), asDict(resources.get("ColorSpace")));
    for (const components of space.coloursOf(entries?.get("Function"))) this.addColour(space, components, "shading");
  }

  /** @param box - on the page; nothing where it is clipped */
  addGround(box: Box | undefined, paint: Paint | undefined): void {
    if (!box) return;
    this.#facts.grounds.push(box);
    this.#addInks(box, paint);
  }

  addFill(path: PathInProgress, state: GraphicsState): void {
    this.addGround(path.box && visible(path.box, state), state.fill);
    const [scaleX, scaleY] = scalesOf(state.matrix);
    for (const rectangle of path.rectangles) {
      const widthPt = Math.min((rectangle[2] - rectangle[0]) * scaleX, (rectangle[3] - rectangle[1]) * scaleY);
      const seen = widthPt < thinnestWorthNoting ? visible(rectangle, state) : undefined;
      if (seen) this.#facts.thinLines.push({ widthPt, box: seen });
    }
  }

  addStroke({ box }: PathInProgress, state: GraphicsState): void {
    const half = state.lineWidth / 2;
    if (!box) return;
    // Where lines meet, a mitre reaches further, and so does a square cap.
    const reach = half * Math.max(Math.SQRT2, state.miterLimit);
    this.#addInks(visible(grow(box, reach), state), state.stroke);
    const seen = visible(grow(box, half), state);
    if (!seen) return;
    this.#facts.grounds.push(seen);
    const widthPt = state.lineWidth * Math.min(...scalesOf(state.matrix));
    if (widthPt < thinnestWorthNoting) this.#facts.thinLines.push({ widthPt, box: seen });
  }

  addPicture({ dict }: PdfStream, state: GraphicsState): void {
    const [widthPx, heightPx] = [Number(dict.get("Width")), Number(dict.get("Height"))];
    const [widthPt, heightPt] = scalesOf(state.matrix);
    if (dict.get("ImageMask") !== true) this.addColour(readColourSpace(dict.get("ColorSpace")), [], "image");
    if (dict.has("SMask")) this.#facts.transparency.add("soft mask of a picture");
    for (const key of ["Alternates", "OPI"]) if (dict.has(key)) this.#facts.oddities.add(`${key} of a picture`);
    const box = visible([0, 0, 1, 1], state);
    if (!box) return;
    this.addGround(box, undefined);
    const ppi = Math.min((widthPx / widthPt) * 72, (heightPx / heightPt) * 72);
    this.#facts.pictures.push({ widthPx, heightPx, widthPt, ppi, box });
  }

  addText({ box, em, isStroked }: ShownText, state: GraphicsState): void {
    const seen = intersect(box, state.clip);
    if (seen) this.#facts.texts.push(seen);
    // Letters may reach out of the line's height and width, but hardly by a whole em.
    const reach = intersect(grow(box, em), state.clip);
    this.#addInks(reach, state.fill);
    if (isStroked) this.#addInks(reach, state.stroke);
  }

  #addInks(box: Box | undefined, paint: Paint | undefined): void {
    if (!box) return;
    const { inks, overprints = false, space } = paint ?? {};
    // A spot ink that overprints comes on top of the inks that stand for it, too.
    const isTold = !overprints || space?.name.startsWith("Device");
    this.#layers.paint(box, isTold ? inks : undefined, overprints);
  }
}
