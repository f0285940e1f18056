/** Answers each address that the viewer asks for with what a watched report is seen by. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Readable } from "node:stream";
import { hashOf } from "../lib/cache/hash-of.ts";
import { readBuiltInTheme, stylesPath } from "../theme/built-in-theme.ts";
import type { Face } from "../theme/face.ts";
import { faceDescriptors } from "../theme/face-descriptors.ts";
import type { Theme } from "../theme/theme.ts";
import { readTypeface } from "../theme/typeface.ts";
import { ownBundle } from "../lib/workers/own-bundle.ts";
import { findPlace } from "./find-place.ts";
import type { ShownBuild } from "./rebuild.ts";
import type { ViewState } from "./view-state.ts";

export interface RouteAnswer {
  type: string;
  body: string | Uint8Array | Readable;
  /** Content security policy, where it is a page or may hold scripts of others, as an SVG picture may. */
  policy?: string;
}

/** State that is known at the moment of a question. */
export interface ServedState {
  state: ViewState;
  shown: ShownBuild | undefined;
  /** PDF that was last written. */
  pdf: string | undefined;
}

const viewerFolder = new URL("viewer/", import.meta.url);
const json = "application/json; charset=utf-8";
/** Most characters of what is looked for. */
const maxQuery = 500;
const foreignPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Returns a function that answers only what is listed here: no path of a question ever reaches the disk. */
export async function openRoutes(): Promise<(url: URL, known: ServedState) => Promise<RouteAnswer | undefined>> {
  const styles = await readStylesFolder();
  const fixed = new Map<string, RouteAnswer>([
    ["/", await readViewerPage()],
    [
      "/viewer.css",
      { type: "text/css; charset=utf-8", body: await readFile(new URL("viewer.css", viewerFolder), "utf8") },
    ],
  ]);
  return async (url, { state, shown, pdf }) => {
    const { pathname } = url;
    const known = fixed.get(pathname);
    if (known) return known;
    const style = styles.get(pathname);
    if (style) return { type: typeOf(style), body: await readFile(style) };
    if (pathname === "/typeface.css") {
      return { type: "text/css; charset=utf-8", body: await typefaceCss(shown?.book) };
    }
    if (pathname === "/find") {
      const query = (url.searchParams.get("q") ?? "").slice(0, maxQuery);
      const places = shown ? findPlace(query, state, shown.index) : [];
      return { type: json, body: JSON.stringify(places) };
    }
    if (pathname === "/report.pdf" && pdf) return { type: "application/pdf", body: createReadStream(pdf) };
    if (!shown) return undefined;
    const sheets = shown.book.pages.units.findIndex(({ key }) => pathname === `/sheets/${key}`);
    if (sheets >= 0) return { type: json, body: sheetsFor(shown, sheets) };
    const own = ownFile(pathname, shown.book.report.theme);
    if (own) return { type: typeOf(pathname), body: own };
    const picture = [...shown.book.pictures.values()].find((one) => pathname === `/${pictureAddress(one)}`);
    return picture && { type: picture.mediaType, body: picture.bytes, policy: foreignPolicy };
  };
}

/** Returns a unit's pages with the addresses of this server instead of `file:` ones. */
function sheetsFor({ book, sheets }: ShownBuild, index: number): string {
  const { html, styles, pages } = sheets[index]!;
  const addresses = new Map([...book.pictures.values()].map((one) => [one.url, pictureAddress(one)]));
  const shown = new Set(pages.flatMap(({ pictures }) => pictures));
  const placed = [...shown].reduce((whole, url) => {
    const address = addresses.get(url);
    // The browser writes attributes with no other reference than this where nothing is quoted.
    const written = ` src="${url.replaceAll("&", "&amp;")}"`;
    return address === undefined ? whole : whole.replaceAll(written, ` src="${address}"`);
  }, html);
  const { theme } = book.report;
  const own = [...theme.ownFiles.keys()].map((path) => pathToFileURL(path).href);
  const withOwn = own.reduce((css, url) => css.replaceAll(`"${url}"`, `"${addressOf(url, theme)}"`), styles);
  return JSON.stringify({ html: placed, styles: withOwn.replaceAll(pathToFileURL(stylesPath).href, "styles/") });
}

/** Returns the address, relative to the viewer's page. Another picture under the same name has another address. */
function pictureAddress({ url, bytes }: { url: string; bytes: Uint8Array }): string {
  let hash = hashes.get(bytes);
  if (hash === undefined) hashes.set(bytes, (hash = hashOf(url, bytes)));
  return `pictures/${hash}`;
}

const hashes = new WeakMap<Uint8Array, string>();

/** Returns files by address: `/styles/agency/fonts/Carlito-Regular.ttf`. */
async function readStylesFolder(): Promise<Map<string, string>> {
  const entries = await readdir(stylesPath, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [`/styles/${relative(stylesPath, path).split(sep).map(encodeURIComponent).join("/")}`, path];
      }),
  );
}

/** Returns the rules of the report's typefaces; before any page is shown, those of the usual theme. */
async function typefaceCss(book: ShownBuild["book"] | undefined): Promise<string> {
  const theme = book?.report.theme ?? (await readBuiltInTheme());
  // For letters that a typeface lacks; its own faces come behind, which are asked first.
  const faces: readonly Face[] = book?.faces.faces ?? [];
  return [...faces, ...(await readTypeface(theme))]
    .map(({ family, url, ...face }) => {
      const descriptors = Object.entries(faceDescriptors(face)).map(([name, value]) => `${name}: ${value};`);
      return `@font-face { font-family: "${family}"; src: url("${addressOf(url, theme)}"); ${descriptors.join(" ")} }`;
    })
    .join("\n");
}

/** Returns the address of a file here, or its own if the file is carried in the address. */
function addressOf(url: string, { ownFiles }: Theme): string {
  if (!url.startsWith("file:")) return url;
  const path = fileURLToPath(url);
  const own = [...ownFiles.keys()].indexOf(path);
  if (own >= 0) return `theme/${own}/${encodeURIComponent(basename(path))}`;
  return `styles/${relative(stylesPath, path).split(sep).map(encodeURIComponent).join("/")}`;
}

/** Returns a file of the report's own theme by its address here. */
function ownFile(pathname: string, { ownFiles }: Theme): Uint8Array | undefined {
  const index = /^\/theme\/(\d+)\//.exec(pathname)?.[1];
  return index === undefined ? undefined : [...ownFiles.values()][Number(index)];
}

/**
 * Reads the page with its script in it. Nothing is fetched from elsewhere, only this script runs, no frame is
 * opened and none may hold the page. Paged.js places much by attributes `style`, which do no more than place and
 * colour.
 */
async function readViewerPage(): Promise<RouteAnswer> {
  const page = await readFile(new URL("viewer.html", viewerFolder), "utf8");
  const script = readViewer();
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const body = page.replace("</body>", () => `<script type="module">${script}</script>\n  </body>`);
  return { type: "text/html; charset=utf-8", body, policy };
}

/**
 * Returns the script, which is bundled with the command (scripts/run.js); empty where only the server is tested.
 */
function readViewer(): string {
  const script = ownBundle()?.viewer ?? "";
  // The parser of HTML ends an element at the first, and reads on behind the second (esbuild writes `<\/script`).
  if (/<\/script|<!--/i.test(script)) throw new Error("Unexpected end of a script within the viewer's, expected none");
  return script.replaceAll(/\r\n?/g, "\n");
}

function typeOf(path: string): string {
  return path.endsWith(".ttf")
    ? "font/ttf"
    : path.endsWith(".css")
      ? "text/css; charset=utf-8"
      : "application/octet-stream";
}
