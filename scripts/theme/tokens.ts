/** Computes the tokens of a report from those of its theme and the settings of its look. */
import { mixColours } from "../lib/colour/rgb.ts";
import type { Look } from "./look.ts";

/** Millimetres. */
export interface PageSize {
  width: number;
  height: number;
  textWidth: number;
  textHeight: number;
  /** Millimetres from the page's edge to the text area. */
  marginTop: number;
  marginBottom: number;
  /** How far to the right the text area of a recto is from that of a verso. */
  turn: number;
}

/**
 * Returns the stylesheet with what the look sets put in the place of what stands there, and mixed colours mixed, so
 * that every colour is `#rrggbb`: for charts, which are drawn without a browser, and as the very numbers that print is
 * converted from.
 */
export function toTokens(css: string, look: Look): string {
  const values = valuesOf(css);
  for (const [name, value] of Object.entries(tokensOf(look))) values.set(name, value);
  const valueOf = mixer(values);
  return css.replaceAll(declaration, (_, name: string) => `--${name}: ${valueOf(name)};`);
}

/**
 * Replaces `var()` of tokens by their values within `@page`, where Paged.js takes no `var()`.
 *
 * @param css - a stylesheet
 * @param tokens - what `toTokens` gave
 */
export function fillPageRules(css: string, tokens: string): string {
  const values = valuesOf(tokens);
  return css.replaceAll(/^ {2}(?:size|margin): .*;$/gm, (line) =>
    line.replaceAll(/var\(--([\w-]+)\)/g, (written, name: string) => values.get(name) ?? written),
  );
}

export function pageSizeOf(tokens: string): PageSize {
  const values = valuesOf(tokens);
  const mm = (name: string) => toMm(values.get(name) ?? "", `--${name}`);
  const [width, height] = [mm("page-width"), mm("page-height")];
  return {
    width,
    height,
    textWidth: width - mm("margin-inside") - mm("margin-outside"),
    textHeight: height - mm("margin-top") - mm("margin-bottom"),
    turn: values.get("mirror") === "none" ? 0 : mm("margin-inside") - mm("margin-outside"),
    marginTop: mm("margin-top"),
    marginBottom: mm("margin-bottom"),
  };
}

/**
 * Returns a colour among the tokens, as `#rrggbb` in small letters.
 *
 * @param tokens - what `toTokens` gave: with mixed colours mixed
 * @throws {Error} where it is missing, or no such colour
 */
export function readColour(tokens: string, name: string): string {
  const value = findColour(tokens, name);
  if (value === undefined) throw new Error(`Unexpected tokens without --${name}, expected a colour \`#rrggbb\``);
  return value;
}

/** Returns what `readColour` does; undefined where that would throw. */
export function findColour(tokens: string, name: string): string | undefined {
  return new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\s*;`, "i").exec(tokens)?.[1]?.toLowerCase();
}

/**
 * Returns the values of tokens by their names, with mixed colours mixed.
 *
 * @param css - stylesheets behind each other
 */
export function readTokens(css: string): Map<string, string> {
  return valuesOf(toTokens(css, {}));
}

/** Returns a sheet of tokens as it is read: without comments, and with a semicolon behind each value. */
export function plainTokens(css: string): string {
  return css
    .replaceAll(/\/\*.*?(?:\*\/|$)/gs, "")
    .replaceAll(/(?<![\w-])(--[\w-]+)\s+:/g, "$1:")
    .replaceAll(/([^\s;{}])\s*\}/g, "$1;\n}");
}

const declaration = /(?<![\w-])--([\w-]+):([^;]+);/g;

function valuesOf(css: string): Map<string, string> {
  return new Map([...css.matchAll(declaration)].map(([, name, value]) => [name!, value!.trim()]));
}

function tokensOf({ page, margins = {}, colour, accent }: Look): Record<string, string> {
  const [width, height] = page?.split(" ") ?? [];
  const sides = Object.entries(margins).map(([side, length]) => [`margin-${side}`, length] as const);
  const given = {
    "page-width": width,
    "page-height": height,
    colour,
    accent,
    ...Object.fromEntries(sides),
  };
  return Object.fromEntries(Object.entries(given).filter((token): token is [string, string] => token[1] !== undefined));
}

/** How many tokens may lead to each other, one by one, to a colour: who wants more has a circle, or ill will. */
const longestWay = 32;

/**
 * Returns a function from a token's name to its value, with `color-mix(in srgb, var(--colour) 10%, var(--paper))` as one
 * colour, and `var(--colour)` as that. What leads in a circle, or to no token, stays as it is.
 */
function mixer(values: ReadonlyMap<string, string>): (name: string) => string | undefined {
  // A token counts as it is written while it is looked up: so a circle ends, and each is looked up once.
  const known = new Map<string, string>();
  const valueOf = (name: string, way: number): string | undefined => {
    const value = values.get(name);
    if (value === undefined || way > longestWay) return value;
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, value);
    const made = mixed(value, (other) => valueOf(other, way + 1));
    known.set(name, made);
    return made;
  };
  return (name) => valueOf(name, 0);
}

function mixed(value: string, valueOf: (name: string) => string | undefined): string {
  const same = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (same !== undefined) return valueOf(same) ?? value;
  const parts = /^color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\)$/.exec(value);
  if (!parts) return value;
  const [, one, share, other] = parts;
  const [ground, colour] = [valueOf(other!), valueOf(one!)];
  return isHex(ground) && isHex(colour) ? mixColours(ground, colour, Number(share) / 100) : value;
}

function isHex(colour: string | undefined): colour is string {
  return colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour);
}

function toMm(length: string, name: string): number {
  const match = /^([\d.]+)mm$/.exec(length);
  if (!match) throw new Error(`Unexpected ${name} of ${length || "nothing"}, expected a length in mm`);
  return Number(match[1]);
}
