/** Gives a web page the theme's typefaces, with the characters that it needs, inside its stylesheet. */
import { cachedOne, json, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { subsetFont } from "../lib/web-font/subset-font.ts";
import { writeWoff2 } from "../lib/web-font/write-woff2.ts";
import { bytesOfFace } from "./face-files.ts";
import { faceKinds, typefacesOf, type Theme, type Typeface } from "./theme.ts";

/** Characters are taken by so many at once, so that a changed word seldom changes the font. */
const blockSize = 64;
/** Latin letters with and without accents, which are always there. */
const alwaysThere = 0x100;

/**
 * Returns rules `@font-face`: upright, italic and bold, of which browsers make the fourth face. A face without
 * TrueType outlines is left out, and what stands in for the typeface is seen.
 *
 * @param texts - all that the page has
 */
export async function readWebFaces(
  theme: Pick<Theme, "fontsHash" | "text" | "others">,
  store: Store,
  texts: Iterable<string>,
): Promise<string> {
  const blocks = blocksIn(texts);
  const key = cacheKeyOf("web-faces", theme.fontsHash, JSON.stringify(blocks));
  const made = async () => (await Promise.all(typefacesOf(theme).map((one) => rulesOf(one, blocks)))).flat().join("\n");
  return cachedOne(store, "web-faces", key, json as Codec<string>, made);
}

/** Matches the UTF-16 units from `alwaysThere` on. */
const beyondLatin = /[\u0100-\uffff]/g;

/** Returns the first characters of the blocks that the texts have characters of, in their order. */
function blocksIn(texts: Iterable<string>): number[] {
  const seen = new Uint8Array(0x10000 / blockSize).fill(1, 0, alwaysThere / blockSize);
  for (const text of texts) {
    // Most characters are always there: the pattern finds the others sooner than a loop over all.
    for (const unit of new Set(text.match(beyondLatin))) seen[(unit.charCodeAt(0) / blockSize) | 0] = 1;
  }
  return [...seen.entries()].filter(([, isSeen]) => isSeen === 1).map(([block]) => block * blockSize);
}

async function rulesOf(typeface: Typeface, blocks: readonly number[]): Promise<string[]> {
  const points = blocks
    .flatMap((first) => Array.from({ length: blockSize }, (_, step) => first + step))
    .filter((point) => point >= 0x20);
  const rules = faceKinds
    .filter(({ name }) => name !== "boldItalic")
    .map(async ({ name, style, weight }) => {
      const tables = await subsetFont(await bytesOfFace({ url: typeface[name] }), points);
      if (!tables) return [];
      const address = `data:font/woff2;base64,${writeWoff2(tables).toString("base64")}`;
      return [
        `@font-face { font-family: "${typeface.family}"; font-style: ${style}; font-weight: ${weight}; src: url(${address}) format("woff2") }`,
      ];
    });
  return (await Promise.all(rules)).flat();
}
