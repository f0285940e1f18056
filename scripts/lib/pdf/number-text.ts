/** Writes rounded numbers as content streams hold them. */

/** @param places - behind the point */
export function roundTo(places: number, value: number): number {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale;
}

/** Writes numbers, each rounded to `places` behind the point, with blanks between them. */
export function numbersText(places: number, values: readonly number[]): string {
  return values.map((value) => String(roundTo(places, value))).join(" ");
}
