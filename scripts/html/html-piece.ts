/**
 * Writes a finished element as HTML for pages and for the web, and lists what is in it: ids, links, pictures, words.
 */
import type { Element, Nodes, Root } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { eachNode } from "../markdown/each-node.ts";
import { referencedId } from "../markdown/references.ts";
import { adaptForWeb } from "./adapt-for-web.ts";
import { inventoryOf, type PrintInventory } from "./inventory.ts";
import type { Language } from "../languages/languages.ts";
import { setType, type TypeOptions } from "./typography/set-type.ts";

/** A piece of HTML as plain data. Consecutive pieces are joined by `joinPieces`. */
export interface HtmlPiece {
  /** HTML for pages: with `data-source` and `data-generated`. */
  html: string;
  /**
   * HTML for the web: without them and without soft hyphens, with DPUB-ARIA roles, and slots for addresses of
   * pictures.
   */
  webHtml: string;
  /** `file:` URLs of the pictures, in the order of their slots in `webHtml` (see `fillPictures`). */
  webPictures: string[];
  ids: string[];
  /** Ids that links lead to, here or elsewhere. */
  references: string[];
  /** Ids whose page numbers stand in columns, in the order of the text (see page-slots.ts). */
  pageColumns: string[];
  /**
   * Ids whose page numbers stand within lines, in the order of the text; an id that stands several times is there each
   * time.
   */
  pageReferences: string[];
  inventory: PrintInventory;
}

/** Character that replaces a picture's address: a noncharacter, which no author can print (Unicode 23.7). */
const pictureSlot = "\ufdd6";

/** Options of a piece. */
export interface PieceOptions extends TypeOptions {
  /**
   * Whether the piece's headings of the first level are the first of the web page too, which then has no title above
   * them.
   */
  opensThePage?: boolean;
}

const processor = unified().use(rehypeStringify).freeze();

/**
 * Writes an element in both forms.
 *
 * @param language - language of quotation marks, dashes and spaces
 * @param options - soft hyphens are set for pages only
 */
export function toPiece(written: Element, language: Language, options: PieceOptions = { hyphenate: false }): HtmlPiece {
  const content = setType(written, language, options);
  const ids: string[] = [];
  const references = new Set<string>();
  const pageColumns: string[] = [];
  const pageReferences: string[] = [];
  const root: Root = { type: "root", children: [content] };
  eachNode<Nodes>(root, (node) => {
    if (node.type !== "element") return;
    const { id, href, dataPageOf, dataPageRef } = node.properties;
    if (typeof id === "string") ids.push(id);
    const reference = typeof href === "string" ? referencedId(href) : undefined;
    if (reference !== undefined) references.add(reference);
    if (typeof dataPageOf === "string") pageColumns.push(dataPageOf);
    if (typeof dataPageRef === "string") pageReferences.push(dataPageRef);
  });
  const html = processor.stringify(root);
  const inventory = inventoryOf(content);
  adaptForWeb(root, options.opensThePage ? 0 : 1);
  const webPictures = takePictures(root);
  const webHtml = processor.stringify(root).replaceAll("\u00ad", "");
  return {
    html,
    webHtml,
    webPictures,
    ids,
    references: [...references],
    pageColumns,
    pageReferences,
    inventory,
  };
}

/** Replaces each picture's address by a slot; returns the addresses in the order of the text. */
function takePictures(root: Root): string[] {
  const urls: string[] = [];
  eachNode<Nodes>(root, (node) => {
    if (node.type !== "element" || node.tagName !== "img" || typeof node.properties.src !== "string") return;
    urls.push(node.properties.src);
    node.properties.src = pictureSlot;
  });
  return urls;
}

/** Returns the HTML of a piece for the web, with an address for each of its pictures. */
export function fillPictures(
  { webHtml, webPictures }: Pick<HtmlPiece, "webHtml" | "webPictures">,
  addressOf: (url: string) => string,
): string {
  const [first, ...others] = webHtml.split(pictureSlot);
  if (others.length !== webPictures.length)
    throw new Error(
      `Unexpected ${others.length} slots of pictures in HTML for the web, expected ${webPictures.length}`,
    );
  return first! + others.map((text, index) => addressOf(webPictures[index]!) + text).join("");
}

/** Puts an element, given as its start and end tag, around pieces; on the web it also gets the `role`. */
export function wrapPieces(open: string, pieces: readonly HtmlPiece[], close: string, role?: string): HtmlPiece {
  const webOpen = role === undefined ? open : open.replace(/>$/, ` role="${role}">`);
  return {
    html: open + pieces.map(({ html }) => html).join("") + close,
    webHtml: webOpen + pieces.map(({ webHtml }) => webHtml).join("") + close,
    webPictures: pieces.flatMap(({ webPictures }) => webPictures),
    ids: pieces.flatMap(({ ids }) => ids),
    references: [...new Set(pieces.flatMap(({ references }) => references))],
    pageColumns: pieces.flatMap(({ pageColumns }) => pageColumns),
    pageReferences: pieces.flatMap(({ pageReferences }) => pageReferences),
    inventory: joinInventories(pieces.map(({ inventory }) => inventory)),
  };
}

/**
 * Puts pieces at the end of another piece's element.
 *
 * @param end - end tag of that element
 */
export function appendPieces(outer: HtmlPiece, pieces: readonly HtmlPiece[], end: string): HtmlPiece {
  if (pieces.length === 0) return outer;
  const opened = (html: string) => {
    if (!html.endsWith(end)) throw new Error(`Unexpected end of a piece ${html.slice(-20)}, expected ${end}`);
    return html.slice(0, -end.length);
  };
  const open = { ...outer, html: opened(outer.html), webHtml: opened(outer.webHtml) };
  return wrapPieces("", [open, ...pieces], end);
}

function joinInventories(inventories: readonly PrintInventory[]): PrintInventory {
  const joined: PrintInventory = {
    text: [],
    things: {},
    figures: inventories.flatMap(({ figures }) => figures),
    labels: inventories.flatMap(({ labels }) => labels),
  };
  for (const { text, things } of inventories) {
    for (const [source, words] of text) {
      const last = joined.text.at(-1);
      if (last?.[0] === source) last[1] += words;
      else joined.text.push([source, words]);
    }
    for (const [key, count] of Object.entries(things)) joined.things[key] = (joined.things[key] ?? 0) + count;
  }
  return joined;
}
