/** Finds which marks the numbers of a table have for decimals and thousands, and writes them plainly. */

export type DecimalMark = "." | ",";

/** Facts of a table that tell which mark is meant where its numbers alone don't. */
export interface NumberHints {
  delimiter: string;
  /** Mark that the report's language has. */
  languageMark: DecimalMark;
}

export interface NumberForm {
  decimal: DecimalMark;
  /** Whether some number has marks between thousands. */
  hasGroups: boolean;
  /** The first number that can be read in two ways (`1,234`), by its index, and how many such numbers there are. */
  doubt?: { index: number; count: number };
}

/** The first number whose decimal mark is another one than that of the numbers before it, which is `decimal`. */
export interface MixedNumbers {
  mixed: { index: number; decimal: DecimalMark };
}

const sign = String.raw`[+\-\u2212]?`;
const patterns = {
  plain: new RegExp(`^${sign}\\d+$`),
  decimals: new RegExp(`^${sign}(\\d+)([.,])(\\d+)$`),
  grouped: new RegExp(`^${sign}\\d{1,3}(?:([ \\u00a0\\u202f'’.,])\\d{3})(?:\\1\\d{3})*(?:([.,])\\d+)?$`),
};

/**
 * Returns which decimal mark the numbers have, and whether marks stand between their thousands. A mark that isn't
 * followed by exactly three digits is decimal, and so is the last one where two different marks stand in a number.
 * `1,234` and `1.234` may be either: other numbers of the table decide, or else the hints.
 */
export function formOfNumbers(texts: readonly string[], hints: NumberHints): NumberForm | MixedNumbers {
  let decimal: DecimalMark | undefined;
  let hasGroups = false;
  const open: { index: number; mark: DecimalMark }[] = [];
  for (const [index, text] of texts.entries()) {
    const reading = readingOf(text);
    if (!reading) continue;
    hasGroups ||= reading.hasGroups;
    if (reading.either) open.push({ index, mark: reading.either });
    if (!reading.decimal) continue;
    if (decimal && decimal !== reading.decimal) return { mixed: { index, decimal } };
    decimal = reading.decimal;
  }
  const first = open[0];
  if (!first) return { decimal: decimal ?? ".", hasGroups };
  if (decimal) return { decimal, hasGroups: hasGroups || open.some(({ mark }) => mark !== decimal) };
  const other = open.find(({ mark }) => mark !== first.mark);
  if (other) return { mixed: { index: other.index, decimal: first.mark } };
  const { mark, isDoubtful } = meantBy(first.mark, hints);
  const doubt = isDoubtful ? { doubt: { index: first.index, count: open.length } } : {};
  return { decimal: mark, hasGroups: mark !== first.mark, ...doubt };
}

/**
 * Returns a number as JavaScript writes it: with a point before the decimals and nothing between thousands. Undefined
 * where the text is no number with this decimal mark.
 */
export function plainNumber(text: string, decimal: DecimalMark): string | undefined {
  const bare = text.replace("\u2212", "-");
  if (patterns.plain.test(bare)) return bare;
  const decimals = patterns.decimals.exec(bare);
  if (decimals?.[2] === decimal) return bare.replace(",", ".");
  const grouped = patterns.grouped.exec(bare);
  if (!grouped || grouped[1] === decimal || (grouped[2] !== undefined && grouped[2] !== decimal)) return undefined;
  return bare.replaceAll(grouped[1]!, "").replace(",", ".");
}

interface NumberReading {
  decimal?: DecimalMark;
  hasGroups: boolean;
  /** Mark that may be decimal or stand between thousands. */
  either?: DecimalMark;
}

function readingOf(text: string): NumberReading | undefined {
  const decimals = patterns.decimals.exec(text);
  if (decimals) {
    const [, whole, mark, rest] = decimals as unknown as [string, string, DecimalMark, string];
    const isEither = rest.length === 3 && whole.length <= 3 && !whole.startsWith("0");
    return isEither ? { hasGroups: false, either: mark } : { decimal: mark, hasGroups: false };
  }
  const grouped = patterns.grouped.exec(text);
  if (!grouped) return undefined;
  const [, group, mark] = grouped as unknown as [string, string, DecimalMark | undefined];
  if (mark) return mark === group ? undefined : { decimal: mark, hasGroups: true };
  if (group === "." || group === ",") return { decimal: group === "." ? "," : ".", hasGroups: true };
  return { hasGroups: true };
}

/**
 * Returns whether a mark before three digits (`1,234`) is decimal, and whether that is doubtful. Programs separate
 * cells by semicolons in languages with a decimal comma, by commas in those with a decimal point.
 */
function meantBy(
  mark: DecimalMark,
  { delimiter, languageMark }: NumberHints,
): { mark: DecimalMark; isDoubtful: boolean } {
  if (mark === ".") return { mark: ".", isDoubtful: delimiter === ";" || (delimiter === "\t" && languageMark === ",") };
  if (delimiter === ";") return { mark: ",", isDoubtful: languageMark === "." };
  if (delimiter === "\t") return { mark: languageMark, isDoubtful: true };
  return { mark: ".", isDoubtful: languageMark === "," };
}
