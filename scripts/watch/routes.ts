/** What a watched report is seen by in, the answer to each address that the viewer asks for out. */
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Readable } from "node:stream";
import { hashOf } from "../cache/hash-of.ts";
import { stylesPath } from "../pages/read-styles.ts";
import { typeface } from "../pages/typeface.ts";
import { findPlace } from "./find-place.ts";
import type { Shown } from "./rebuild.ts";
import type { ViewState } from "./view-state.ts";

export interface Answer {
  type: string;
  body: string | Uint8Array | Readable;
  /** May hold scripts of others, as an SVG picture may: runs none. */
  isForeign?: true;
}

/** What is known at the moment of a question. */
export interface Known {
  state: ViewState;
  shown: Shown | undefined;
  /** The PDF of what was last written. */
  pdf: string | undefined;
}

const viewerFolder = new URL("viewer/", import.meta.url);
const json = "application/json; charset=utf-8";

/** Only what is listed here is answered: no path of a question ever reaches the disk. */
export async function openRoutes(): Promise<(url: URL, known: Known) => Promise<Answer | undefined>> {
  const styles = await readStylesFolder();
  const fixed = new Map<string, Answer>([
    ["/", { type: "text/html; charset=utf-8", body: await readFile(new URL("viewer.html", viewerFolder), "utf8") }],
    [
      "/viewer.css",
      { type: "text/css; charset=utf-8", body: await readFile(new URL("viewer.css", viewerFolder), "utf8") },
    ],
    ["/typeface.css", { type: "text/css; charset=utf-8", body: typefaceCss() }],
    ["/viewer.js", { type: "text/javascript; charset=utf-8", body: await readViewer() }],
  ]);
  return async (url, { state, shown, pdf }) => {
    const { pathname } = url;
    const known = fixed.get(pathname);
    if (known) return known;
    const style = styles.get(pathname);
    if (style) return { type: typeOf(style), body: await readFile(style) };
    if (pathname === "/find") {
      const places = shown ? findPlace(url.searchParams.get("q") ?? "", state, shown.index) : [];
      return { type: json, body: JSON.stringify(places) };
    }
    if (pathname === "/report.pdf" && pdf) return { type: "application/pdf", body: createReadStream(pdf) };
    if (!shown) return undefined;
    const sheets = shown.book.pages.units.findIndex(({ key }) => pathname === `/sheets/${key}`);
    if (sheets >= 0) return { type: json, body: sheetsFor(shown, sheets) };
    const picture = [...shown.book.pictures.values()].find((one) => pathname === pictureAddress(one));
    return picture && { type: picture.mediaType, body: picture.bytes, isForeign: true };
  };
}

/** A unit's pages with the addresses of this server instead of `file:` ones. */
function sheetsFor({ book, sheets }: Shown, index: number): string {
  const { html, styles, starts } = sheets[index]!;
  const written = (url: string) => url.replaceAll("&", "&amp;");
  const addresses = new Map([...book.pictures.values()].map((one) => [written(one.url), pictureAddress(one)]));
  const pages = starts.map((start, page) =>
    html
      .slice(start, starts[page + 1] ?? html.length - "</div>".length)
      .replaceAll(/ src="(file:[^"]+)"/g, (whole, url) => {
        const address = addresses.get(url as string);
        return address === undefined ? whole : ` src="${address}"`;
      }),
  );
  const stylesUrl = pathToFileURL(stylesPath).href;
  return JSON.stringify({
    html: `${html.slice(0, starts[0])}${pages.join("")}</div>`,
    styles: styles.replaceAll(stylesUrl, "/styles/"),
  });
}

/** Another picture under the same name has another address. */
function pictureAddress({ url, bytes }: { url: string; bytes: Uint8Array }): string {
  let hash = hashes.get(bytes);
  if (hash === undefined) hashes.set(bytes, (hash = hashOf(url, bytes)));
  return `/pictures/${hash}`;
}

const hashes = new WeakMap<Uint8Array, string>();

/** By address: `/styles/fonts/Carlito-Regular.ttf`. */
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

function typefaceCss(): string {
  return typeface
    .map(({ family, url, style, weight }) => {
      const path = relative(stylesPath, fileURLToPath(url)).split(sep).map(encodeURIComponent).join("/");
      return `@font-face { font-family: "${family}"; src: url("/styles/${path}"); font-style: ${style}; font-weight: ${weight}; }`;
    })
    .join("\n");
}

/** Bundled with the command (scripts/run.js); there is none where only the server is tested. */
async function readViewer(): Promise<string> {
  const bundle = process.env.REPORT_BUNDLE;
  return bundle === undefined ? "" : readFile(join(bundle, "watch/viewer/viewer.js"), "utf8");
}

function typeOf(path: string): string {
  return path.endsWith(".ttf")
    ? "font/ttf"
    : path.endsWith(".css")
      ? "text/css; charset=utf-8"
      : "application/octet-stream";
}
