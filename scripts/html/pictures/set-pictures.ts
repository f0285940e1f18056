/** Sets each picture in a section's hast as a block, in a row or within its line, by its size and what is around it. */
import type { Element, ElementContent, Nodes, Root } from "hast";
import { toString } from "hast-util-to-string";
import { eachNode } from "../../markdown/each-node.ts";
import { cutAtPictures, picturesInHtml } from "./cut-at-pictures.ts";
import { addClass, hasClass } from "../element.ts";
import type { Labels } from "../../languages/language-facts.ts";
import { toPictureBlock, toPictureRows } from "./picture-rows.ts";
import { sizeOfPicture } from "./picture-size.ts";

/**
 * Height, in CSS pixels, up to which a picture stands within its line, and pushes lines apart: a little more than two
 * lines of 14 pt.
 */
const mostInLine = 40;
/** Height, in CSS pixels, up to which a picture is an icon, which is made as high as letters. */
const mostOfIcon = 24;
const iconHeight = 16;
/** The most characters of a paragraph that is kept on the page of the picture that follows it. */
const mostOfLead = 200;

/** Elements that may hold words without a paragraph around them as well as blocks. */
const flow = new Set(["li", "td", "th", "dd", "blockquote", "div", "section", "aside"]);
/** Elements that hold phrasing content only. */
const titles = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "dt"]);
const blocks = new Set(
  "p ul ol dl dt dd li table thead tbody tfoot tr td th blockquote pre div section aside hr h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);

/** The most characters of a paragraph that names the source of the picture above it. */
const mostOfSource = 400;

/**
 * Sets the pictures. One that is higher than `mostInLine` becomes a block, at which a paragraph with words is divided.
 * Several without words between them stand side by side. Small ones stay in their line, icons as high as its letters.
 */
export function setPictures(tree: Root, { source }: Pick<Labels, "source">): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "root" && node.type !== "element") return;
    if (node.type === "element" && !flow.has(node.tagName)) return;
    // Pictures of figures are set already.
    if (node.type === "element" && isSet(node)) return;
    const children = node.children as ElementContent[];
    node.children = runsIn(children).flatMap((run) => (isParagraph(run[0]) ? setParagraph(run[0]) : setRun(run, node)));
    markLeads(node);
    markSources(node, source);
  });
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "element") return;
    if (titles.has(node.tagName) || hasClass(node, "caption")) shrinkIcons(picturesInHtml(node), Infinity);
    // No later step needs these attributes.
    if (node.tagName === "img") node.properties.dataRatio = node.properties.dataOwnWidth = undefined;
  });
}

/**
 * Marks paragraphs that end within a sentence before a picture, to be kept with it; but not the first paragraph of a
 * list item, which stays with the item's marker.
 */
