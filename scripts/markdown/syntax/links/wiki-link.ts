/** Reads `[[page]]`, `[[page#heading|words]]` and `[[#heading]]` as links to files of the report (Obsidian, wikis). */
import type { Link, Nodes, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

declare module "mdast" {
  interface LinkData {
    /** Source text of a wiki link, printed instead of its words where the report has no such file. */
    wiki?: string;
    /** Address and words if the parts are meant in the other order, `[[words|page]]`, as on GitHub. */
    swapped?: { url: string; words: string };
  }
}

export const wikiLink: Syntax = { read: readWikiLinks };

const pattern = /(?<!!)\[\[([^[\]|#\n]*)(#[^[\]|\n]+)?(?:\|([^[\]\n]+))?\]\]/gu;

function readWikiLinks(tree: Root, file: VFile): void {
  if (!String(file).includes("[[")) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || parent.type === "link" || parent.type === "linkReference") return;
    (parent as { children: Nodes[] }).children = parent.children.flatMap((node): Nodes[] =>
      node.type === "text" && node.position && node.value.includes("[[") ? linksIn(node, source) : [node],
    );
  });
}

function linksIn(node: Text, source: SourceText): PhrasingContent[] {
  const at = offsetsOf(source, node);
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: wiki, 1: page = "", 2: heading = "", 3: words, index } of node.value.matchAll(pattern)) {
    const isEscaped = source.text[at(index)] !== "[" || source.text[at(index) - 1] === "\\";
    // A colon follows the name of a namespace, `File:`, or is part of an address.
    if (isEscaped || page.includes(":") || !/\p{L}|\p{N}/u.test(page + heading)) continue;
    const place = sliceText(source, node, index, index + wiki.length, at);
    pieces.push(sliceText(source, node, end, index, at), linkTo(page.trim(), heading.slice(1).trim(), words, place));
    end = index + wiki.length;
  }
  pieces.push(sliceText(source, node, end, node.value.length, at));
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}

function linkTo(page: string, heading: string, words: string | undefined, { value: wiki, position }: Text): Link {
  const place = position ? { position } : {};
  const value = words?.trim() || [page, ...heading.split("#")].filter((part) => part !== "").join(" > ");
  const swapped =
    words === undefined || heading !== "" ? {} : { swapped: { url: addressOf(words.trim(), ""), words: page } };
  const children: Text[] = [{ type: "text", value, ...place }];
  return { type: "link", url: addressOf(page, heading), children, data: { wiki, ...swapped }, ...place };
}

function addressOf(page: string, heading: string): string {
  // In a path of headings, the last one is meant.
  const anchor = heading === "" ? "" : `#${encodeURIComponent(heading.split("#").at(-1)!)}`;
  const path = page === "" || /\.\w{2,4}$/.test(page) ? page : `${page}.md`;
  return encodeURI(path).replaceAll("#", "%23").replaceAll("?", "%3F") + anchor;
}
