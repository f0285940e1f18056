/** The report's typeface in, widths of text in it out. */
import { join } from "node:path";

/** Width in points of text set in one line. */
export type MeasureText = (text: string, sizePt: number) => number;

/** With the face's own kerning and ligatures, as the browser sets it. `fontsPath` is the folder of Carlito-Regular.ttf. */
export async function readMeasure(fontsPath: string): Promise<MeasureText> {
  const { openSync } = await import("fontkit");
  const font = openSync(join(fontsPath, "Carlito-Regular.ttf"));
  if (!("layout" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  const widths = new Map<string, number>();
  return (text, sizePt) => {
    let width = widths.get(text);
    if (width === undefined) {
      width = font.layout(asDrawn(text)).advanceWidth / font.unitsPerEm;
      widths.set(text, width);
    }
    return width * sizePt;
  };
}

/** The browser draws the space and the hyphen that don't break as those that do, where the face lacks them. */
function asDrawn(text: string): string {
  return text.replaceAll("\u00a0", " ").replaceAll("\u2011", "-");
}
