/** Holds the typefaces and colours that proofs are drawn with beside their pages. */
import type { Rgb } from "../lib/colour/rgb.ts";
import type { EmbeddedFont } from "../lib/pdf/fonts/embed-font.ts";
import { embedTypeface } from "../theme/embed-typeface.ts";
import type { Face } from "../theme/face.ts";
import type { Theme } from "../theme/theme.ts";
import type { Severity } from "../messages/catalogue/catalogue-entry.ts";

/** The typefaces of proofs: the report's own, embedded, so that all its languages can be set. */
export interface ProofFonts {
  regular: EmbeddedFont;
  bold: EmbeddedFont;
}

/** @param faces - faces for letters that the report's typeface lacks */
export async function readProofFonts({ text }: Pick<Theme, "text">, faces: readonly Face[] = []): Promise<ProofFonts> {
  const [regular, bold] = await Promise.all([embedTypeface(text, "400", faces), embedTypeface(text, "700", faces)]);
  return { regular, bold };
}

export const ink = {
  text: [0.2, 0.2, 0.2],
  faint: [0.5, 0.5, 0.5],
  hairline: [0.65, 0.65, 0.65],
  /** Multiplied with the colours below. */
  stamp: [0.9, 0.9, 0.9],
} satisfies Record<string, Rgb>;

export const severityInk: Record<Severity, Rgb> = {
  error: [0.76, 0.07, 0.12],
  warning: [0.8, 0.4, 0],
  info: [0.1, 0.4, 0.6],
};
