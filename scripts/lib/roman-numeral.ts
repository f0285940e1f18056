/** Writes a whole number as a lower-case roman numeral. */

const signs: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** Returns a roman numeral: `xiv` for 14. @param number - at least 1 */
export function romanNumeral(number: number): string {
  let rest = number;
  let numeral = "";
  for (const [value, sign] of signs) {
    while (rest >= value) {
      numeral += sign;
      rest -= value;
    }
  }
  return numeral;
}
