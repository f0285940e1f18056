/** Counts in letters: 0 is a, 25 is z, 26 is aa. */

export function letterNumeral(index: number): string {
  const rest = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? rest : letterNumeral(Math.floor(index / 26) - 1) + rest;
}
