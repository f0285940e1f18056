/** Lists the faces of a theme's typefaces, with those for the hyphens that a typeface lacks. */
import { readFontTables, glyphOf } from "../lib/pdf/fonts/font-tables.ts";
import { hasPlainHyphen, hyphens, makeHyphenFace } from "../lib/pdf/fonts/hyphen-face.ts";
import type { Face } from "./face.ts";
import { bytesOfFace } from "./face-files.ts";
import { readBuiltInTheme } from "./built-in-theme.ts";
import { faceKinds, typefacesOf, type Theme, type Typeface } from "./theme.ts";

let usual: Promise<Face[]> | undefined;

/** Returns those of the usual theme, which every tab has. Read once. */
export function usualFaces(): Promise<Face[]> {
  return (usual ??= readBuiltInTheme().then(readTypeface));
}

/** Returns those of a theme that no tab has from the start: of the usual theme, none. */
export async function otherFaces(theme: Pick<Theme, "fontsHash" | "text" | "others">): Promise<Face[]> {
  const loaded = new Set((await usualFaces()).map((face) => JSON.stringify(face)));
  return (await readTypeface(theme)).filter((face) => !loaded.has(JSON.stringify(face)));
}

const known = new Map<string, Promise<Face[]>>();

/** Returns the faces, and behind them those of the hyphens, by `data:` addresses. Read once. */
export function readTypeface(theme: Pick<Theme, "fontsHash" | "text" | "others">): Promise<Face[]> {
  const typefaces = typefacesOf(theme);
  // The same files may have been given another family's name since, while a report is watched.
  const key = [theme.fontsHash, ...typefaces.map(({ family }) => family)].join("\n");
  let faces = known.get(key);
  if (!faces) known.set(key, (faces = readFaces(typefaces)));
  return faces;
}

async function readFaces(typefaces: readonly Typeface[]): Promise<Face[]> {
  const faces = typefaces.flatMap((typeface) => faceKinds.map((kind) => faceOf(typeface, kind)));
  const ofHyphens = typefaces.flatMap((typeface) => faceKinds.map((kind) => hyphenFaceOf(typeface, kind)));
  return [...faces, ...(await Promise.all(ofHyphens)).flat()];
}

function faceOf(typeface: Typeface, { name, style, weight }: (typeof faceKinds)[number]): Face {
  return { style, weight, family: typeface.family, url: typeface[name] };
}

async function hyphenFaceOf(typeface: Typeface, kind: (typeof faceKinds)[number]): Promise<Face[]> {
  const face = faceOf(typeface, kind);
  const bytes = await bytesOfFace(face);
  if (hasHyphens(bytes)) return [];
  // A typeface of signs, or whose hyphen is made of other glyphs.
  const drawn = hasPlainHyphen(bytes) ? bytes : await bytesOfFace(faceOf((await readBuiltInTheme()).text, kind));
  const made = makeHyphenFace(drawn, `ReportHyphens-${styleNames[kind.name]}`);
  return [{ ...face, url: `data:font/ttf;base64,${made.toString("base64")}`, range: hyphens.cssRange }];
}

const styleNames = { regular: "Regular", italic: "Italic", bold: "Bold", boldItalic: "BoldItalic" };

/** Returns whether a TrueType file has both hyphens itself. */
function hasHyphens(bytes: Buffer): boolean {
  const cmap = readFontTables(bytes).get("cmap")!;
  return [hyphens.first, hyphens.last].every((point) => glyphOf(cmap, point) !== undefined);
}
