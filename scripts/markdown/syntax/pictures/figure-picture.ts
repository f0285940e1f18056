/** Reads a picture alone in a paragraph as a numbered figure, if its braces hold a caption or an id such as `fig-a`. */
import type { Image, Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { VFile } from "vfile";
import { figure } from "../../directives/figure.ts";
import { eachNode } from "../../each-node.ts";
import { sourceTextOf } from "../../web-export/source-text.ts";
import type { ParsePart, Syntax } from "../syntax.ts";

export const figurePicture: Syntax = { read: readFigures };

function readFigures(tree: Root, file: VFile, parsePart: ParsePart): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || (parent.type === "containerDirective" && parent.name === figure.name)) return;
    const children: Nodes[] = parent.children;
    for (const [index, node] of children.entries()) {
      if (node.type !== "paragraph" || node.children.length !== 1) continue;
      const only = node.children[0]!;
      if (only.type === "image") children[index] = figureOf(only, node, () => wordsOf(only, file, parsePart)) ?? node;
    }
  });
}

/**
 * Returns the figure, whose caption is the one in braces, else the picture's words, which are its alternative text too;
 * undefined where the picture is no figure.
 */
function figureOf(
  image: Image,
  paragraph: Paragraph,
  captionOf: () => PhrasingContent[] | undefined,
): ContainerDirective | undefined {
  const { id, caption, alt, ...others } = image.data?.hProperties ?? {};
  const isFigure = caption !== undefined || (id !== undefined && /^fig[-:]/i.test(id));
  const title = caption ?? image.alt ?? "";
  if (!isFigure || title === "") return undefined;
  const place = image.position ? { position: image.position } : {};
  const plain: PhrasingContent[] = [{ type: "text", value: title, ...place }];
  const words = (caption === undefined ? captionOf() : markedWords(caption, place)) ?? plain;
  const { data: _, ...bare } = image;
  const picture: Image = {
    ...bare,
    alt: alt ?? (image.alt || title),
    ...(Object.keys(others).length > 0 ? { data: { hProperties: others } } : {}),
  };
  return makeFigure(words, [{ ...paragraph, children: [picture] }], paragraph, id ? { id } : {});
}

/** Returns the phrasing content of a caption in an attribute, with the picture's position on every node. */
function markedWords(caption: string, place: Pick<Image, "position">): PhrasingContent[] | undefined {
  const [paragraph, ...others] = unified().use(remarkParse).parse(caption).children;
  if (paragraph?.type !== "paragraph" || others.length > 0) return undefined;
  eachNode<Nodes>(paragraph, (node) => {
    delete node.position;
    Object.assign(node, place);
  });
  return paragraph.children;
}

/**
 * Returns the words in a picture's brackets with their emphasis and notes, which its alternative text has lost;
 * undefined where they have none, or span several lines.
 */
function wordsOf({ position }: Image, file: VFile, parsePart: ParsePart): PhrasingContent[] | undefined {
  const { text } = sourceTextOf(file);
  if (!position || position.start.line !== position.end.line) return undefined;
  if (!/[*_`[$~^\\]/.test(text.slice(position.start.offset! + 2, position.end.offset).split("](")[0]!))
    return undefined;
  const [paragraph] = parsePart([position.start.line], position.start.column + 1);
  const words = paragraph?.type === "paragraph" ? paragraph.children : [];
  const end = words.findLastIndex((word) => word.type === "text" && word.value.includes("]("));
  const last = words[end];
  if (last?.type !== "text") return undefined;
  const rest = { ...last, value: last.value.slice(0, last.value.lastIndexOf("](")) };
  return [...words.slice(0, end), ...(rest.value === "" ? [] : [rest])];
}

/** Returns the same node as `:::figure[Title]{#id}` is parsed to. */
export function makeFigure(
  title: PhrasingContent[],
  children: ContainerDirective["children"],
  { position }: Pick<Nodes, "position">,
  attributes: Record<string, string>,
): ContainerDirective {
  const place = position ? { position } : {};
  const label: Paragraph = { type: "paragraph", data: { directiveLabel: true }, children: title, ...place };
  return { type: "containerDirective", name: figure.name, attributes, children: [label, ...children], ...place };
}
