/** Records what is painted on a page, in order: words, and the rectangles below and above them. */

import { largestDifference } from "../../colour/rgb.ts";
import type { FontCodes } from "../fonts/font-text.ts";
import { blendColours } from "./blend-colours.ts";
import { isIn, type Box } from "../geometry.ts";
import type { ColourAt } from "./painted-gradient.ts";

/** Text of one MCID at one place. */
export interface PaintedPiece {
  readonly mark: number;
  /** Empty where something covers it; a space at the beginning of a line. */
  text: string;
  /** The middle of its first letter. */
  readonly x: number;
  readonly y: number;
  /** Offset in the page's content at which another glyph can be added, before the end of its string; -1 for nowhere. */
  readonly end: number;
  /** The name of its font in the page's resources, and the texts of the font's codes. */
  readonly font: string;
  readonly codes: FontCodes | undefined;
}

interface Region {
  box: Box;
  /** Undefined where it is not known. */
  colour: number | ColourAt | undefined;
}

const white = 0xffffff;
/** Colours whose channels differ by less, of 255, look the same. */
const leastDifference = 10;
/** The least width and height, in points, of something that can cover words; thinner ones are rules. */
const leastHeight = 3;

/** The painted page, which is white at first. */
export class PaintedGround {
  readonly #pieces: PaintedPiece[] = [];
  readonly #regions: Region[] = [];
  /** Colours of regions: text in another colour, as most is, need not be compared with what is below it. */
  readonly #colours = new Set<number | undefined>();
  #hasGradients = false;

  /** Adds text. @param mark - its MCID */
  addText(mark: number, text: string, x: number, y: number, end = -1, font = "", codes?: FontCodes): void {
    if (text !== "") this.#pieces.push({ mark, text, x, y, end, font, codes });
  }

  /**
   * Adds a painted area.
   *
   * @param colour - undefined for an image, or a path that is no rectangle, on which text counts as visible;
   *   otherwise it takes away the text below it
   */
  fill(box: Box, colour: number | ColourAt | undefined): void {
    if (!(box[2] - box[0] > leastHeight && box[3] - box[1] > leastHeight)) return;
    this.#regions.push({ box, colour });
    if (typeof colour === "function") this.#hasGradients = true;
    else this.#colours.add(colour);
    if (colour !== undefined) this.cover(box);
  }

  /** Takes away the text below something opaque. */
  cover(box: Box): void {
    for (const piece of this.#pieces) if (isIn(box, piece.x, piece.y)) piece.text = "";
  }

  /**
   * Returns whether text can't be told from what is painted below it.
   *
   * @param fill - its colour
   * @param blend - its blend mode: one that doesn't blend channel by channel may hide it, and is told as if it did
   */
  hides(fill: number | ColourAt | undefined, blend: string | undefined, x: number, y: number): boolean {
    const colour = typeof fill === "function" ? fill(x, y) : fill;
    if (colour === undefined) return false;
    const isPlain = blend === undefined && !this.#hasGradients;
    if (isPlain && !this.#colours.has(colour) && largestDifference(colour, white) >= leastDifference) return false;
    const below = this.#regions.findLast((region) => isIn(region.box, x, y));
    const ground = typeof below?.colour === "function" ? below.colour(x, y) : below ? below.colour : white;
    if (ground === undefined) return false;
    const seen = below && blend !== undefined ? blendColours(blend, ground, colour) : colour;
    return seen === undefined || largestDifference(seen, ground) < leastDifference;
  }

  piecesByMark(): Map<number, PaintedPiece[]> {
    const pieces = new Map<number, PaintedPiece[]>();
    for (const piece of this.#pieces) {
      const before = pieces.get(piece.mark);
      if (before) before.push(piece);
      else pieces.set(piece.mark, [piece]);
    }
    return pieces;
  }
}
