/** Computes the most ink that layers of paint can bring together on one spot. */
import type { Cmyk } from "../../../lib/colour/read-ink.ts";
import { intersect, union, type Box } from "../../../lib/pdf/geometry.ts";

/** Bounds of the ink that the colours of a page can bring together on one spot. */
export interface InkBound {
  /** The most ink that a single colour has, 1 for one full ink. */
  readonly least: number;
  /** The most ink of colours that may lie on each other. */
  readonly most: number;
  /**
   * Whether `most` is proven. It isn't where some paint's inks are not set by colour operators, as those of pictures.
   */
  readonly isProven: boolean;
}

/**
 * The most mixtures that are kept, enough for charts in a hundred colours. With more, the overprints of all would take
 * longer than a rendering.
 */
const mostLayers = 200;

/**
 * Gathers mixtures of inks, so that every spot of the page shows one of them, or something between some of them. Paint
 * knocks out what lies below or, where it overprints, leaves those inks that it has none of; opacity and soft masks
 * mix, within groups too (ISO 32000-1, 8.6.7 and 11.3). The total of inks is a sum, so whatever lies between two
 * mixtures has no more ink than one of them. Mixtures of the same inks are kept as one, with the box around all of
 * them: a box that is too large only makes the bound higher.
 */
export class InkLayers {
  readonly #within: Box | undefined;
  readonly #layers: { inks: Cmyk; box: Box }[] = [];
  #isProven = true;
  #least = 0;

  /** @param within - paint outside this box does not count */
  constructor(within: Box | undefined) {
    this.#within = within;
  }

  /**
   * @param box - around what is painted, rather too large than too small
   * @param inks - undefined where colour operators don't set them: pictures, gradients, patterns
   */
  paint(box: Box, inks: Cmyk | undefined, overprints: boolean): void {
    const seen = this.#within ? intersect(box, this.#within) : box;
    if (!seen || this.#layers.length > mostLayers) return;
    if (!inks) return this.unprove();
    this.#least = Math.max(this.#least, sumOfInks(inks));
    const below = overprints ? [...this.#layers] : [];
    this.#add(inks, seen);
    for (const layer of below) {
      const common = intersect(layer.box, seen);
      if (common) this.#add(layer.inks.map((ink, i) => inks[i]! || ink) as unknown as Cmyk, common);
    }
    if (this.#layers.length > mostLayers) this.unprove();
  }

  /**
   * Records that the bound is not proven, since something is mixed in another way: by a blend mode, or in a group with
   * other inks.
   */
  unprove(): void {
    this.#isProven = false;
  }

  bound(): InkBound {
    const most = Math.max(0, ...this.#layers.map(({ inks }) => sumOfInks(inks)));
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
export function sumOfInks([cyan, magenta, yellow, black]: Cmyk): number {
  return Math.round((cyan + magenta + yellow + black) * 10000) / 10000;
}
