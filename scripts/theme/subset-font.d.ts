/** Declares what is used here of `subset-font`, HarfBuzz's subsetter, and of `fontverter`. */
declare module "subset-font" {
  interface Options {
    targetFormat: "sfnt";
    keepAllGlyphs: true;
    /** Places on all axes of a variable font, by their tags. */
    variationAxes: Record<string, number>;
  }
  export default function subsetFont(font: Buffer, text: "", options: Options): Promise<Uint8Array>;
}
declare module "fontverter" {
  /** Unpacks WOFF and WOFF2. */
  export function convert(font: Buffer, format: "sfnt"): Promise<Uint8Array>;
}
