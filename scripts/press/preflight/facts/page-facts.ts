/** Declares the facts of a page that its checks judge. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import type { FontFacts } from "./font-metrics.ts";
import type { InkBound } from "./ink-layers.ts";

/** A colour that was set, or that a gradient or a palette holds. */
export interface ColourFact {
  /** Name of the colour space: `DeviceCMYK`, `DeviceGray`, `Separation All` … */
  readonly space: string;
  readonly components: readonly number[];
  /** The operator that set the colour, as `k`, `rg` or `scn`, or `shading`, `image`, `group`. */
  readonly by: string;
}

export interface PictureFact {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Width in points at which the whole picture would be printed, were it not clipped. */
  readonly widthPt: number;
  /** Resolution in pixels per inch, along the side where it is lower. */
  readonly ppi: number;
  readonly box: Box;
  /** SHA-256 of a JPEG in inks; undefined for other pictures. */
  readonly sha256: string | undefined;
}

/** Paint whose inks have to meet others or each other exactly on the press, so that a printer looks at it twice. */
export interface InkFact {
  readonly what: "text" | "line" | "ground" | "gradient" | "picture";
  /** Height of type or width of a line, in points; Infinity for all else. */
  readonly sizePt: number;
  readonly space: string;
  /** Count of the inks that it is printed with: 0 where it is white. */
  readonly inkCount: number;
  /** Whether it is full black and nothing else. */
  readonly isBlack: boolean;
  readonly overprints: boolean;
  /** Whether, where it overprints, inks with the value 0 leave the ink below unchanged. */
  readonly leavesBelow: boolean;
  /**
   * Count of the inks below that it knocks out; black isn't counted below black. 0 where nothing is known of what lies
   * below.
   */
  readonly inksBelow: number;
  /** Undefined where its place is not known, as in a pattern. */
  readonly box: Box | undefined;
}

/** A spot ink, and where it is painted. */
export interface SpotFact {
  /** `PANTONE 1807 C`, `All`, `None`. */
  readonly name: string;
  readonly box: Box | undefined;
}

export interface PageFacts {
  /** Number of the page in the file, from 1. */
  readonly number: number;
  readonly media: Box | undefined;
  readonly bleed: Box | undefined;
  readonly trim: Box | undefined;
  /** Degrees, clockwise, by which viewers turn the page. */
  readonly rotate: number;
  /** Why the page is blank, where the print command made it so: a key of `blankReasons` in plan-print.ts. */
  readonly saidBlank: string | undefined;
  /** Subtypes of the page's annotations: `Link`, `Widget`. */
  readonly annotations: readonly string[];
  /** Colour space of the page's own transparency group. */
  readonly groupSpace: string | undefined;
  /** Each colour once, by a key; of pictures and groups the colour space alone. */
  readonly colours: Map<string, ColourFact>;
  /** Thin lines, with their width in points and their place. */
  readonly thinLines: { widthPt: number; box: Box }[];
  readonly pictures: PictureFact[];
  readonly fonts: Map<string, FontFacts>;
  /** Boxes of the text that is shown, each of a line at most. */
  readonly texts: Box[];
  /** Boxes of fills, strokes and pictures, as far as they are visible within the clip. */
  readonly grounds: Box[];
  /** Paint whose inks a printer looks at twice. */
  readonly inkFacts: InkFact[];
  /** Spot inks, each with the first places where it is painted. */
  readonly spots: SpotFact[];
  /** The most ink that a colour of a gradient has, 1 for one full ink; 0 where no gradient tells its inks. */
  gradientInk: number;
  /** How much ink the colours can bring together on a spot inside the bleed. */
  readonly ink: InkBound;
  /** Kinds of transparency on the page: `opacity 40%`, `Multiply`, `soft mask`. */
  readonly transparency: Set<string>;
  /** Things that have no place in a file for the press: `inline image`, `actions of the page`. */
  readonly oddities: Set<string>;
  /** Parts that could not be read, and why. */
  readonly unread: Set<string>;
}

/** Lines thinner than this, in points, are recorded in `thinLines`. */
export const thinnestWorthNoting = 0.5;

/** Lines thinner than this, in points, are recorded in `inkFacts` where their inks have to meet others. */
export const thinLinePt = 2;
/** Type smaller than this, in points, is recorded in `inkFacts` where its inks have to meet others. */
export const largestSmallTypePt = 12;

/** All facts of a page but the bound of its ink, which `InkLayers` computes. */
export type PaintedFacts = Omit<PageFacts, "ink">;
