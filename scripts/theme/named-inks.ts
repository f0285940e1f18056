/** Reads the inks that colours of the stylesheets are printed with. */
import { readInk, type Ink } from "../lib/colour/read-ink.ts";

/**
 * Reads `--colour-print: cmyk(100 80 0 0)` beside `--colour: #003399`.
 *
 * @param css - a sheet of tokens
 * @param values - of all tokens up to this sheet's, by name
 * @returns by colour, as `#rrggbb`.
 * @throws {Error} for a `-print` token that is no ink, or has no colour beside it.
 */
export function readNamedInks(css: string, values: ReadonlyMap<string, string>): Map<string, Ink> {
  const inks = new Map<string, Ink>();
  for (const [, name, value = ""] of css.matchAll(/(?<![\w-])--([\w-]+)-print:([^;]+);/g)) {
    const colour = values.get(name!)?.toLowerCase();
    const ink = readInk(value);
    if (!colour || !/^#[0-9a-f]{6}$/.test(colour) || !ink) {
      throw new Error(
        `Unexpected --${name}-print: ${value.trim()}, expected cmyk(100 80 0 0) or spot("Name" 100 80 0 0), and --${name}: #rrggbb`,
      );
    }
    inks.set(colour, ink);
  }
  return inks;
}
