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
  /** Inks of what is painted, for each call of `gather` that runs. */
  readonly #gathered: Set<string>[] = [];
  /** Inks of small type by its place, with those that were printed onto it. */
  readonly #ofType = new Map<string, readonly string[]>();

  constructor(facts: PaintedFacts) {
    this.#facts = facts;
  }

  /** Returns the inks of all that is painted while `paint` runs. */
  gather(paint: () => void): string[] {
    const inks = new Set<string>();
    this.#gathered.push(inks);
    try {
      paint();
    } finally {
      this.#gathered.pop();
    }
    return [...inks];
  }

  /** Tells the inks of paint to those who gather them. */
  tell(names: readonly string[]): void {
    for (const inks of this.#gathered) for (const name of names) inks.add(name);
  }

  add({ what, sizePt, paint, overprintMode, box }: PaintedInk): void {
    const { space, inking, overprints, isGradient, isTile } = paint;
    if (!inking) return;
    const { names, isWhite, isBlack, spots } = inking;
    if (spots.length > 0) this.addSpots(spots, box);
    this.tell(names);
    if (what !== "text" && box && !isTile) this.addGround(box, names);
    const isSmall = what === "text" ? sizePt < largestSmallTypePt : what === "line" && sizePt < thinLinePt;
    const knocksOut = isSmall && (isWhite || isBlack) && !overprints;
    const inksBelow = knocksOut && box ? this.#inksBelow(box, what === "text" ? 0 : 1, isWhite) : 0;
    // The overprint mode applies to colours that operators set in DeviceCMYK; readers differ for DeviceGray and
    // profiles (ISO 32000-1, 8.6.7).
    const leavesBelow = isSpotSpace(space.name) || (overprintMode === 1 && !isGradient);
    const together = isSmall && what === "text" && box ? this.#onType(box, names, overprints && leavesBelow) : names;
    if (!(isWhite && overprints) && inksBelow === 0 && !(isSmall && together.length >= manyInks)) return;
    const inkCount = isWhite ? 0 : together.length;
    const fact = { what, sizePt, space: space.name, inkCount, isBlack, overprints, leavesBelow, inksBelow, box };
    this.#facts.inkFacts.push(fact);
  }

  /**
   * Returns the inks of type with those of the type that it is printed onto, as a publication has it whose plates were
   * painted one after the other.
   */
  #onType(box: Box, names: readonly string[], leavesBelow: boolean): readonly string[] {
    const place = box.map(Math.round).join(" ");
    const below = leavesBelow ? (this.#ofType.get(place) ?? []) : [];
    const together = [...new Set([...below, ...names])];
    this.#ofType.set(place, together);
    return together;
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
