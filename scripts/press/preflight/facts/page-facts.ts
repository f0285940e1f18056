/** What a page's content paints, and with what: facts in, nothing judged yet. */
import type { Box } from "../../press-geometry.ts";
import type { FontFacts } from "./font-metrics.ts";
import type { InkBound } from "./ink-layers.ts";

/** A colour that was set, or that a gradient or a palette holds. */
export interface ColourFact {
  /** `DeviceCMYK`, `DeviceGray`, `Separation All` … */
  readonly space: string;
  readonly components: readonly number[];
  /** `k`, `rg`, `scn`; `shading`, `image`, `group`. */
  readonly by: string;
}

export interface PictureFact {
  readonly widthPx: number;
  readonly heightPx: number;
  /** As wide as it is printed, in points, were it not clipped. */
  readonly widthPt: number;
  /** Pixels in an inch, along the side where they are fewer. */
  readonly ppi: number;
  readonly box: Box;
}

export interface PageFacts {
  /** From 1. */
  readonly number: number;
  readonly media: Box | undefined;
  readonly bleed: Box | undefined;
  readonly trim: Box | undefined;
  readonly hasAnnotations: boolean;
  /** Colour space of the page's own transparency group. */
  readonly groupSpace: string | undefined;
  /** Each colour once; those of pictures and of groups as their space only. */
  readonly colours: Map<string, ColourFact>;
  /** Widths of thin lines in points, with where they are. */
  readonly thinLines: { widthPt: number; box: Box }[];
  readonly pictures: PictureFact[];
  readonly fonts: Map<string, FontFacts>;
  /** Boxes of shown text, a line or less each. */
  readonly texts: Box[];
  /** Boxes of fills, strokes and pictures, as far as they are not clipped. */
  readonly grounds: Box[];
  /** What the colours bring together inside the bleed. */
  readonly ink: InkBound;
  /** What lets shine through: `opacity 0.4`, `Multiply`, `soft mask`. */
  readonly transparency: Set<string>;
  /** What has no place in a file for the press: `inline image`, `PostScript XObject`, `transfer function`. */
  readonly oddities: Set<string>;
}

/** Rules and dots below this width are worth a look; anything thicker is not kept. */
export const thinnestWorthNoting = 0.5;
