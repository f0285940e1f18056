/** Computes the most ink that paints, one after another, can bring together on one spot. */
import type { Cmyk } from "../../../lib/colour/read-ink.ts";
import { intersect, union, type Box } from "../../../lib/pdf/geometry.ts";

/** How much ink the colours of a page can bring together. */
export interface InkBound {
  /** The most ink of one colour alone, 1 for one full ink. */
  readonly least: number;
  /** The most ink of all colours that may lie on each other. */
  readonly most: number;
  /** Whether no spot can have more; otherwise there are paints whose inks are not told by operators that set a colour. */
  readonly isProven: boolean;
}

/** The most mixtures that are kept, enough for charts in a hundred colours; with more, their overprints would take longer than a rendering. */
const mostLayers = 200;

/**
 * Every spot of a page shows one of the mixtures that are gathered here, or something between some of them: paint
 * knocks out what lies below it or, overprinting, leaves those inks that it has none of; opacity and soft masks
 * mix, within groups too (ISO 32000-1, 8.6.7 and 11.3). Ink in all is a sum, so what lies between two mixtures
 * has no more of it than one of them. Mixtures of the same inks are kept as one, with the box around them all:
 * too large a box only makes the bound higher.
 */
export class InkLayers {
  readonly #within: Box | undefined;
  readonly #layers: { inks: Cmyk; box: Box }[] = [];
  #isProven = true;
  #least = 0;

  /** @param within - what lies outside does not count */
  constructor(within: Box | undefined) {
    this.#within = within;
  }

  /**
   * @param box - around what is painted, rather too large than too small
   * @param inks - undefined where operators don't tell them: pictures, gradients, patterns
   */
  paint(box: Box, inks: Cmyk | undefined, overprints: boolean): void {
    const seen = this.#within ? intersect(box, this.#within) : box;
    if (!seen || this.#layers.length > mostLayers) return;
    if (!inks) return this.unprove();
    this.#least = Math.max(this.#least, sum(inks));
    const below = overprints ? [...this.#layers] : [];
    this.#add(inks, seen);
    for (const layer of below) {
      const common = intersect(layer.box, seen);
      if (common) this.#add(layer.inks.map((ink, i) => inks[i]! || ink) as unknown as Cmyk, common);
    }
    if (this.#layers.length > mostLayers) this.unprove();
  }

  /** Records that the sums prove nothing, for what mixes otherwise: blend modes, groups in other inks. */
  unprove(): void {
    this.#isProven = false;
  }

  bound(): InkBound {
    const most = Math.max(0, ...this.#layers.map(({ inks }) => sum(inks)));
    return { least: this.#least, most, isProven: this.#isProven };
  }

  #add([cyan, magenta, yellow, black]: Cmyk, box: Box): void {
    const known = this.#layers.find(
      ({ inks }) => inks[0] === cyan && inks[1] === magenta && inks[2] === yellow && inks[3] === black,
    );
    if (known) known.box = union(known.box, box);
    else this.#layers.push({ inks: [cyan, magenta, yellow, black], box });
  }
}

/** Returns the sum of all inks, rounded to the four digits that colours are written with. */
function sum([cyan, magenta, yellow, black]: Cmyk): number {
  return Math.round((cyan + magenta + yellow + black) * 10000) / 10000;
}
