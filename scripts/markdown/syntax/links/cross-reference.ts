/** Reads references of Quarto, pandoc-crossref and bookdown, `@fig-x`, `[@tbl:x]`, `\@ref(x)`, as `[](#fig-x)`. */
import type { Link, Nodes, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

declare module "mdast" {
  interface LinkData {
    /** Source text of a reference without words in another program's syntax, printed where it leads nowhere. */
    written?: string;
    /** Whether the number is printed without its word. */
    isBare?: boolean;
  }
}

export const crossReference: Syntax = { read: readCrossReferences, write: writeCrossReferences };

const name = String.raw`@((?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q)[-:][\p{L}\p{N}_](?:[\p{L}\p{N}_.:/-]*[\p{L}\p{N}_])?)`;
const reference = new RegExp(
  String.raw`(?<bookdown>@ref\((?<id>[\p{L}\p{N}_][\p{L}\p{N}_.:-]*)\))|\[((?:[^[\]@\n]*[ \u00a0])?)(-?)${name}((?:[ ]*[;,][ ]*-?${name})*)\]|(?<![\p{L}\p{N}_.@/])${name}(?![\p{L}\p{N}@])`,
  "gu",
);

function readCrossReferences(tree: Root, file: VFile): void {
  const text = String(file);
  if (!text.includes("@") || !/@(?:fig|tbl|sec|eq)[-:]|\\@ref\(/i.test(text)) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent) || parent.type === "link" || parent.type === "linkReference") return;
    (parent as { children: Nodes[] }).children = parent.children.flatMap((node): Nodes[] =>
      node.type === "text" && node.position && node.value.includes("@") ? linksIn(node, source) : [node],
    );
  });
}

function linksIn(node: Text, source: SourceText): Nodes[] {
  const at = offsetsOf(source, node);
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const match of node.value.matchAll(reference)) {
    const { 0: whole, index } = match;
    const { bookdown, id } = match.groups!;
    const isEscaped = source.text[at(index)] !== whole[0] || source.text[at(index) - 1] === "\\";
    // bookdown's form begins with a backslash.
    if (isEscaped !== (bookdown !== undefined)) continue;
    const [, , , prefix = "", minus, first, others = "", , alone] = match;
    pieces.push(sliceText(source, node, end, index, at));
    end = index + whole.length;
    const { position } = sliceText(source, node, index, end, at);
    const place = position ? { position } : {};
    if (id !== undefined) {
      pieces.push({ ...bareLink(id, `\\${whole}`), ...place });
      continue;
    }
    const isBare = minus === "-" || prefix.trim() !== "";
    if (prefix.trim() !== "") pieces.push({ type: "text", value: `${prefix.trim()}\u00a0`, ...place });
    pieces.push({ ...linkTo(first ?? alone!, isBare), ...place });
    for (const [, own = "", another] of others.matchAll(new RegExp(String.raw`(-?)${name}`, "gu"))) {
      pieces.push({ type: "text", value: ", ", ...place }, { ...linkTo(another!, isBare || own === "-"), ...place });
    }
  }
  pieces.push(sliceText(source, node, end, node.value.length, at));
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}

function linkTo(written: string, isBare: boolean): Link {
  // `@Fig-x` stands at the beginning of a sentence; the word is capitalised in any case.
  const id = written[0]!.toLowerCase() + written.slice(1);
  return {
    type: "link",
    url: `#${id}`,
    children: [],
    data: { written: `@${written}`, ...(isBare ? { isBare } : {}) },
  };
}

/** Returns a reference that prints only the number: "Figure \@ref(fig:x)". */
function bareLink(id: string, written: string): Link {
  return { type: "link", url: `#${id}`, children: [], data: { written, isBare: true } };
}

/** Writes references in their source form, as HTML nodes, which are written without escapes. */
function writeCrossReferences(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).map((node): Nodes => {
      const written = node.type === "link" ? node.data?.written : undefined;
      if (node.type !== "link" || written === undefined) return node;
      const isNumber = node.data?.isBare && written.startsWith("@");
      return { type: "html", value: isNumber ? `[-${written}]` : written };
    });
  });
}
