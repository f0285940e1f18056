/** Finds measures, colours and inks in a theme's tokens that nothing can be made of. */
import { looksLike } from "../lib/colour/ink-look.ts";
import { readInk } from "../lib/colour/read-ink.ts";
import { contrast, toRgb } from "../lib/colour/rgb.ts";
import { nearest } from "../messages/nearest.ts";
import type { SheetFault } from "./check-sheet.ts";
import { plainTokens, readTokens } from "./tokens.ts";

/** An ink that looks unlike the colour it is for. */
export interface UnlikeInk {
  ink: string;
  /** Name of the token. */
  token: string;
  /** `#rrggbb`. */
  colour: string;
  line: number;
  column: number;
}

export interface TokenFaults {
  faults: SheetFault[];
  unlike: UnlikeInk[];
}

const isColour = /^#[0-9a-f]{6}$/i;
const isLength = /^[\d.]+mm$/;
/** Least contrast of white text (WCAG 2.2). */
const leastContrast = 4.5;

/**
 * Returns what is wrong with a sheet of tokens, in the order of the file.
 *
 * @param css - as it is written
 * @param before - the sheets of tokens of the themes that it extends
 * @param others - stylesheets that may use tokens of their own
 */
export function checkTokens(css: string, before: string, others: string): TokenFaults {
  const known = readTokens(before);
  const isKnown = (name: string) => known.has(name) || declared.has(name);
  const written = declarationsOf(css);
  const declared = new Set(written.map(({ name }) => name));
  const faults: SheetFault[] = [];
  for (const { name, value, ...place } of written) {
    const expected = expectedOf(name, value, known, isKnown);
    if (expected !== undefined) faults.push({ found: `--${name}: ${value}`, expected, ...place });
    const near =
      isKnownOrInk(name, known) || others.includes(`var(--${name}`) ? undefined : nearest(name, known.keys());
    if (near !== undefined)
      faults.push({ found: `token --${name}`, expected: `\`--${near}\`, or a use of it`, ...place });
  }
  if (faults.length > 0) return { faults, unlike: [] };
  const values = readTokens(`${before}\n${plainTokens(css)}`);
  for (const { name, value, ...place } of written) {
    if (isColour.test(known.get(name) ?? "") && !isColour.test(values.get(name) ?? ""))
      faults.push({ found: `--${name}: ${value}`, expected: "a colour: what it names leads to none", ...place });
  }
  if (faults.length > 0) return { faults, unlike: [] };
  const unlike: UnlikeInk[] = [];
  for (const { name, value, ...place } of written) {
    const token = inkOf(name);
    if (token === undefined) continue;
    const colour = values.get(token) ?? "";
    if (!isColour.test(colour)) {
      faults.push({ found: `--${name} without a colour --${token}`, expected: "it beside the ink", ...place });
    } else if (!looksLike(toRgb(colour), readInk(value)!.cmyk)) {
      unlike.push({ ink: value, token: `--${token}`, colour, ...place });
    }
  }
  return { faults, unlike };
}

/** Returns what a value should be; undefined where it is that. */
function expectedOf(
  name: string,
  value: string,
  known: ReadonlyMap<string, string>,
  isKnown: (name: string) => boolean,
): string | undefined {
  if (inkOf(name) !== undefined) {
    const form = 'inks in per cent, as cmyk(100 80 0 0) or spot("Name" 100 80 0 0)';
    return readInk(value) ? undefined : form;
  }
  const usual = known.get(name) ?? "";
  if (isLength.test(usual)) return isLength.test(value) ? undefined : `a length in mm, as ${usual}`;
  if (!isColour.test(usual)) return undefined;
  if (name === "colour" && isColour.test(value) && contrast(value, "#ffffff") < leastContrast) {
    return "a darker colour, on which white text is read (a contrast of 4.5 to 1, WCAG 2.2)";
  }
  const names = /^(?:var\(--([\w-]+)\)|color-mix\(in srgb, var\(--([\w-]+)\) \d+%, var\(--([\w-]+)\)\))$/.exec(value);
  if (isColour.test(value) || names?.slice(1).every((used) => used === undefined || isKnown(used))) return undefined;
  return "a colour as #003399, `var(--colour)` or `color-mix(in srgb, var(--colour) 10%, var(--paper))`";
}

/** Returns the colour that a token is the ink of. */
function inkOf(name: string): string | undefined {
  return /^(.+)-print$/.exec(name)?.[1];
}

function isKnownOrInk(name: string, known: ReadonlyMap<string, string>): boolean {
  return known.has(name) || inkOf(name) !== undefined;
}

interface Declaration {
  name: string;
  value: string;
  line: number;
  column: number;
}

/** Returns the tokens with their places. */
function declarationsOf(css: string): Declaration[] {
  const bare = css.replaceAll(/\/\*.*?\*\//gs, (comment) => comment.replaceAll(/[^\n]/g, " "));
  return Array.from(bare.matchAll(/(?<![\w-])--([\w-]+)\s*:\s*([^;}]*)/g), ({ index, 1: name, 2: value }) => {
    const lines = bare.slice(0, index).split("\n");
    return { name: name!, value: value!.trim(), line: lines.length, column: lines.at(-1)!.length + 1 };
  });
}
