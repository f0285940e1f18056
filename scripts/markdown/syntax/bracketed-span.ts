/** Reads `[words]{.class #id lang=fr}` of Pandoc and Quarto: the words, with their id and language. */
import type { Nodes, PhrasingContent, Root, Text } from "mdast";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../web-export/source-text.ts";
import { languageAttributeIn, parseAttributes } from "./attributes.ts";
import type { Syntax } from "./syntax.ts";

export const bracketedSpan: Syntax = { read: readSpans };

const ending = /\]\{([^{}[\]\n]+)\}/;

/** Reads spans. Their classes are dropped, with one message in a file. */
function readSpans(tree: Root, file: VFile): void {
  if (!ending.test(String(file))) return;
  const source = sourceTextOf(file);
  const dropped = new Set<string>();
  let first: Nodes | undefined;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || parent.type === "link" || parent.type === "linkReference") return;
    const children = parent.children as PhrasingContent[];
    for (let index = 0; index < children.length; index++) {
      const found = spanEndingIn(children, index, source);
      if (!found) continue;
      for (const name of found.classes) dropped.add(`\`.${name}\``);
      if (found.classes.length > 0) first ??= parent;
      children.splice(found.from, index - found.from + 1, ...found.pieces);
      index = found.from - 1;
    }
  });
  if (first) complain(file, "dropped-attribute", { what: [...dropped].join(", ") }, first);
}

interface BracketedWords {
  /** Index of the text node in which the span begins. */
  from: number;
  /** Nodes that replace the nodes from `from` to the span's end. */
  pieces: PhrasingContent[];
  classes: readonly string[];
}

/** Returns the span that ends in the text node at `index`; undefined for none. */
function spanEndingIn(
  children: readonly PhrasingContent[],
  index: number,
  source: SourceText,
): BracketedWords | undefined {
  const node = children[index]!;
  const match = isPlacedText(node) ? ending.exec(node.value) : null;
  const attributes = match && parseAttributes(match[1]!);
  if (!isPlacedText(node) || !match || !attributes) return undefined;
  const opening = openingBefore(children, index, match.index);
  if (!opening) return undefined;
  const [text, { from, at: open }] = [children[opening.from] as Text, opening];
  const isMeant = isWritten(text, open, "[", source) && isWritten(node, match.index, "]", source);
  if (!isMeant) return undefined;
  const close = match.index + match[0].length;
  const inside =
    from === index
      ? [sliceText(source, node, open + 1, match.index)]
      : [
          sliceText(source, text, open + 1, text.value.length),
          ...children.slice(from + 1, index),
          sliceText(source, node, 0, match.index),
        ];
  const { id, className = [] } = attributes;
  const tag = languageAttributeIn(match[1]!);
  const isUnderlined = className.some((name) => name === "underline" || name === "ul");
  const marks = [
    ...(tag === undefined ? [] : [["span", ` lang="${tag}"`] as const]),
    ...(isUnderlined ? [["u", ""] as const] : []),
  ];
  const pieces: PhrasingContent[] = [
    sliceText(source, text, 0, open),
    ...(id === undefined ? [] : [html(`<a id="${id}"></a>`, node.position)]),
    ...marks.map(([name, rest]) => html(`<${name}${rest}>`, node.position)),
    ...inside,
    ...marks.toReversed().map(([name]) => html(`</${name}>`, node.position)),
    sliceText(source, node, close, node.value.length),
  ];
  const classes = className.filter((name) => name !== "underline" && name !== "ul");
  return { from, pieces: pieces.filter((piece) => piece.type !== "text" || piece.value !== ""), classes };
}

/** Returns the place of the opening bracket for the closing one at offset `end` of the text node at `index`. */
function openingBefore(
  children: readonly PhrasingContent[],
  index: number,
  end: number,
): { from: number; at: number } | undefined {
  let depth = 1;
  for (let from = index; from >= 0; from--) {
    const node = children[from]!;
    if (!isPlacedText(node)) continue;
    for (let at = (from === index ? end : node.value.length) - 1; at >= 0; at--) {
      if (node.value[at] === "]") depth++;
      else if (node.value[at] === "[" && --depth === 0) return { from, at };
    }
  }
  return undefined;
}

function isPlacedText(node: Nodes): node is Text & { position: Position } {
  return node.type === "text" && node.position !== undefined;
}

/** Returns whether the source has this character there, without a backslash before it. */
function isWritten(node: Text, index: number, sign: string, source: SourceText): boolean {
  const at = offsetsOf(source, node)(index);
  return source.text[at] === sign && source.text[at - 1] !== "\\";
}

function html(value: string, position: Position | undefined): PhrasingContent {
  return { type: "html", value, ...(position ? { position } : {}) };
}
