/** Chooses the faces for the letters that a report's typeface lacks, and tells which letters none has. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { hashOf } from "../lib/cache/hash-of.ts";
import { json, cachedOne, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { codeTypeface, fallbackPath, fallbacks, formulaTypeface, usualXHeight, type Fallback } from "./fallbacks.ts";
import { makeBoldFace } from "./bold-face.ts";
import { makeSignFace } from "./sign-face.ts";
import type { Face } from "./face.ts";
import { bytesOfFace } from "./face-files.ts";
import { faceKinds, typefacesOf, type Theme, type Typeface } from "./theme.ts";

/** Everything that a report needs beyond the letters of its typeface. */
export interface NeededLetters {
  /** Letters as readers see them, which may be several characters: `a̱`, `👩‍💻`. */
  text: ReadonlySet<string>;
  /** All letters of code but ASCII. */
  code: ReadonlySet<string>;
  hasCode: boolean;
  hasFormulas?: boolean;
}

export interface ChosenFaces {
  /**
   * Faces beside those of the typefaces, whose families they are of, or of `codeFamily`; none where nothing is needed.
   */
  faces: Face[];
  /** Characters that no typeface has: they are printed as a frame that holds their number. */
  missing: ReadonlySet<string>;
  /** Stands for the files of the faces; empty where there are none. */
  hash: string;
}

/** Family of formulas, as styles/agency/text.css names it. */
const formulaFamily = "Report Formulas";

/** Family of code. */
export const codeFamily = "Report Code";

/** Draws nothing by itself, or is drawn with what is before it. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
const mark = /\p{M}/u;
/** Marks that stand on no letter. */
const loneMarks = /^[^\p{L}\p{M}]?(\p{M}+)$/u;
/** Signs that may stand before lone marks when the typography of the text is set, or in the element before theirs. */
const beforeMarks = "'\"‘’‚‛“”„‟‹›«»()[]{}<>/.,:;!?&*=+-\u2010\u2011–—…0123456789 \u00a0\u2009\u202f";

/**
 * Chooses the faces.
 *
 * @param theme - whose text the letters stand in
 * @param store - keeps what each typeface has, which takes long to read
 */
export async function chooseFaces(
  { text, code, hasCode, hasFormulas }: NeededLetters,
  theme: Pick<Theme, "text" | "others">,
  store: Store,
): Promise<ChosenFaces> {
  if (text.size === 0 && !hasCode && !hasFormulas) return { faces: [], missing: new Set(), hash: "" };
  const files = new Map<string, Promise<KnownFile>>();
  const fileOf = (name: string) => {
    if (!files.has(name)) files.set(name, readKnown(name, store));
    return files.get(name)!;
  };
  const forText = await assign(text, fallbacks, fileOf);
  const forCode = await assign(code, [codeTypeface, ...fallbacks], fileOf);
  // It has no range: all of code is its own, what it lacks is asked of the others.
  forCode.letters.delete(codeTypeface);
  const missing = new Set([...forText.missing, ...forCode.missing]);
  const { metrics } = theme.text;
  const faces = [
    ...(await Promise.all(typefacesOf(theme).map((one) => facesOf(familyOf(one), forText, metrics, store)))).flat(),
    ...(await facesOf(ofCode, forCode, metrics, store)),
    ...(hasCode ? facesFor(codeFamily, codeTypeface, metrics, codeTypeface.scale) : []),
    ...(hasFormulas ? facesFor(formulaFamily, formulaTypeface, metrics, formulaTypeface.scale) : []),
  ];
  const names = new Set(faces.filter(({ url }) => url.startsWith("file:")).map(({ url }) => url.split("/").at(-1)!));
  const hashes = await Promise.all([...names].map(async (name) => (await fileOf(name.replace(/\.ttf$/, ""))).hash));
  return { faces, missing, hash: hashOf(JSON.stringify(faces), ...hashes) };
}

