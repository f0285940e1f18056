/** Declares what is used here of `subset-font`, HarfBuzz's subsetter, and of `fontverter`. */
declare module "subset-font" {
  interface Options {
    targetFormat: "sfnt";
    /** Keep all glyphs; positions on the axes of a variable font, by tag. */
    keepAllGlyphs?: true;
    variationAxes?: Record<string, number>;
    noHinting?: true;
    /** Tags of the OpenType features to keep. */
    keepFeatures?: readonly string[];
    dropTables?: readonly string[];
  }
  /** @param text - characters to keep; empty where all glyphs are kept */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Uint8Array>;
}
declare module "fontverter" {
  /** Unpacks WOFF and WOFF2. */
  export function convert(font: Buffer, format: "sfnt"): Promise<Uint8Array>;
}
