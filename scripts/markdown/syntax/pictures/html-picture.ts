/** Reads `<img>` in HTML as an image of Markdown, with its file, alternative text and width. */
import type { Html, Image, Nodes, Paragraph, Root } from "mdast";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { positionBetween, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Attributes } from "../attributes.ts";
import type { Syntax } from "../syntax.ts";

export const htmlPicture: Syntax = { read: readHtmlPictures };

/** Splits HTML nodes at their pictures; the HTML around them stays, also `<picture>` and its other sources. */
function readHtmlPictures(tree: Root, file: VFile): void {
  if (!/<img\b/i.test(String(file))) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const isFlow = parent.type !== "paragraph" && parent.type !== "heading" && parent.type !== "tableCell";
    (parent as { children: Nodes[] }).children = parent.children.flatMap((node): Nodes[] => {
      if (node.type !== "html" || !/<img\b/i.test(node.value)) return [node];
      const pieces = piecesOf(node, source);
      const [only] = pieces;
      if (!isFlow || pieces.length !== 1 || only?.type !== "image") return pieces;
      const paragraph: Paragraph = { type: "paragraph", children: [only], ...placeOf(node) };
      return [paragraph];
    });
  });
}

function piecesOf(node: Html, source: SourceText): (Html | Image)[] {
  const { value, position } = node;
  const pieces: (Html | Image)[] = [];
  let end = 0;
  const add = (from: number, to: number) => {
    const html = value.slice(from, to);
    if (html.trim() !== "") pieces.push({ type: "html", value: html, ...within(position, value, from, to, source) });
  };
  for (const { attrs, sourceCodeLocation: at } of picturesIn(parseFragment(value, { sourceCodeLocationInfo: true }))) {
    if (!at || at.startOffset < end) continue;
    add(end, at.startOffset);
    const place = within(position, value, at.startOffset, at.endOffset, source);
    pieces.push(pictureOf(new Map(attrs.map((attribute) => [attribute.name, attribute.value])), place));
    end = at.endOffset;
  }
  add(end, value.length);
  return pieces;
}

type Parsed = DefaultTreeAdapterTypes.Node;

function picturesIn(node: Parsed): DefaultTreeAdapterTypes.Element[] {
  if (node.nodeName === "img") return [node];
  return "childNodes" in node ? node.childNodes.flatMap((child) => picturesIn(child)) : [];
}

function pictureOf(given: ReadonlyMap<string, string>, place: { position?: Position }): Image {
  const width = widthOf(given);
  const id = given.get("id");
  const hProperties: Attributes = { ...(id ? { id } : {}), ...(width === undefined ? {} : { width }) };
  return {
    type: "image",
    url: (given.get("src") ?? "").trim(),
    alt: given.get("alt") ?? "",
    ...(given.get("title") ? { title: given.get("title")! } : {}),
    ...(Object.keys(hProperties).length > 0 ? { data: { hProperties } } : {}),
    ...place,
  };
}

/** Returns the width in the form of braces, since HTML's pixels are 1/96 inch; undefined for none. */
function widthOf(given: ReadonlyMap<string, string>): string | undefined {
  const inStyle = /(?:^|;)\s*(?:max-)?width\s*:\s*([\d.]+)\s*(px|%|mm|cm|in)\s*(?:;|$)/i.exec(given.get("style") ?? "");
  const written = inStyle ?? /^([\d.]+)\s*(px|%)?$/i.exec((given.get("width") ?? "").trim());
  const [, digits, unit = "px"] = written ?? [];
  const value = Number(digits);
  if (!(value > 0)) return undefined;
  if (unit.toLowerCase() !== "px") return unit === "%" && value >= 100 ? undefined : `${value}${unit.toLowerCase()}`;
  const mm = (value * 25.4) / 96;
  return mm >= 1 && mm < 1000 ? `${Number(mm.toFixed(1))}mm` : undefined;
}

function placeOf({ position }: Html): { position?: Position } {
  return position ? { position } : {};
}

/**
 * Returns the position of a part of an HTML node; that of the whole node where the source differs, as in block quotes
 * and lists.
 */
function within(
  position: Position | undefined,
  value: string,
  from: number,
  to: number,
  source: SourceText,
): { position?: Position } {
  const start = position?.start.offset;
  if (!position || start === undefined) return {};
  if (!source.text.startsWith(value, start)) return { position };
  return { position: positionBetween(source, start + from, start + to) };
}
