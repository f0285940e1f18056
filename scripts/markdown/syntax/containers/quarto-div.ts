/** Reads blocks of Quarto, `::: {#fig-x}` and `::: {#tbl-x}`, whose last paragraph is a caption, as figures and tables. */
import type { BlockContent, Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { eachNode } from "../../each-node.ts";
import { makeFigure } from "../pictures/figure-picture.ts";
import type { Syntax } from "../syntax.ts";

export const quartoDiv: Syntax = { read: readDivs };

function readDivs(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (const [index, node] of children.entries()) {
      if (node.type === "containerDirective" && node.name === "")
        children[index] = figureOf(node) ?? tableOf(node) ?? besideOf(node);
    }
  });
}

/** Puts pictures of a layout with columns into one paragraph, so that they are set side by side. */
function besideOf(node: ContainerDirective): ContainerDirective {
  if (!Object.keys(node.attributes ?? {}).some((name) => name.startsWith("layout"))) return node;
  const children: ContainerDirective["children"] = [];
  for (const child of node.children) {
    const last = children.at(-1);
    const isPicture = (one: Nodes | undefined): one is Paragraph =>
      one?.type === "paragraph" &&
      holdsPicture(one) &&
      one.children.every((word) => word.type !== "text" || /^\s*(?:\{[^{}]*\}\s*)*$/.test(word.value));
    if (isPicture(child) && isPicture(last)) last.children.push({ type: "text", value: "\n" }, ...child.children);
    else children.push(isPicture(child) ? { ...child, children: [...child.children] } : child);
  }
  return { ...node, children };
}

/** Returns the caption, from an attribute or the last paragraph, and the other blocks; undefined without a caption. */
function partsOf({
  attributes,
  children,
}: ContainerDirective): { caption: PhrasingContent[]; body: BlockContent[] } | undefined {
  const given = attributes?.["fig-cap"] ?? attributes?.["tbl-cap"];
  const body = children as BlockContent[];
  const last = body.at(-1);
  if (given)
    return { caption: [{ type: "text", value: given, ...(last?.position ? { position: last.position } : {}) }], body };
  if (last?.type !== "paragraph" || last.data?.directiveLabel || holdsPicture(last) || body.length < 2)
    return undefined;
  return { caption: last.children, body: body.slice(0, -1) };
}

function holdsPicture({ children }: Paragraph): boolean {
  return children.some((child) => child.type === "image");
}

function figureOf(node: ContainerDirective): ContainerDirective | undefined {
  const id = node.attributes?.id;
  const parts = id && /^fig[-:]/i.test(id) ? partsOf(node) : undefined;
  if (!id || !parts || !parts.body.some((block) => block.type === "paragraph" && holdsPicture(block))) return undefined;
  const count = parts.body.filter((block) => block.type === "paragraph" && holdsPicture(block)).length;
  const body = count === 1 ? parts.body : parts.body.map(withOwnWords);
  return makeFigure(parts.caption, body, node, { id });
}

/** Puts the caption of one of several pictures behind it, as figures have it. */
function withOwnWords(block: BlockContent): BlockContent {
  const [only, ...others] = block.type === "paragraph" ? block.children : [];
  if (
    block.type !== "paragraph" ||
    only?.type !== "image" ||
    others.some((other) => other.type !== "text" || !/^\s*\{[^{}]*\}\s*$/.test(other.value))
  )
    return block;
  const { alt, data: _, ...bare } = only;
  if (!alt) return block;
  const place = only.position ? { position: only.position } : {};
  const width = /\bwidth=/.test(others.map((other) => (other.type === "text" ? other.value : "")).join(""));
  const words: PhrasingContent[] = [{ type: "text", value: alt, ...place }];
  return { ...block, children: [{ ...bare, alt }, ...(width ? others : []), ...words] };
}

function tableOf(node: ContainerDirective): ContainerDirective | undefined {
  const id = node.attributes?.id;
  const parts = id && /^tbl[-:]/i.test(id) ? partsOf(node) : undefined;
  if (!id || !parts?.body.some(({ type }) => type === "table")) return undefined;
  const place = node.position ? { position: node.position } : {};
  const label: Paragraph = { type: "paragraph", data: { directiveLabel: true }, children: parts.caption, ...place };
  return { type: "containerDirective", name: "table", attributes: { id }, children: [label, ...parts.body], ...place };
}
