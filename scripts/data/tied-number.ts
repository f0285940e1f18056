/** Reads how a number in the text is tied to a cell of a CSV file: `{data/a.csv:Row:Column | share of Total}`. */
import { nearest } from "../messages/nearest.ts";

/** Words with their place, in characters from the opening brace. */
export interface TiedPart {
  text: string;
  at: number;
}

const comparisons = ["share of", "change from", "rise from", "fall from", "difference from", "times"] as const;
export type NumberComparison = (typeof comparisons)[number];

const scales = { thousands: 1e3, millions: 1e6, billions: 1e9 } as const;
export type Scale = keyof typeof scales;

export interface TiedNumber {
  url: string;
  row: TiedPart;
  column: TiedPart;
  /** Cell that it is compared with: a row, a column, or `Row:Column`; either may be missing. */
  comparison?: { kind: NumberComparison; at: number; names: (TiedPart | undefined)[] };
  decimals?: number;
  /** The number is rounded to a multiple of this. */
  round?: number;
  scale?: Scale;
  hasSign?: true;
  isPercent?: true;
  isAsWritten?: true;
}

export interface TiedProblem {
  at: number;
  problem: string;
  expected: string;
}

/**
 * Matches the beginning of what stands between the braces, up to the colon behind the file's name, which tells a tied
 * number.
 */
export const tiedStart = /^\s*([^\s{}:|][^{}:|\n]*\.(?:csv|tsv|txt)):/i;

/**
 * Matches, with its braces, what was meant as a tied number but names no CSV file: a path with a folder or another
 * ending (`{data/a:Row:Column}`), or a name with a row and a column.
 */
export const nearlyTied =
  /\{[ \t]*(?![ \t])(?=[^{}:|\n]*\p{L}{3})(?![^{}:|\n]*\.(?:csv|tsv|txt)[ \t]*:)(?:[^\s{}:|/\\]*[/\\][^{}:|\n]*:[^{}\n]+|[^\s{}:|/\\][^{}:|\n]*:(?!\/\/)[^{}:|\n]+:[^{}:|\n]+(?:\|[^{}\n]*)?)\}/giu;

/** Returns a match of `nearlyTied` with the ending `.csv`, to be shown as the expected form. */
export function asTied(found: string): string {
  const colon = found.indexOf(":");
  const name = found.slice(1, colon).trim();
  return `{${name.replace(/\.[A-Za-z]{2,4}$/, "")}.csv${found.slice(colon)}`;
}

const forms = [
  "decimals=1",
  "round=1000",
  ...Object.keys(scales).map((scale) => `in ${scale}`),
  "sign",
  "percent",
  "as written",
  ...comparisons.map((kind) => `${kind} …`),
];

export function isScale(name: string): name is Scale {
  return Object.hasOwn(scales, name);
}

/** Returns how many decimals a number in these units has where nothing else says so. */
export function usualDecimals(scale: Scale): number {
  return scale === "thousands" ? 0 : 1;
}

export function dividesBy(scale: Scale | undefined): number {
  return scale ? scales[scale] : 1;
}

/** Reads a tied number from its text with the braces. `\|` stands for `|`, as in cells of Markdown tables. */
export function parseTiedNumber(written: string): TiedNumber | TiedProblem {
  const inside = written.slice(1, -1);
  const start = tiedStart.exec(inside);
  if (!start) throw new Error(`Unexpected ${written} as a number of a file`);
  const [place, ...options] = splitOutside({ text: inside.slice(start[0].length), at: start[0].length + 1 }, "|");
  const names = splitOutside(place!, ":");
  const [row, column] = names;
  if (!row?.text || !column?.text || names.length > 2) {
    const expected = `\`{${start[1]}:Row:Column}\`, names with a colon in quotation marks`;
    return { at: place!.at, problem: `"${place!.text}"`, expected };
  }
  const tied: TiedNumber = { url: start[1]!, row, column };
  for (const option of options) {
    const problem = readOption(option, tied);
    if (problem) return problem;
  }
  return tied;
}

/** Reads one option, as `round=1000`, and sets it in `tied`. @returns what is wrong with it */
function readOption({ text, at }: TiedPart, tied: TiedNumber): TiedProblem | undefined {
  const [, name = "", value = ""] = /^(\w+)\s*(?:=\s*|\s)(.+)$/s.exec(text) ?? [];
  const kind = comparisons.find((one) => text.startsWith(`${one} `));
  if (kind) {
    if (tied.comparison) return { at, problem: `second comparison "${text}"`, expected: "one" };
    const names = splitOutside({ text: text.slice(kind.length + 1), at: at + kind.length + 1 }, ":");
    if (names.length > 2) return { at, problem: `"${text}"`, expected: `\`${kind} Row:Column\`` };
    tied.comparison = { kind, at, names: names.map((part) => (part.text === "" ? undefined : part)) };
  } else if (name === "decimals" && /^\d$/.test(value)) tied.decimals = Number(value);
  else if (name === "round" && Number(value) > 0) tied.round = Number(value);
  else if (name === "in" && isScale(value)) tied.scale = value;
  else if (text === "sign") tied.hasSign = true;
  else if (text === "percent") tied.isPercent = true;
  else if (text === "as written") tied.isAsWritten = true;
  else {
    const near = nearest(text, forms);
    return { at, problem: `"${text}"`, expected: near ? `\`${near}\`` : `one of \`${forms.join("`, `")}\`` };
  }
  return undefined;
}

/** Splits a text at each mark outside quotation marks, and removes the quotation marks and spaces around each part. */
function splitOutside({ text, at }: TiedPart, mark: string): TiedPart[] {
  const parts: TiedPart[] = [];
  let [start, isQuoted] = [0, false];
  const add = (end: number) => {
    const raw = text.slice(start, end).replace(mark === "|" ? /\\$/ : /$^/, "");
    const blanks = /^\s*/.exec(raw)![0].length;
    const bare = raw.trim();
    const quoted = mark === ":" && bare.length > 1 && bare.startsWith('"') && bare.endsWith('"');
    parts.push({ text: quoted ? bare.slice(1, -1) : bare, at: at + start + blanks });
    start = end + 1;
  };
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (text[index] === mark && !isQuoted) add(index);
  }
  add(text.length);
  return parts;
}
