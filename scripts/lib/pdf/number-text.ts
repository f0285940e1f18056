/** Writes rounded numbers for content streams. */

/** Returns a rounded number. @param places - count of decimals */
export function roundTo(places: number, value: number): number {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale;
}

/** Returns numbers, each rounded to `places` decimals, with spaces between them. */
export function numbersText(places: number, values: readonly number[]): string {
  return values.map((value) => String(roundTo(places, value))).join(" ");
}
