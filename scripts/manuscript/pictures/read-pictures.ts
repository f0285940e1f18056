/** Reads all pictures of the sections, or complains where one is missing or can't be printed. */
import { realpath } from "node:fs/promises";
import { basename, extname, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Position } from "unist";
import type { VFile } from "vfile";
import type { ImportedPage, UnusablePage } from "../../lib/pdf/foreign/import-page.ts";
import { pointsInPx } from "../../lib/pdf/geometry.ts";
import { json, cachedOne, cacheKeyOf, type Codec } from "../../lib/cache/cached.ts";
import type { Store } from "../../lib/cache/store.ts";
import { complain } from "../../messages/complain.ts";
import { checkPicture, type CheckedPicture } from "./check-picture.ts";
import { findAddressed } from "../files/find-file.ts";
import { pictureKindOf, kindOfEnding, pdfKind, type PictureKind } from "./picture-kinds.ts";
import type { NamedPicture } from "./place-pictures.ts";
import { readInside, explainRefusedRead } from "../files/read-inside.ts";

export interface Picture {
  /** `file:` URL that the browser loads when pages are laid out. */
  url: string;
  /** Path relative to the manuscript's folder, with `/` as separator. */
  path: string;
  mediaType: string;
  bytes: Buffer;
  /** Size in which it is printed, in CSS pixels; undefined for a drawing that doesn't tell it. */
  width: number | undefined;
  height: number | undefined;
  /** The page of a PDF, ready to be put in; only a cover can be one. */
  page?: ImportedPage;
}

/** Reads the page of a PDF. @returns the page, or why it can't be used */
export type PageReader = (bytes: Uint8Array) => Promise<ImportedPage | UnusablePage>;

/**
 * The most bytes: a larger file is no picture for print. A whole page in four inks at 600 ppi has 140 MB uncompressed.
 */
const maxBytes = 256 * 1024 * 1024;

const mediaTypes: Record<string, string> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

/** A picture that a section or a setting names. */
export type PictureToRead = NamedPicture & { position: Position | undefined; setting?: string };

/**
 * The most elements that are drawn for all pictures of a report, each as often as it is shown: each takes some 0.07 ms,
 * and all together a minute at most.
 */
const mostWeight = 750_000;

/** The setting that may name a PDF. */
const pageSetting = "cover.file";

type Code = "missing-picture" | "bad-picture";

/** A picture with the addresses of files that it would load and its weight, or what is wrong with it. */
type Read =
  | { picture: Picture; outside: string[]; weight: number; misnamed?: string }
  | { code: Code; why: string; expected?: string };

/**
 * Returns pictures by their addresses, relative to the manuscript's folder. A picture must be a file inside that
 * folder: links out of it, and addresses on the web, are complained of.
 *
 * @param store - cache of earlier checks of the same pictures
 * @param readPage - reads the page of a PDF, which a cover can be
 */
export async function readPictures(
  sections: readonly { file: VFile; facts: { pictures: PictureToRead[] } }[],
  folder: string,
  store: Store,
  readPage: PageReader,
): Promise<Map<string, Picture>> {
  const urls = new Set(sections.flatMap(({ facts }) => facts.pictures.map(({ url, from = url }) => from)));
  const covers = sections.flatMap(({ facts }) => facts.pictures.filter(({ setting }) => setting === pageSetting));
  const mayBePage = new Set(covers.map(({ url }) => url));
  const reading = new Map(
    Array.from(urls, (url) => [url, readPicture(url, folder, store, mayBePage.has(url) ? readPage : undefined)]),
  );
  const pictures = new Map<string, Picture>();
  let weight = 0;
  for (const { file, facts } of sections) {
    for (const { url, from = url, position, setting } of facts.pictures) {
      const read = await reading.get(from)!;
      const instead = setting === undefined ? {} : { instead: "the cover is made without it" };
      if ("code" in read) complain(file, read.code, { ...read, url, ...instead }, position);
      else {
        const isWithin = weight <= mostWeight;
        weight += read.weight;
        if (isWithin && weight > mostWeight) complain(file, "bad-picture", { url, why: tooMuch }, position);
        if (read.misnamed !== undefined) complain(file, "misnamed-picture", { url, why: read.misnamed }, position);
        for (const address of new Set(read.outside)) complain(file, "outside-style", { url, address }, position);
        pictures.set(from, read.picture);
      }
    }
  }
  return pictures;
}

const tooMuch = `with it, the report's drawings make a browser draw more than ${mostWeight.toLocaleString("en")} elements, of which a filter's step counts for hundreds: make them simpler, or PNGs of the largest`;

