/** The folder styles/fonts in, the faces of the report's typeface out. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Face } from "./in-page/load-fonts.ts";
import { fontsPath } from "./read-styles.ts";

export const typeface: readonly Face[] = [
  face("Carlito-Regular", "normal", "400"),
  face("Carlito-Italic", "italic", "400"),
  face("Carlito-Bold", "normal", "700"),
  face("Carlito-BoldItalic", "italic", "700"),
];

function face(file: string, style: Face["style"], weight: Face["weight"]): Face {
  return { family: "Carlito", url: pathToFileURL(join(fontsPath, `${file}.ttf`)).href, style, weight };
}