function markLeads(parent: Element | Root): void {
  const isItem = parent.type === "element" && parent.tagName === "li";
  const elements = (parent.children as ElementContent[]).filter((child) => child.type === "element");
  for (const [index, node] of elements.entries()) {
    const next = elements[index + 1];
    if (
      !next ||
      (isItem && index === 0) ||
      !(hasClass(next, "picture") || hasClass(next, "panels")) ||
      !isParagraph(node)
    )
      continue;
    const words = toString(node).trim();
    if (words !== "" && words.length <= mostOfLead && !/[.!?…]["”’»)]*$/.test(words)) addClass(node, "leads");
  }
}

/** Marks paragraphs right below a picture that begin with "Source:" or "Note:", to be kept with it. */
function markSources(parent: Element | Root, label: string): void {
  const elements = (parent.children as ElementContent[]).filter((child) => child.type === "element");
  for (const [index, node] of elements.entries()) {
    const before = elements[index - 1];
    // A figure's legend is in one block with its picture anyway.
    if (hasClass(node, "legend")) continue;
    if (!before || !["picture", "panels", "source-line"].some((name) => hasClass(before, name))) continue;
    const words = isParagraph(node) && picturesInHtml(node).length === 0 ? toString(node).trim() : "";
    const [, word] = /^(\p{L}[\p{L} ]{0,20}?)\s?:/u.exec(words) ?? [];
    const isSource = word !== undefined && (sourceWords.test(word) || word.toLowerCase() === label.toLowerCase());
    if (isSource && words.length <= mostOfSource) addClass(node, "source-line");
  }
}

const sourceWords = /^(?:sources?|notes?|credits?|photo|nota|anmerkung|quellen?)$/i;

function isSet(node: Element): boolean {
  return hasClass(node, "panels") || hasClass(node, "panel") || hasClass(node, "summary");
}

/** Divides children into runs: each block alone, and consecutive other nodes together. */
function runsIn(children: readonly ElementContent[]): ElementContent[][] {
  const runs: ElementContent[][] = [];
  let isOpen = false;
  for (const child of children) {
    const isBlock = child.type === "element" && blocks.has(child.tagName);
    if (isOpen && !isBlock) runs.at(-1)!.push(child);
    else runs.push([child]);
    isOpen = !isBlock;
  }
  return runs;
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === "element" && node.tagName === "p" && !hasClass(node, "caption");
}

function setParagraph(paragraph: Element): ElementContent[] {
  const isSetAlready = hasClass(paragraph, "picture") && !hasWords(paragraph.children);
  const set = isSetAlready ? undefined : setContent(paragraph.children);
  if (!set) return [paragraph];
  const { id, className, ...others } = paragraph.properties;
  // Words beside a picture in a table or figure are its legend.
  const classes = hasClass(paragraph, "picture") ? ["legend"] : className;
  return set.map((piece, index) => {
    if (!Array.isArray(piece)) return piece;
    const properties = { ...others, ...(classes ? { className: classes } : {}), ...(index === 0 && id ? { id } : {}) };
    return { ...paragraph, properties, children: piece };
  });
}

/** Sets pictures among words that have no paragraph around them. A cell that holds one picture alone stays as it is. */
function setRun(run: ElementContent[], parent: Element | Root): ElementContent[] {
  const isCell = parent.type === "element" && ["td", "th"].includes(parent.tagName);
  const isBlock = run.some((node) => node.type === "element" && blocks.has(node.tagName));
  if (isBlock || (isCell && !hasWords(run))) return run;
  return setContent(run)?.flat() ?? run;
}

/** Returns blocks, and the words between them as arrays; undefined where all pictures stay in their line. */
function setContent(children: readonly ElementContent[]): (Element | ElementContent[])[] | undefined {
  const pictures = children.flatMap((child) => (child.type === "element" ? picturesInHtml(child) : []));
  if (pictures.length === 0) return undefined;
  const words = hasWords(children);
  const isLarge = (picture: Element) => (sizeOfPicture(picture)?.height ?? Infinity) > mostInLine;
  if (words) shrinkIcons(pictures, mostOfIcon);
  if ((words || pictures.length > 1) && !pictures.some(isLarge)) return undefined;
  const pieces = cutAtPictures(children, words ? isLarge : () => true);
  const result: (Element | ElementContent[])[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    if ("words" in piece) {
      result.push(piece.words);
      continue;
    }
    const row = [piece];
    for (let next = pieces[at + 1]; next && "picture" in next; next = pieces[at + 1]) {
      row.push(next);
      at++;
    }
    result.push(...(row.length === 1 ? [toPictureBlock(piece.picture)] : toPictureRows(row)));
  }
  return result;
}

function hasWords(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) =>
    node.type === "text" ? node.value.trim() !== "" : node.type === "element" && hasWords(node.children),
  );
}

/** Makes icons as high as letters. @param most - height, in CSS pixels, up to which a picture is an icon */
function shrinkIcons(pictures: readonly Element[], most: number): void {
  for (const picture of pictures) {
    const { height = 0, width = 0 } = sizeOfPicture(picture) ?? {};
    if (height > iconHeight && height <= most) {
      picture.properties.width = Math.max(1, Math.round((width * iconHeight) / height));
      picture.properties.height = iconHeight;
    }
  }
}
