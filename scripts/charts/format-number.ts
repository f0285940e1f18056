/** Makes a function that writes numbers as a language does. */

/**
 * Returns the function. It always writes `decimals` decimals; the minus is U+2212 in every language, and a
 * negative zero is a zero.
 */
export function numberFormat(language: string, decimals: number): (value: number) => string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => format.format(value === 0 ? 0 : value).replace("-", "\u2212");
}
