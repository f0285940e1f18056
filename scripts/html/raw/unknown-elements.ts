/** Replaces authors' HTML elements that pages can't have by their words, with a message that tells what is printed. */
import type { Element, ElementContent, Nodes, Root } from "hast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../../markdown/each-node.ts";
import { kindOfAddress } from "../../markdown/kind-of-address.ts";
import { checkAddresses } from "./check-addresses.ts";
import { element, text } from "../element.ts";
import type { WrittenTags } from "./written-tags.ts";
import { shorten } from "../../messages/shorten.ts";

interface Replacement {
  children: ElementContent[];
  printed: string;
}

const withoutIt = "its words are printed without it";
const leftOut = "left out";

/** Elements whose words become a line of their own. */
const blocks = new Set("datalist dialog menu noscript optgroup option search select textarea title".split(" "));
/** Elements of HTML, with or without an end tag; other names may be a word in angle brackets, as `<name>`. */
const known = new Set(
  [
    ...blocks,
    "area canvas frame frameset keygen map marquee meter noembed noframes param portal progress slot template",
  ]
    .join(" ")
    .split(" "),
);
const embedded = new Set("audio embed iframe object video".split(" "));
/** Elements that are left for the sanitizer to refuse, since their words can't be compared with the manuscript. */
const refused = new Set(["bdo", "plaintext"]);
/** Elements that may hold blocks; a paragraph may not. */
const holdsBlocks = new Set("blockquote dd div figure li section td th".split(" "));

interface Around {
  /** Attribute that only elements not written by an author have. */
  mark: string;
  written: WrittenTags;
  file: VFile;
  isAllowed: (element: Element) => boolean;
}

/** Replaces the elements, and complains `foreign-html` of each, and of unsafe addresses in them. */
export function replaceUnknown(parsed: Root, around: Around): void {
  const { mark, file, isAllowed } = around;
  const replace = (node: ElementContent, parent: Nodes): ElementContent[] => {
    if (node.type !== "element" || mark in node.properties || isAllowed(node) || refused.has(node.tagName))
      return [node];
    checkAddresses(node, file);
    const tag = around.written.take(node);
    const { children, printed } = replacementOf(node, tag, around);
    const stay = new Set(children);
    for (const child of [...node.children, ...contentOf(node)]) {
      if (stay.has(child)) continue;
      eachNode<Nodes>(child, (inner) => {
        if (inner.type === "element" && !(mark in inner.properties)) checkAddresses(inner, file);
      });
    }
    const what = tag.replaceAll(/\s+/g, " ");
    complain(file, "foreign-html", { what: shorten(what, 90, ">"), printed }, node);
    const inner = children.flatMap((child) => replace(child, parent));
    const isBlock = parent.type === "root" || (parent.type === "element" && holdsBlocks.has(parent.tagName));
    if (isBlock && inner.some((child) => isWithinLine(child))) {
      return [element(inner.every((child) => child.type === "text" || isWithinLine(child)) ? "p" : "div", {}, inner)];
    }
    return blocks.has(node.tagName) && inner.length > 0 ? [text(" "), ...inner, text(" ")] : inner;
  };
  eachNode<Nodes>(parsed, (node) => {
    if (!("children" in node)) return;
    (node as Element).children = (node as Element).children.flatMap((child) => replace(child, node));
  });
}

function isWithinLine(node: ElementContent): boolean {
  return node.type === "text" ? node.value.trim() !== "" : node.type === "element" && node.tagName === "a";
}

/**
 * Returns the words that replace an element.
 *
 * @param tag - the element's start tag as it is written
 */
function replacementOf(node: Element, tag: string, { written }: Around): Replacement {
  const { tagName } = node;
  if (tagName === "input") return replacementOfInput(node);
  if (embedded.has(tagName)) return replacementOfEmbedded(node);
  if (tagName === "svg" || tagName === "math") {
    const words = wordsIn(node).join(" ");
    return words === "" ? { children: [], printed: leftOut } : { children: [text(words)], printed: withoutIt };
  }
  if (tagName === "template") return { children: contentOf(node), printed: withoutIt };
  if (written.isClosed(tagName) || known.has(tagName)) {
    return { children: node.children, printed: node.children.length > 0 ? withoutIt : leftOut };
  }
  return { children: [text(tag), ...node.children], printed: "printed as it is written" };
}

/** Returns a box, ticked or not, for a checkbox, or the text of an input field. */
function replacementOfInput({ properties }: Element): Replacement {
  const { type, checked, value, placeholder } = properties;
  const kind = wordsOf(type ?? "text").toLowerCase();
  if (kind === "checkbox" || kind === "radio") {
    return { children: [text(checked ? "☑" : "☐")], printed: "printed as a box" };
  }
  const words = kind === "hidden" ? "" : wordsOf(value ?? placeholder);
  return words === "" ? { children: [], printed: leftOut } : { children: [text(words)], printed: withoutIt };
}

/**
 * Returns a link to the embedded file, with its title as words, followed by the content for programs that can't show
 * it.
 */
function replacementOfEmbedded({ tagName, properties, children }: Element): Replacement {
  const source = children.find((child): child is Element => child.type === "element" && child.tagName === "source");
  const { src, data, title } = { ...source?.properties, ...properties };
  const address = wordsOf(src ?? data);
  const words = wordsOf(title);
  const isLink = kindOfAddress(address).is === "absolute";
  const link = isLink ? [element("a", { href: address }, [text(words || address)])] : words ? [text(words)] : [];
  const inner = tagName === "iframe" ? [] : children;
  const fallback = tagName === "iframe" ? wordsIn({ type: "root", children }).map((word) => text(word)) : inner;
  const printed = isLink ? "a link to it is printed" : link.length + fallback.length > 0 ? withoutIt : leftOut;
  return { children: [...link, ...(link.length > 0 && fallback.length > 0 ? [text(" ")] : []), ...fallback], printed };
}

/** Returns the text of an attribute; empty where it has none. */
function wordsOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** Returns the texts of a drawing or formula, without those that only programs read. */
function wordsIn(node: Nodes): string[] {
  if (node.type === "text") return node.value.trim() === "" ? [] : [node.value.trim().replaceAll(/\s+/g, " ")];
  if (node.type === "element" && ["style", "script", "annotation"].includes(node.tagName)) return [];
  return "children" in node ? node.children.flatMap((child) => wordsIn(child)) : [];
}

function contentOf({ content, children }: Element): ElementContent[] {
  const inner = content?.children.filter((child): child is ElementContent => child.type !== "doctype") ?? [];
  return [...children, ...inner];
}
