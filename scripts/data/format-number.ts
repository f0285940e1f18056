/** Makes functions that write numbers as a language does. */

/**
 * Returns the function. It always writes `decimals` decimals; the minus is U+2212 in every language, and a
 * negative zero is a zero.
 */
export function numberFormat(language: string, decimals: number): (value: number) => string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => format.format(value === 0 ? 0 : value).replace("-", "\u2212");
}

/**
 * Returns the same for percentages: 41 is written as "41%", with the space before the sign that the language has.
 */
export function percentFormat(language: string, decimals: number): (value: number) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, { style: "percent", ...digits });
  // 0.07 * 100 is not 7.
  return (value) => format.format(withoutNoise((value === 0 ? 0 : value) / 100)).replace("-", "\u2212");
}

/** Returns a number without what computing adds behind its fifteenth digit. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
