/** Reads and writes directives (`:::name[title]{#id}`), and keeps colons in prose (`Article:seven`) as text. */
import type { Nodes, Parent, PhrasingContent, Root, Text } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { directiveFromMarkdown, directiveToMarkdown } from "mdast-util-directive";
import { directive as readDirective } from "micromark-extension-directive";
import type { Extension } from "micromark-util-types";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { eachNode } from "../../each-node.ts";
import { colonsOf, directiveOf, directiveFormOf } from "../../directives/directives.ts";
import { knownNames } from "../../directives/known-names.ts";
import { container } from "./container.ts";
import { containerFromMarkdown } from "./container-nodes.ts";
import { complainOfCurlyQuotes } from "../curly-quotes.ts";
import type { Syntax, ToMarkdownExtension } from "../syntax.ts";

const colon = 58;

const { text, flow } = readDirective();

/** Leaf (`::name`) and text directives are tokenized by the package, containers by container.ts. */
const micromark: Extension = { text: text!, flow: { [colon]: [container, ...[flow![colon]!].flat().slice(1)] } };

export const directive: Syntax = {
  micromark: () => micromark,
  fromMarkdown: [directiveFromMarkdown(), containerFromMarkdown],
  read(tree, file) {
    restoreLiteralColons(tree, file);
    checkFences(tree, file);
  },
  toMarkdown: [fewerEscapes(directiveToMarkdown())],
};

/**
 * Removes needless `\:` in addresses: mdast-util-directive escapes every colon before a letter, also in
 * `<…?uri=OJ:L:2013>`, where a backslash isn't an escape and changes the address. To be removed when its `unsafe`
 * patterns exclude `autolink` and the destinations.
 */
function fewerEscapes(extension: ToMarkdownExtension): ToMarkdownExtension {
  for (const pattern of extension.unsafe ?? []) {
    if (pattern.character === ":") pattern.notInConstruct ??= ["autolink", "destinationLiteral", "destinationRaw"];
  }
  return extension;
}

/**
 * Turns `:name` alone back into text, in place; micromark-extension-directive reads it as a text directive, but the
 * project has no directive without a label in brackets or attributes in braces. So are colons within a word, as in
 * `HH:MM:SS[.fff]`, and, with a warning, unknown directives.
 */
function restoreLiteralColons(tree: Root, file: VFile): void {
  const source = String(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index]!;
      if (node.type === "leafDirective" && !directiveOf(node) && node.name !== "page-break") {
        complainOfUnknown(node, file);
        parent.children[index] = { type: "paragraph", children: piecesOf(node, source), position: node.position! };
      }
      if (node.type !== "textDirective") continue;
      const { start, end } = node.position!;
      const written = source.slice(start.offset, end.offset);
      if (written === `:${node.name}`) {
        index = joinText(parent, index, { type: "text", value: written, position: node.position! });
      } else {
        // `:Word[165](#)` is a colon and a link.
        if (directiveOf(node) || source[end.offset!] === "(") continue;
        if (!/[\p{L}\p{N}]/u.test(source[start.offset! - 1] ?? "")) complainOfUnknown(node, file);
        const pieces = piecesOf(node, source);
        (parent as { children: Nodes[] }).children.splice(index, 1, ...pieces);
        // From the end of the parent, since joining texts moves the nodes behind them.
        const last = pieces.length > 1 ? pieces.at(-1)! : undefined;
        if (last?.type === "text") joinText(parent, index + pieces.length - 1, last);
        index = joinText(parent, index, pieces[0]);
      }
    }
  });
}

function complainOfUnknown(node: LeafDirective | TextDirective, file: VFile): void {
  const name = `${colonsOf[directiveFormOf(node)]}${node.name}`;
  complain(file, "unknown-directive", { name, known: knownNames(node), printed: "printed as it is written" }, node);
}

/** Returns a directive as text: its name, the nodes in its brackets, and the text behind them. */
function piecesOf({ children, position }: LeafDirective | TextDirective, source: string): [Text, ...PhrasingContent[]] {
  const { start, end } = position!;
  const [from, to] = [children[0]?.position?.start ?? end, children.at(-1)?.position?.end ?? end];
  const textBetween = (start: Point, end: Point): Text => ({
    type: "text",
    value: source.slice(start.offset, end.offset),
    position: { start, end },
  });
  return [textBetween(start, from), ...children, ...(to.offset! < end.offset! ? [textBetween(to, end)] : [])];
}

/**
 * Replaces the node at `index` by `text`, joined with the text nodes before and behind it; returns the index of the
 * joined node.
 */
function joinText(parent: Parent, index: number, text: Text): number {
  const isText = (node: Nodes | undefined): node is Text => node?.type === "text";
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  const parts = [isText(before) ? before : undefined, text, isText(after) ? after : undefined].filter(isText);
  const first = isText(before) ? index - 1 : index;
  // Text behind an address that GFM's transform found has no position.
  const positions = parts.flatMap(({ position }) => position ?? []);
  const joined: Text = {
    type: "text",
    value: parts.map((part) => part.value).join(""),
    position: { start: positions[0]!.start, end: positions.at(-1)!.end },
  };
  parent.children.splice(first, parts.length, joined);
  return first;
}

/** Complains of unclosed containers, and of containers that are read although they are written in an unusual form. */
function checkFences(node: Nodes, file: VFile, around: readonly ContainerDirective[] = []): void {
  if (!("children" in node)) return;
  for (const child of node.children) {
    if (child.type === "containerDirective") checkFence(child, file, around);
    checkFences(child, file, child.type === "containerDirective" ? [...around, child] : around);
  }
  if (node.type === "containerDirective" && node.data?.fence) {
    delete node.data.fence;
    if (Object.keys(node.data).length === 0) delete node.data;
  }
}

function checkFence(node: ContainerDirective, file: VFile, around: readonly ContainerDirective[]): void {
  const { fence } = node.data ?? {};
  if (!fence) return;
  const colons = ":".repeat(fence.colons);
  const opening = `${colons}${node.name}`;
  if (!fence.isClosed && node.name !== "page-break")
    complain(file, "unclosed-block", { opening, closing: colons }, node);
  const outer = around.findLast(({ data }) => data?.fence && data.fence.colons <= fence.colons);
  if (outer && fence.isClosed) {
    const has = outer.data!.fence!.colons;
    const found = `\`${opening}\` within \`${":".repeat(has)}${outer.name}\` (${fence.colons} colons within ${has})`;
    complain(file, "unusual-markup", { found, expected: "more colons around than within", read: "so" }, node);
  }
  if (fence.hasCurlyQuotes) complainOfCurlyQuotes(file, `a value of \`${opening}\``, node);
}
