/** Records paint whose inks have to meet other inks exactly, and where spot inks are painted. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import type { Paint } from "./graphics-state.ts";
import { largestSmallTypePt, thinLinePt, type InkFact, type PaintedFacts } from "./page-facts.ts";

/** How many of the last painted areas are searched for what lies below; earlier ones are mostly covered. */
const mostGrounds = 2000;
/** The most places of a spot ink that are recorded. */
const placesOfSpot = 20;
/** The least number of inks in which type and lines are recorded. */
const manyInks = 3;

/** A paint and what it paints. */
export interface PaintedInk {
  readonly what: InkFact["what"];
  /** Height of type or width of a line, in points; Infinity for all else. */
  readonly sizePt: number;
  readonly paint: Paint;
  readonly overprintMode: 0 | 1;
  /** Undefined in a pattern, which may lie anywhere. */
  readonly box: Box | undefined;
}

/** Records one page. All paint has to be passed to it in the order of painting. */
export class InkRecord {
  readonly #facts: PaintedFacts;
  readonly #grounds: { box: Box; inks: readonly string[] }[] = [];
  readonly #places = new Map<string, number>();

  constructor(facts: PaintedFacts) {
    this.#facts = facts;
  }

  add({ what, sizePt, paint, overprintMode, box }: PaintedInk): void {
    const { space, inking, overprints, isGradient } = paint;
    if (!inking) return;
    const { names, isWhite, isBlack, spots } = inking;
    if (spots.length > 0) this.addSpots(spots, box);
    if (what !== "text" && box) this.addGround(box, names);
    const isSmall = what === "text" ? sizePt < largestSmallTypePt : what === "line" && sizePt < thinLinePt;
    const knocksOut = isSmall && (isWhite || isBlack) && !overprints;
    const inksBelow = knocksOut && box ? this.#inksBelow(box, what === "text" ? 0 : 1, isWhite) : 0;
    if (!(isWhite && overprints) && inksBelow === 0 && !(isSmall && names.length >= manyInks)) return;
    // The overprint mode applies to colours that operators set in DeviceCMYK; readers differ for DeviceGray and
    // profiles (ISO 32000-1, 8.6.7).
    const leavesBelow = isSpotSpace(space.name) || (overprintMode === 1 && !isGradient);
    const inkCount = isWhite ? 0 : names.length;
    const fact = { what, sizePt, space: space.name, inkCount, isBlack, overprints, leavesBelow, inksBelow, box };
    this.#facts.inkFacts.push(fact);
  }

  addGround(box: Box, inks: readonly string[]): void {
    this.#grounds.push({ box, inks });
  }

  addSpots(names: readonly string[], box: Box | undefined): void {
    for (const name of names) {
      const count = this.#places.get(name) ?? 0;
      if (count < placesOfSpot) this.#facts.spots.push({ name, box });
      this.#places.set(name, count + 1);
    }
  }

  /**
   * Counts the inks of the area painted last that covers the middle of `box`, but not the inks below black, where
   * plates that don't meet exactly show nothing.
   *
   * @param own - number of the last areas that are `box` itself
   */
  #inksBelow([left, bottom, right, top]: Box, own: number, countsBlack: boolean): number {
    const [x, y] = [(left + right) / 2, (bottom + top) / 2];
    const last = this.#grounds.length - 1 - own;
    for (let index = last; index >= 0 && index > last - mostGrounds; index--) {
      const { box, inks } = this.#grounds[index]!;
      if (box[0] > x || x > box[2] || box[1] > y || y > box[3]) continue;
      return inks.filter((name) => countsBlack || name !== "Black").length;
    }
    return 0;
  }
}

function isSpotSpace(name: string): boolean {
  return /^(?:Indexed |Pattern )?(?:Separation|DeviceN)/.test(name);
}
