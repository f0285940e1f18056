/** The folder styles/ in, the stylesheets of the printed report and of the web page out. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashOf } from "../cache/hash-of.ts";
import type { Look } from "../manuscript/settings-schema.ts";
import { fillPageRules, toTokens } from "./tokens.ts";

/** In the order of the cascade. */
const printSheets = [
  "page",
  "type",
  "text",
  "opener",
  "notes",
  "boxes",
  "figures",
  "tables",
  "fills",
  "front-matter",
  "cover",
  "back-cover",
];

const stylesFolder = new URL("../../styles/", import.meta.url);

/** The printed report's stylesheet, its `url()`s made absolute. */
export async function readPrintStyles(look: Look = {}): Promise<string> {
  const tokens = await readTokens(look);
  const sheets = await Promise.all(printSheets.map(readSheet));
  return fillPageRules([tokens, ...sheets].join("\n"), tokens).replaceAll(
    /url\("([^":]+)"\)/g,
    (_, path: string) => `url("${new URL(path, stylesFolder).href}")`,
  );
}

/** The measures and colours, for what is drawn while building. */
export async function readTokens(look: Look = {}): Promise<string> {
  return toTokens(await readSheet("tokens"), look);
}

/** The web page's stylesheet, which needs no other file. */
export async function readWebStyles(look: Look = {}): Promise<string> {
  return (await Promise.all([readTokens(look), readSheet("fills"), readSheet("web")])).join("\n");
}

/** The stylesheet of the page that shows what is left to mend, which needs no other file. */
export async function readFindingsStyles(look: Look = {}): Promise<string> {
  return [await readTokens(look), await readSheet("findings")].join("\n");
}

/** The stylesheet of the page that tells what changed, which needs no other file. */
export async function readChangesStyles(look: Look = {}): Promise<string> {
  return [await readWebStyles(look), await readSheet("changes")].join("\n");
}

async function readSheet(name: string): Promise<string> {
  return readFile(new URL(`${name}.css`, stylesFolder), "utf8");
}

let knownFonts: { stamp: string; hash: Promise<string> } | undefined;

/**
 * Hash of the typefaces: what is laid out or checked against them depends on it. Asked several times in a build, it
 * reads them again only where a file is another, by its size and time, than it was.
 */
export async function hashFonts(): Promise<string> {
  const paths = (await readdir(fontsPath)).toSorted().map((name) => join(fontsPath, name));
  const stats = await Promise.all(paths.map((path) => stat(path)));
  const stamp = JSON.stringify(stats.map(({ size, mtimeMs }, index) => [paths[index], size, mtimeMs]));
  if (knownFonts?.stamp !== stamp) knownFonts = { stamp, hash: hashFiles(paths) };
  return knownFonts.hash;
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  return hashOf(...(await Promise.all(paths.map((path) => readFile(path)))));
}

export const fontsPath: string = fileURLToPath(new URL("fonts/", stylesFolder));
export const stylesPath: string = fileURLToPath(stylesFolder);
