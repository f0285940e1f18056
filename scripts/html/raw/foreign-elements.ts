/** Removes elements of authors' HTML that change no word: those of look and layout, and those without text. */
import type { Element, ElementContent, Nodes, Root } from "hast";
import type { VFile } from "vfile";
import { eachNode } from "../../markdown/each-node.ts";
import { checkAddresses } from "./check-addresses.ts";
import type { WrittenTags } from "./written-tags.ts";

/** Elements that are replaced by their children. */
const unwrapped = new Set("acronym big font nobr picture".split(" "));
/** Elements that are replaced by a block with their children. */
const blocks = new Set("article center footer header hgroup main nav".split(" "));
/**
 * Elements that are replaced like those above if they have an end tag. Without one they may be a word in angle
 * brackets, as `<output>`.
 */
const unwrappedIfClosed = new Set("button data label output time".split(" "));
const blocksIfClosed = new Set("address body fieldset form html legend".split(" "));
/** Elements without words, which are removed with their content. */
const dropped = new Set("base col colgroup head link meta script source style track".split(" "));

/** Matches `text-align` with a value that the attribute `align` has too. */
const alignment = /(?:^|;)\s*text-align\s*:\s*(left|right|center|justify)\s*(?:;|$)/i;

/**
 * Replaces or removes the elements; complains `unsafe-address` of addresses in them all the same. Gives `<a name>` an
 * id and cells the alignment of their style, and puts a table's caption before the table, since the code that repeats a
 * table's head on pages knows no captions.
 *
 * @param mark - attribute that only elements not written by an author have
 * @returns names of the removed elements, and the first of them
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
    // Authors don't miss widths of columns and alternative formats of pictures, so these are not reported.
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

/** Returns a table with its caption before it; the caption alone where the table has no cells. */
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
