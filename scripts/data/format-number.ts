/** Makes functions that write numbers as a language does. */

/**
 * Returns a function that writes numbers as a language does, always with `decimals` decimals. The minus sign is U+2212
 * in every language, and negative zero is written as zero.
 */
export function numberFormat(language: string, decimals: number): (value: number) => string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => format.format(value === 0 ? 0 : value).replace("-", "\u2212");
}

/**
 * Returns a function that writes percentages as a language does: 41 as "41%", with the space before the sign that the
 * language has. Decimals and minus sign are those of `numberFormat`.
 */
export function percentFormat(language: string, decimals: number): (value: number) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, { style: "percent", ...digits });
  // The format multiplies by 100; unrounded, 0.07 would come out as 7.000000000000001.
  return (value) => format.format(withoutNoise((value === 0 ? 0 : value) / 100)).replace("-", "\u2212");
}

/** Returns a number rounded to fifteen significant digits, which takes away the errors of binary arithmetic. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