/** A family of faces, and where the face of each kind is. */
interface Family {
  family: string;
  addressOf: (kind: (typeof faceKinds)[number]) => string;
  /** Share of the size of the text at which it is drawn. */
  scale: number;
}

function familyOf(typeface: Typeface): Family {
  return { family: typeface.family, addressOf: ({ name }) => typeface[name], scale: 1 };
}

const ofCode: Family = {
  family: codeFamily,
  addressOf: ({ weight }) => addressOf(codeTypeface, weight),
  scale: codeTypeface.scale,
};

function addressOf({ regular, bold = regular }: Fallback, weight: Face["weight"]): string {
  return pathToFileURL(join(fallbackPath, `${weight === "700" ? bold : regular}.ttf`)).href;
}

interface KnownFile {
  hash: string;
  has: (codePoint: number) => boolean;
}

interface Assigned {
  /** Code points by who draws them, in the order of `fallbacks`. */
  letters: Map<Fallback, Set<number>>;
  /** Characters that no typeface has, or none together with what they stand on. */
  missing: Set<string>;
  /** These, and with them what they stand on: a browser takes a letter and its marks from one face, or draws none. */
  signs: Set<string>;
}

/** Assigns letters to typefaces. A letter of several characters is drawn by one typeface if any has all of them. */
async function assign(
  wanted: ReadonlySet<string>,
  typefaces: readonly Fallback[],
  fileOf: (name: string) => Promise<KnownFile>,
): Promise<Assigned> {
  const letters = new Map<Fallback, Set<number>>(typefaces.map((typeface) => [typeface, new Set()]));
  const missing = new Set<string>();
  const signs = new Set<string>();
  const drawn = async (letter: string): Promise<boolean> => {
    const points = Array.from(letter, (character) => character.codePointAt(0)!);
    const seen = points.filter((point) => !unseen.test(String.fromCodePoint(point)));
    for (const typeface of typefaces) {
      if (typeface.only && !typeface.only.test(letter)) continue;
      const { has } = await fileOf(typeface.regular);
      if (!seen.every(has)) continue;
      for (const character of partsOf(letter)) letters.get(typeface)!.add(character.codePointAt(0)!);
      return true;
    }
    return false;
  };
  for (const letter of [...wanted].toSorted()) {
    if (!(await drawn(letter))) {
      const lacking: string[] = [];
      for (const character of letter) if (isSeen(character) && !(await drawn(character))) lacking.push(character);
      for (const character of lacking.length > 0 ? lacking : marksIn(letter)) missing.add(character);
      if (lacking.length > 0 || marksIn(letter).length > 0) for (const character of letter) signs.add(character);
    }
    const [, marks = ""] = loneMarks.exec(letter) ?? [];
    if (marksIn(marks).length === 0) continue;
    for (const before of beforeMarks) {
      if (!(await drawn(before + marks))) for (const character of before + marks) signs.add(character);
    }
  }
  return { letters, missing, signs };
}

/**
 * Returns the characters of a letter, and what browsers part some of them into before they draw them: vowels of which
 * one half stands before the letter, and the vowel am of Thai and Lao, whose ring stands above it.
 */
function partsOf(letter: string): string[] {
  const parted = letter.replaceAll(/\p{M}|[\u0e33\u0eb3]/gu, (character) => character.normalize("NFKD"));
  return [...new Set(letter + parted)];
}

function isSeen(character: string): boolean {
  return !unseen.test(character);
}

function marksIn(letter: string): string[] {
  return Array.from(letter).filter((character) => mark.test(character) && isSeen(character));
}

