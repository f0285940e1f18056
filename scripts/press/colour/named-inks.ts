/** The text of tokens.css in, the inks that its colours are printed with out. */
import { readInk, type Ink } from "../../manuscript/read-ink.ts";

/**
 * Reads `--blue-print: cmyk(100 80 0 0)` beside `--blue: #003399`.
 *
 * @param tokens - as `toTokens` gives them: with mixed colours mixed
 * @returns by colour, as `#rrggbb`.
 * @throws {Error} for a `-print` token that is no ink, or has no colour beside it.
 */
export function readNamedInks(tokens: string): Map<string, Ink> {
  const inks = new Map<string, Ink>();
  for (const [, name, value = ""] of tokens.matchAll(/--([\w-]+)-print:\s*([^;]+);/g)) {
    const colour = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\s*;`, "i").exec(tokens)?.[1];
    const ink = readInk(value);
    if (!colour || !ink) {
      throw new Error(
        `Unexpected --${name}-print: ${value.trim()}, expected cmyk(100 80 0 0) or spot("Name" 100 80 0 0), and --${name}: #rrggbb`,
      );
    }
    inks.set(colour.toLowerCase(), ink);
  }
  return inks;
}
