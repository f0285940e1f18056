/** The text of tokens.css in, the inks that its colours are printed with out. */
import type { Cmyk } from "./open-profile.ts";

/** A colour's inks; for a spot ink `cmyk` is what shows it where the ink itself is missing. */
export interface NamedInk {
  readonly cmyk: Cmyk;
  readonly spot?: string;
}

/**
 * Reads `--blue: #003399` with `--blue-print: cmyk(100 80 0 0)` or `--blue-print: spot("Name" 100 80 0 0)` beside it,
 * inks in per cent.
 *
 * @returns by colour, as `#rrggbb`.
 * @throws {Error} for a `-print` token that is written otherwise, or has no colour beside it.
 */
export function readNamedInks(css: string): Map<string, NamedInk> {
  const inks = new Map<string, NamedInk>();
  for (const [, name, value = ""] of css.matchAll(/--([\w-]+)-print:\s*([^;]+);/g)) {
    const colour = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\s*;`, "i").exec(css)?.[1];
    const [, spot, percents = ""] = /^(?:cmyk\(|spot\("([^"]+)"\s+)([\d.\s]+)\)$/.exec(value.trim()) ?? [];
    const cmyk = percents
      .trim()
      .split(/\s+/)
      .map((percent) => Number(percent) / 100);
    if (!colour || cmyk.length !== 4 || cmyk.some((ink) => !(ink >= 0 && ink <= 1))) {
      throw new Error(
        `Unexpected --${name}-print: ${value.trim()}, expected cmyk(100 80 0 0) or spot("Name" 100 80 0 0), and --${name}: #rrggbb`,
      );
    }
    inks.set(colour.toLowerCase(), { cmyk: cmyk as unknown as Cmyk, ...(spot ? { spot } : {}) });
  }
  return inks;
}
