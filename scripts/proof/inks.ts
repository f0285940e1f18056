/** The typefaces and colours of all that proofs say about pages. */
import { join } from "node:path";
import { fontsPath } from "../pages/read-styles.ts";
import type { Colour } from "../pdf/drawing.ts";
import { embedFont, type EmbeddedFont } from "../pdf/embed-font.ts";
import type { Severity } from "../report/catalogue.ts";

/** What proofs are lettered in: the report's own typeface, embedded, so that all its languages set. */
export interface Lettering {
  regular: EmbeddedFont;
  bold: EmbeddedFont;
}

export async function readLettering(): Promise<Lettering> {
  const embed = (name: string) => embedFont(join(fontsPath, `${name}.ttf`));
  const [regular, bold] = await Promise.all([embed("Carlito-Regular"), embed("Carlito-Bold")]);
  return { regular, bold };
}

export const ink = {
  text: [0.2, 0.2, 0.2],
  faint: [0.5, 0.5, 0.5],
  hairline: [0.65, 0.65, 0.65],
  /** Multiplied with what is below it. */
  stamp: [0.9, 0.9, 0.9],
} satisfies Record<string, Colour>;

export const severityInk: Record<Severity, Colour> = {
  error: [0.76, 0.07, 0.12],
  warning: [0.8, 0.4, 0],
  info: [0.1, 0.4, 0.6],
};
