/** Gives the stylesheets of the printed report and of the web pages from a theme. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Ink } from "../lib/colour/read-ink.ts";
import { stylesPath } from "./built-in-theme.ts";
import { readNamedInks } from "./named-inks.ts";
import { typefacesOf, type Stylesheet, type Theme } from "./theme.ts";
import { fillPageRules, readTokens, toTokens } from "./tokens.ts";

/** Returns the printed report's stylesheet, its `url()`s made absolute. */
export async function readPrintStyles(theme: Theme): Promise<string> {
  const tokens = tokensOfTheme(theme);
  const [lists, formulas, ...engine] = await Promise.all(
    ["lists", "formulas", "fills", "fit", "clear"].map(readEngineSheet),
  );
  const sheets = [lists, formulas, ...theme.print.map(withAddresses), ...engine];
  const ofSections = sectionRules(theme, (number) => `:root:has(.part[data-colour="${number}"])`);
  return fillPageRules([tokens, ofSections, boxRules(theme), ...sheets].filter(Boolean).join("\n"), tokens);
}

/** Returns the colours that sections have in turn. */
export function sectionColoursOf({ look, sectionColours }: Pick<Theme, "look" | "sectionColours">): readonly string[] {
  return look["section-colours"] ?? sectionColours;
}

/** Returns the theme as it is in a section of this colour. */
export function inColour(theme: Theme, colour: string): Theme {
  return { ...theme, look: { ...theme.look, colour } };
}

/** Returns rules that set the tokens which are others where a section has a colour of its own. */
function sectionRules(theme: Theme, selectorOf: (number: number) => string): string {
  const usual = new Set(tokensOfTheme(theme).match(declarations));
  const rules = sectionColoursOf(theme).map((colour, index) => {
    const others = tokensOfTheme(inColour(theme, colour))
      .match(declarations)!
      .filter((declared) => !usual.has(declared));
    return `${selectorOf(index + 1)} {\n  ${others.filter((declared) => !declared.startsWith("--cover-")).join("\n  ")}\n}`;
  });
  return rules.join("\n");
}

const declarations = /(?<![\w-])--[\w-]+:[^;]+;/g;

/** Returns the measures and colours, for what is drawn while building. */
export function tokensOfTheme(theme: Theme): string {
  const [text, ...others] = typefacesOf(theme);
  const roles = [...theme.others.keys()];
  const own = [
    `--type: ${text!.stack};`,
    `--space: ${Math.round(text!.metrics.space * 1000) / 1000}em;`,
    // What another typeface lacks, that of the text draws.
    ...others.map(({ family }, index) => `--type-${roles[index]}: "${family}", ${text!.stack};`),
  ];
  const css = theme.tokens.map((sheet) => sheet.css).join("\n");
  return toTokens(`:root {\n  ${own.join("\n  ")}\n}\n${css}${boxTokens(theme, css)}`, theme.look);
}

/** Returns the grounds of kinds of boxes that the theme gives a colour alone. */
function boxTokens({ boxKinds }: Theme, css: string): string {
  const colours = new Set(Object.values(boxKinds).flatMap(({ colour }) => colour ?? []));
  const missing = [...colours].filter((colour) => !css.includes(`--${colour}-tint:`));
  const tints = missing.map((colour) => `--${colour}-tint: color-mix(in srgb, var(--${colour}) 10%, var(--paper));`);
  return tints.length === 0 ? "" : `\n:root {\n  ${tints.join("\n  ")}\n}`;
}

/** Returns rules that give boxes of a kind their colours; stylesheets name them `--box-colour` and `--box-tint`. */
function boxRules({ boxKinds }: Theme): string {
  return Object.entries(boxKinds)
    .flatMap(([name, { colour }]) =>
      colour === undefined
        ? []
        : `.box-${name} {\n  --box-colour: var(--${colour});\n  --box-tint: var(--${colour}-tint);\n}`,
    )
    .join("\n");
}

/**
 * Returns the inks of the theme's own colours, by colour, whatever colours the report has instead. An ink is for the
 * colour that stands beside it: where a theme has another colour than the one that it extends, and no ink for it, the
 * other's doesn't count.
 */
export function inksOf({ tokens }: Pick<Theme, "tokens">): Map<string, Ink> {
  const sheets = tokens.map(({ css }) => css);
  return new Map(
    sheets.flatMap((css, index) => [...readNamedInks(css, readTokens(sheets.slice(0, index + 1).join("\n")))]),
  );
}

/** Returns the web page's stylesheet, which needs no other file. */
export async function readWebStyles(theme: Theme): Promise<string> {
  const sheets = theme.web.map(({ css }) => css);
  const ofSections = sectionRules(theme, (number) => `[data-colour="${number}"]`);
  const engine = await Promise.all(["web", "lists", "formulas", "fills"].map(readEngineSheet));
  return [tokensOfTheme(theme), ofSections, boxRules(theme), ...engine, ...sheets].filter(Boolean).join("\n");
}

/** Returns the stylesheet of the page that shows what is left to mend, which needs no other file. */
export async function readFindingsStyles(theme: Theme): Promise<string> {
  return [tokensOfTheme(theme), await readEngineSheet("findings")].join("\n");
}

/** Returns the stylesheet of the page that tells how accessible the PDF is, which needs no other file. */
export async function readAccessibilityStyles(theme: Theme): Promise<string> {
  return [tokensOfTheme(theme), await readEngineSheet("accessibility")].join("\n");
}

/** Returns the stylesheet of the page that tells what changed, which needs no other file. */
export async function readChangesStyles(theme: Theme): Promise<string> {
  return [await readWebStyles(theme), await readEngineSheet("changes")].join("\n");
}

/** Reads a stylesheet that every theme has. */
async function readEngineSheet(name: string): Promise<string> {
  return readFile(join(stylesPath, "engine", `${name}.css`), "utf8");
}

function withAddresses({ path, css }: Stylesheet): string {
  const address = pathToFileURL(path);
  return css.replaceAll(/url\("([^":]+)"\)/g, (_, relative: string) => `url("${new URL(relative, address).href}")`);
}