async function readPicture(url: string, folder: string, store: Store, readPage?: PageReader): Promise<Read> {
  const missing = (why: string): Read => ({ code: "missing-picture", why });
  if (isOnDisk(url)) return missing(elsewhere);
  if (/^data:/i.test(url)) return missing("its data stand in the Markdown: save them as a file beside it");
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(url))
    return missing(`pictures on the web are not fetched while building: ${copyIt}`);
  const ending = extname(url);
  const named = mediaTypes[ending.toLowerCase()];
  const read = await readInside(url, folder, maxBytes, findAddressed);
  if ("why" in read) {
    return missing(read.why === "missing" && isOnServer(url) ? elsewhere : explainRefusedRead(read, maxBytes));
  }
  const { path, bytes } = read;
  const kind = pictureKindOf(bytes) ?? (named ? undefined : kindOfEnding(ending));
  if (readPage && (kind === pdfKind || (!kind && ending.toLowerCase() === ".pdf"))) {
    return readCoverPage({ path, bytes, shown: await shownPath(folder, path) }, store, readPage);
  }
  const why = wrongKind(kind, basename(path));
  const isMisnamed = kind !== undefined && kind.printed?.mediaType !== named;
  const mediaType = isMisnamed && isOfPixels(named) ? kind.printed?.mediaType : named;
  if (!mediaType || (isMisnamed && !isOfPixels(mediaType))) {
    return named ? { code: "bad-picture", why } : { ...missing(why), expected: "a PNG, JPEG, WebP or SVG" };
  }
  const key = cacheKeyOf("picture", mediaType, bytes);
  const checked = await cachedOne(store, "picture", key, json as Codec<CheckedPicture>, () =>
    checkPicture(bytes, mediaType),
  );
  if (checked.fault !== undefined) return { code: "bad-picture", why: checked.fault };
  const { width, height, outside, weight } = checked;
  const shown = await shownPath(folder, path);
  return {
    picture: { url: pathToFileURL(path).href, path: shown, mediaType, bytes, width, height },
    outside,
    weight,
    ...(isMisnamed ? { misnamed: why } : {}),
  };
}

/** Returns whether a browser recognises the kind by its bytes, whatever the file's name, as it does for all but SVG. */
function isOfPixels(mediaType: string | undefined): boolean {
  return mediaType !== undefined && mediaType !== "image/svg+xml";
}

async function shownPath(folder: string, path: string): Promise<string> {
  return relative(await realpath(folder), path).replaceAll("\\", "/");
}

async function readCoverPage(
  { path, bytes, shown }: { path: string; bytes: Buffer; shown: string },
  store: Store,
  readPage: PageReader,
): Promise<Read> {
  const read = await cachedOne(store, "cover-page", cacheKeyOf("cover-page", bytes), asBytes, () => readPage(bytes));
  if ("why" in read) return { code: "bad-picture", why: read.why };
  const [width, height] = [read.widthPt / pointsInPx, read.heightPt / pointsInPx];
  const url = pathToFileURL(path).href;
  const picture = { url, path: shown, mediaType: "application/pdf", bytes, width, height, page: read };
  return { picture, outside: [], weight: 1 };
}

/** Encodes pages with their bytes, which JSON can't hold. */
const asBytes: Codec<ImportedPage | UnusablePage> = {
  toBytes: (value) => serialize(value),
  fromBytes: (bytes) => deserialize(bytes) as ImportedPage | UnusablePage,
};

const copyIt = "copy it into the manuscript's folder";
const elsewhere = `it lies elsewhere on a computer: ${copyIt}`;

/** Returns whether an address is a path on some computer: `C:\\a.jpg`, `file:///…`, `~/a.jpg`. */
export function isOnDisk(address: string): boolean {
  return /^(?:[a-z]:[\\/]|file:|~\/|\\\\)/i.test(address);
}

/** Returns whether an address is one of a server in the house; of two backslashes before it Markdown keeps one. */
function isOnServer(address: string): boolean {
  return /^\\[^\\]+\\[^\\]+\\/.test(address);
}

/** Says which kind of file it is, and what to do with it. */
function wrongKind(kind: PictureKind | undefined, name: string): string {
  if (!kind) return `its name ends in none of ${Object.keys(mediaTypes).join(", ")}`;
  if (kind.mend) return `it is ${kind.name}: ${kind.mend}`;
  const { ending } = kind.printed!;
  return `it is ${kind.name}: name it \`${name.slice(0, name.length - extname(name).length)}${ending}\``;
}
