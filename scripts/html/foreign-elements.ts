/** Takes out of authors' HTML what changes no word: elements of look and layout, and what is no text. */
import type { Element, ElementContent, Nodes, Root } from "hast";
import type { VFile } from "vfile";
import { eachNode } from "../markdown/each-node.ts";
import { checkAddresses } from "./check-addresses.ts";
import type { WrittenTags } from "./written-tags.ts";

/** Elements whose words are printed without them. */
const unwrapped = new Set("acronym big font nobr picture".split(" "));
/** Elements whose words stand as a block. */
const blocks = new Set("article center footer header hgroup main nav".split(" "));
/** Elements that go like those above where they are closed; alone they may be a word, as `<output>`. */
const unwrappedIfClosed = new Set("button data label output time".split(" "));
const blocksIfClosed = new Set("address body fieldset form html legend".split(" "));
/** Elements that hold no words of the text. */
const dropped = new Set("base col colgroup head link meta script source style track".split(" "));

/** Sides that `text-align` may name, as the attribute `align` has them. */
const alignment = /(?:^|;)\s*text-align\s*:\s*(left|right|center|justify)\s*(?:;|$)/i;

/**
 * Takes the elements out, where their addresses are told all the same (`unsafe-address`), gives `<a name>` an id and cells the alignment of their style, and puts the caption of a table
 * before it, since what repeats a table's head on pages knows none.
 *
 * @param mark - attribute of elements that no author wrote
 * @returns names of the elements that are gone, and the first of them
 */
export function takeOutForeign(
  parsed: Root,
  { mark, written, file }: { mark: string; written: WrittenTags; file: VFile },
): { names: string[]; first?: Element } {
  const names = new Set<string>();
  let first: Element | undefined;
  const isAuthors = (node: Nodes): node is Element => node.type === "element" && !(mark in node.properties);
  const replace = (node: ElementContent): ElementContent[] => {
    if (!isAuthors(node)) return [node];
    const { tagName } = node;
    const isClosed = () => written.isClosed(tagName);
    const isDropped = dropped.has(tagName);
    const isBlock = blocks.has(tagName) || (blocksIfClosed.has(tagName) && isClosed());
    const isUnwrapped = unwrapped.has(tagName) || (unwrappedIfClosed.has(tagName) && isClosed());
    if (!isDropped && !isBlock && !isUnwrapped) return tagName === "table" ? withCaption(node) : [node];
    checkAddresses(node, file);
    // Widths of columns and kinds of pictures are nothing that an author would miss.
    if (!["col", "colgroup", "picture", "source"].includes(tagName)) {
      names.add(tagName);
      first ??= node;
    }
    if (isBlock) return [{ ...node, tagName: "div", properties: {} }];
    return isDropped ? [] : node.children.flatMap(replace);
  };
  eachNode<Nodes>(parsed, (node) => {
    if (!("children" in node)) return;
    (node as Element).children = (node as Element).children.flatMap(replace);
    if (isAuthors(node)) readAttributes(node);
  });
  return { names: [...names], ...(first ? { first } : {}) };
}

/** Returns a table with its caption before it; without cells, where nothing of it is seen, the caption alone. */
function withCaption(table: Element): ElementContent[] {
  const isCaption = (child: ElementContent) => child.type === "element" && child.tagName === "caption";
  const captions = table.children
    .filter((child) => isCaption(child))
    .map((caption): ElementContent => ({ ...(caption as Element), tagName: "figcaption" }));
  let hasCell = false;
  eachNode<Nodes>(table, (node) => {
    hasCell ||= node.type === "element" && (node.tagName === "td" || node.tagName === "th");
  });
  table.children = table.children.filter((child) => !isCaption(child));
  return hasCell ? [...captions, table] : captions;
}

function readAttributes({ tagName, properties }: Element): void {
  const { name, style } = properties;
  if (tagName === "a" && typeof name === "string") {
    if (name !== "" && properties.id === undefined) properties.id = name;
    delete properties.name;
  }
  if (typeof style !== "string") return;
  const side = alignment.exec(style);
  if (!side) return;
  properties.align ??= side[1]!.toLowerCase();
  const others = style.replace(side[0], ";").replaceAll(/[;\s]+/g, "");
  if (others === "") delete properties.style;
}
