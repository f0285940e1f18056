/** Moves labels beside a plot apart, each as near as can be to what it names. */

/**
 * Returns the places nearest to the wanted ones at which the heights around them don't overlap, inside the sheet.
 */
export function spreadApart(wanted: readonly { y: number; height: number }[], sheetPt: number): number[] {
  const order = [...wanted.keys()].toSorted((a, b) => wanted[a]!.y - wanted[b]!.y || a - b);
  const places = wanted.map(({ y }) => y);
  let free = 0;
  for (const index of order) {
    const half = wanted[index]!.height / 2;
    places[index] = Math.max(places[index]!, free + half);
    free = places[index] + half;
  }
  free = sheetPt;
  for (const index of order.toReversed()) {
    const half = wanted[index]!.height / 2;
    places[index] = Math.min(places[index]!, free - half);
    free = places[index] - half;
  }
  return places;
}
