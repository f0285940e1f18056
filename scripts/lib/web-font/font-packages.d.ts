/** Declares what is used here of `subset-font`, HarfBuzz's subsetter, and of `fontverter`. */
declare module "subset-font" {
  interface Options {
    targetFormat: "sfnt";
    /** All glyphs, and places on all axes of a variable font, by their tags. */
    keepAllGlyphs?: true;
    variationAxes?: Record<string, number>;
    noHinting?: true;
    /** Tags of the OpenType features that stay. */
    keepFeatures?: readonly string[];
    dropTables?: readonly string[];
  }
  /** @param text - has the characters that stay; empty where all glyphs do */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Uint8Array>;
}
declare module "fontverter" {
  /** Unpacks WOFF and WOFF2. */
  export function convert(font: Buffer, format: "sfnt"): Promise<Uint8Array>;
}