async function facesOf(
  own: Family,
  { letters, missing, signs }: Assigned,
  metrics: Typeface["metrics"],
  store: Store,
): Promise<Face[]> {
  const { family } = own;
  // Who is asked first comes last, as browsers have it.
  const known = [...letters].toReversed().map(async ([typeface, wanted]) => {
    if (wanted.size === 0) return [];
    const scale = (family === codeFamily && typeface.scaleInCode) || typeface.scale;
    const faces = facesFor(family, typeface, metrics, scale, rangeOf([...wanted]));
    if (!typeface.isMadeBold) return faces;
    const bold = await boldOf(typeface, wanted, store);
    return faces.map((face) => (face.weight === "700" ? { ...face, url: bold } : face));
  });
  return [...(await signFacesOf(own, missing, signs)), ...(await Promise.all(known)).flat()];
}

/** Returns faces of signs, one file for all kinds where nothing stands below what is missing. */
async function signFacesOf(
  { family, addressOf, scale }: Family,
  missing: ReadonlySet<string>,
  signs: ReadonlySet<string>,
): Promise<Face[]> {
  if (signs.size === 0) return [];
  const parted = [...signs].flatMap(partsOf);
  const pointsOf = (characters: readonly string[]) =>
    [...new Set(characters.map((character) => character.codePointAt(0)!))].toSorted((a, b) => a - b);
  const points = pointsOf(parted.filter((character) => !/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)));
  const codePoints = new Set(pointsOf([...signs].filter((character) => !missing.has(character))));
  const faceOf = async (kind: (typeof faceKinds)[number]): Promise<string> => {
    const below = { codePoints, bytes: await bytesOfFace({ url: addressOf(kind) }), scale };
    const bytes = await makeSignFace(points, codePoints.size > 0 ? below : undefined);
    return `data:font/ttf;base64,${bytes.toString("base64")}`;
  };
  const one = codePoints.size > 0 ? undefined : await faceOf(faceKinds[0]);
  return Promise.all(
    faceKinds.map(async (kind) => {
      const { style, weight } = kind;
      return { family, url: one ?? (await faceOf(kind)), style, weight, range: rangeOf(points) };
    }),
  );
}

/** Returns a face of bold letters, within its address. */
async function boldOf({ regular }: Fallback, wanted: ReadonlySet<number>, store: Store): Promise<string> {
  const bytes = await readFile(join(fallbackPath, `${regular}.ttf`));
  const points = [...wanted].toSorted((a, b) => a - b);
  const key = cacheKeyOf("bold face", hashOf(bytes), points.join());
  return cachedOne(store, "bold-face", key, json as Codec<string>, async () => {
    return `data:font/ttf;base64,${(await makeBoldFace(bytes, points)).toString("base64")}`;
  });
}

/**
 * Returns faces of a typeface, one for each kind, since a browser takes a letter of bold text from bold faces alone.
 * Slanted ones there are none.
 */
function facesFor(
  family: string,
  typeface: Fallback,
  { xHeight, ascent, descent }: Typeface["metrics"],
  scale: number,
  range?: string,
): Face[] {
  const sizes = { scale: scale * (xHeight / usualXHeight), height: { ascent, descent } };
  return faceKinds.map(({ style, weight }): Face => {
    return {
      family,
      url: addressOf(typeface, weight),
      style,
      weight,
      ...sizes,
      ...(range === undefined ? {} : { range }),
    };
  });
}

function rangeOf(points: readonly number[]): string {
  const codes = points.toSorted((a, b) => a - b).map((point) => point.toString(16).toUpperCase());
  return codes.map((code) => `U+${code}`).join(",");
}

async function readKnown(name: string, store: Store): Promise<KnownFile> {
  const path = join(fallbackPath, `${name}.ttf`);
  const hash = hashOf(await readFile(path));
  const points = await cachedOne(store, "coverage", cacheKeyOf("coverage", hash), json as Codec<number[]>, async () => {
    const { openSync } = await import("fontkit");
    const font = openSync(path);
    if (!("characterSet" in font)) throw new Error(`Unexpected collection of fonts in ${path}, expected one face`);
    return font.characterSet;
  });
  const known = new Set(points);
  return { hash, has: (codePoint) => known.has(codePoint) };
}
