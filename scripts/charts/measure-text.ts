/** Measures how wide text in the report's typefaces is. */
import type { Font } from "fontkit";
import { faceRunsOf } from "../lib/pdf/fonts/face-runs.ts";
import { hyphens } from "../lib/pdf/fonts/hyphen-face.ts";
import { bytesOfFace, readFaceFiles } from "../theme/face-files.ts";
import type { Face } from "../theme/face.ts";
import type { Typeface } from "../theme/theme.ts";

/** Returns the width in points of text set in one line. */
export type MeasureText = (text: string, sizePt: number) => number;

/**
 * Measures with the faces' own kerning and ligatures, as the browser sets text.
 *
 * @param faces - of the letters that the report's typeface lacks
 */
export async function readMeasure(
  typeface: Pick<Typeface, "family" | "regular">,
  faces: readonly Face[] = [],
): Promise<MeasureText> {
  const { create } = await import("fontkit");
  const open = (bytes: Buffer): Font => {
    const font = create(bytes);
    if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
    return font;
  };
  const font = open(await bytesOfFace({ url: typeface.regular }));
  const own = { font, scale: 1, has: (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0)!) };
  const others = (await readFaceFiles(typeface, faces, "400")).map(({ bytes, ...face }) => ({
    font: open(bytes),
    ...face,
  }));
  const widths = new Map<string, number>();
  const widthOf = (text: string) =>
    faceRunsOf(asDrawn(text), own, others).reduce((sum, { text: run, face: { font, scale } }) => {
      return sum + (font.layout(run).advanceWidth / font.unitsPerEm) * scale;
    }, 0);
  return (text, sizePt) => {
    let width = widths.get(text);
    if (width === undefined) widths.set(text, (width = widthOf(text)));
    return width * sizePt;
  };
}

/**
 * Returns the characters that the browser draws: for a no-break space that the face lacks, the ordinary one; for
 * hyphens see hyphen-face.ts.
 */
function asDrawn(text: string): string {
  return text.replaceAll("\u00a0", " ").replaceAll(hyphens.all, "-");
}
