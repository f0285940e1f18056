/** A finished element in; its HTML for pages and for the web, with the ids, references and words in it, out. */
import type { Element, Nodes, Root } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { eachNode } from "../markdown/each-node.ts";
import { referencedId } from "../markdown/references.ts";
import { hasClass } from "./element.ts";
import { inventoryOf, type Inventory } from "./inventory.ts";
import type { Language } from "./labels.ts";
import { setType, type TypeOptions } from "./typography/set-type.ts";

/** Plain data. Pieces that stand one after another are joined by `joinPieces`. */
export interface HtmlPiece {
  /** For pages: with `data-source` and `data-generated`. */
  html: string;
  /** For the web: without them and without soft hyphens, with DPUB-ARIA roles. */
  webHtml: string;
  ids: string[];
  /** Ids that links lead to, here or elsewhere. */
  references: string[];
  inventory: Inventory;
}

const processor = unified().use(rehypeStringify).freeze();

/**
 * @param language - sets quotation marks, dashes and spaces
 * @param options - what is hyphenated is so for pages only
 */
export function toPiece(written: Element, language: Language, options: TypeOptions = { hyphenate: false }): HtmlPiece {
  const content = setType(written, language, options);
  const ids: string[] = [];
  const references = new Set<string>();
  const root: Root = { type: "root", children: [content] };
  eachNode<Nodes>(root, (node) => {
    if (node.type !== "element") return;
    const { id, href } = node.properties;
    if (typeof id === "string") ids.push(id);
    const reference = typeof href === "string" ? referencedId(href) : undefined;
    if (reference !== undefined) references.add(reference);
  });
  const html = processor.stringify(root);
  const inventory = inventoryOf(content);
  dressForTheWeb(root);
  const webHtml = processor.stringify(root).replaceAll("\u00ad", "");
  return { html, webHtml, ids, references: [...references], inventory };
}

/** An element around pieces, given as its opening and closing tags; for the web with a `role`, where given. */
export function wrapPieces(open: string, pieces: readonly HtmlPiece[], close: string, role?: string): HtmlPiece {
  const webOpen = role === undefined ? open : open.replace(/>$/, ` role="${role}">`);
  return {
    html: open + pieces.map(({ html }) => html).join("") + close,
    webHtml: webOpen + pieces.map(({ webHtml }) => webHtml).join("") + close,
    ids: pieces.flatMap(({ ids }) => ids),
    references: [...new Set(pieces.flatMap(({ references }) => references))],
    inventory: joinInventories(pieces.map(({ inventory }) => inventory)),
  };
}

function joinInventories(inventories: readonly Inventory[]): Inventory {
  const joined: Inventory = { text: [], things: {} };
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

declare module "hast" {
  interface ElementData {
    /** Put behind the element's own children on the web: the numbers of a chart. */
    onlyForWeb?: Element;
  }
}

/** A web page is not opened at a page: its own contents lead everywhere. */
function isOnlyForPages(node: Nodes): boolean {
  return node.type === "element" && hasClass(node, "opener-contents");
}

/** Properties are not deleted but left undefined: objects that lost a property are slow to walk through again. */
function dressForTheWeb(root: Root): void {
  eachNode<Nodes>(root, (node) => {
    if (node.type !== "element") return;
    const { properties } = node;
    if (properties.dataSource !== undefined) properties.dataSource = undefined;
    if (properties.dataGenerated !== undefined) properties.dataGenerated = undefined;
    if (typeof properties.dataWebText === "string") {
      node.children = [{ type: "text", value: properties.dataWebText }];
      properties.dataWebText = undefined;
    }
    if (node.data?.onlyForWeb) node.children.push(node.data.onlyForWeb);
    if (node.children.some(isOnlyForPages)) node.children = node.children.filter((child) => !isOnlyForPages(child));
    if (properties.className === undefined) return;
    if (hasClass(node, "callout")) {
      for (const child of node.children) if (child.type === "element") child.properties.role = "doc-noteref";
    }
    if (hasClass(node, "back")) properties.role = "doc-backlink";
    if (hasClass(node, "footnote")) properties.role = undefined;
  });
}
