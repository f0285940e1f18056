/** Declares the facts of a page that its checks judge. */
import type { Box } from "../../../lib/pdf/geometry.ts";
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
  /** Width in points at which it is printed, were it not clipped. */
  readonly widthPt: number;
  /** Pixels in an inch, along the side where they are fewer. */
  readonly ppi: number;
  readonly box: Box;
  /** SHA-256 of a JPEG in inks; undefined for other pictures. */
  readonly sha256: string | undefined;
}

/** Paint whose inks meet others, or have to meet each other, so that a printer looks twice. */
export interface InkFact {
  readonly what: "text" | "line" | "ground" | "gradient" | "picture";
  /** Height of type, width of a line; endless for all else. */
  readonly sizePt: number;
  readonly space: string;
  /** How many inks it is printed with: none where it is white. */
  readonly inkCount: number;
  /** Whether it is full black and nothing else. */
  readonly isBlack: boolean;
  readonly overprints: boolean;
  /** Whether overprinting leaves what lies below wherever it has no ink itself. */
  readonly leavesBelow: boolean;
  /** How many inks it knocks out, but for black where it is black; none where nothing is told of what lies below. */
  readonly inksBelow: number;
  /** Undefined where its place is not told, as in a pattern. */
  readonly box: Box | undefined;
}

/** An ink beside the four of every press, where it is painted. */
export interface SpotFact {
  /** `PANTONE 1807 C`, `All`, `None`. */
  readonly name: string;
  readonly box: Box | undefined;
}

export interface PageFacts {
  /** Number of the page, from 1. */
  readonly number: number;
  readonly media: Box | undefined;
  readonly bleed: Box | undefined;
  readonly trim: Box | undefined;
  /** Degrees by which it is turned when it is shown, clockwise. */
  readonly rotate: number;
  /** Why it is blank, where print made it so: a name of the reasons in plan-print.ts. */
  readonly saidBlank: string | undefined;
  /** Their kinds: `Link`, `Widget`. */
  readonly annotations: readonly string[];
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
  /** Paint that a printer looks twice at. */
  readonly inkFacts: InkFact[];
  /** Each spot ink with the first places that it is painted at. */
  readonly spots: SpotFact[];
  /** The ink that the colours bring together inside the bleed. */
  readonly ink: InkBound;
  /** Names for what lets shine through: `opacity 40%`, `Multiply`, `soft mask`. */
  readonly transparency: Set<string>;
  /** Names for what has no place in a file for the press: `inline image`, `actions of the page`. */
  readonly oddities: Set<string>;
  /** Parts that could not be read, and why. */
  readonly unread: Set<string>;
}

/** Rules and dots below this width are worth a look; anything thicker is not kept. */
export const thinnestWorthNoting = 0.5;

/** Lines of less are noted where their inks must meet others. */
export const thinLinePt = 2;
/** Smaller type is told of where its inks must meet others. */
export const largestSmallTypePt = 12;

/** All facts but what the layers of ink come to. */
export type PaintedFacts = Omit<PageFacts, "ink">;
