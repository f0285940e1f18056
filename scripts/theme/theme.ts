/** Declares what a theme is: the stylesheets and typefaces of a look, read from its folder. */
import type { FontMetrics } from "./font-metrics.ts";
import type { Look } from "./look.ts";
import type { BoxKindSettings } from "./theme-schema.ts";

/** A stylesheet, and where it stands: its `url()`s are from there. */
export interface Stylesheet {
  /** Absolute path. */
  path: string;
  css: string;
}

/** The faces of a typeface, and what each is for. */
export const faceKinds = [
  { name: "regular", style: "normal", weight: "400" },
  { name: "italic", style: "italic", weight: "400" },
  { name: "bold", style: "normal", weight: "700" },
  { name: "boldItalic", style: "italic", weight: "700" },
] as const;

/** A family of four faces. */
export interface Typeface {
  /** Name that stylesheets call it by. */
  family: string;
  /** Value of `font-family`: the family, and what stands in for it where it is not at hand. */
  stack: string;
  /** Addresses of TrueType files, `file:` or, for one that was converted, `data:`. */
  regular: string;
  italic: string;
  bold: string;
  boldItalic: string;
  /** Measures of the regular face. */
  metrics: FontMetrics;
}

/** A look, as plain data. */
export interface Theme {
  /** Name that the settings give it. */
  name: string;
  /** Changes that the settings of the report make. */
  look: Look;
  /** Measures and colours as custom properties, those of the theme behind those of the one that it extends. */
  tokens: Stylesheet[];
  /** Stylesheets of the printed pages, in the order of the cascade. */
  print: Stylesheet[];
  /** Stylesheets of the web page. */
  web: Stylesheet[];
  /** Colours that sections have in turn, each `#rrggbb`; where there are none, all have the publication's. */
  sectionColours: readonly string[];
  /** Kinds of boxes by their names. */
  boxKinds: Readonly<Record<string, BoxKindSettings>>;
  /** Typeface of the text. */
  text: Typeface;
  /** Other typefaces that its stylesheets name, by the role that the theme gives them, as `title`. */
  others: ReadonlyMap<string, Typeface>;
  /** Hash of the files of all typefaces: what is laid out or checked against them depends on it. */
  fontsHash: string;
  /** Files that belong to the manuscript and not to the project, by their absolute paths. */
  ownFiles: ReadonlyMap<string, Uint8Array>;
}

/** Returns all typefaces, that of the text first. */
export function typefacesOf({ text, others }: Pick<Theme, "text" | "others">): Typeface[] {
  return [text, ...others.values()];
}
