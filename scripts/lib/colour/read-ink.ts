/** Reads a colour for print as people write it. */

/** Cyan, magenta, yellow and black, each from 0 to 1. */
export type Cmyk = readonly [number, number, number, number];

/** The inks of a flat colour. For a spot ink, `cmyk` are the process inks that replace it where it is missing. */
export interface Ink {
  readonly cmyk: Cmyk;
  readonly spot?: string;
}

/** Reads `cmyk(100 80 0 0)` or `spot("Name" 100 80 0 0)`, in per cent; undefined for anything else. */
export function readInk(written: string): Ink | undefined {
  const [, spot, percents] = /^(?:cmyk\(|spot\("([^"]+)"\s+)([\d.\s]+)\)$/.exec(written.trim()) ?? [];
  const cmyk = percents
    ?.trim()
    .split(/\s+/)
    .map((percent) => Number(percent) / 100);
  if (cmyk?.length !== 4 || cmyk.some((ink) => !(ink >= 0 && ink <= 1))) return undefined;
  return { cmyk: cmyk as unknown as Cmyk, ...(spot ? { spot } : {}) };
}
