/** Reads Obsidian's pictures, `![[a.png|300]]`, and removes its comments, `%%…%%`. */
import type { Image, Nodes, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

export const obsidian: Syntax = { read: readObsidian };

/**
 * Matches a picture with its width in pixels or its alternative text; other embedded files are reported as raw mark-up.
 */
const embedded = /!\[\[([^[\]|#\n]+\.(?:png|jpe?g|webp|svg|gif|avif|bmp|tiff?))(?:\|([^[\]\n]*))?\]\]/giu;

function readObsidian(tree: Root, file: VFile): void {
  const written = String(file);
  const [hasPictures, hasComments] = [written.includes("![["), /%%[\s\S]*%%/.test(written)];
  if (!hasPictures && !hasComments) return;
  const source = sourceTextOf(file);
  if (hasComments) removeComments(tree, file, source);
  if (!hasPictures) return;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = parent.children.flatMap((node): Nodes[] =>
      node.type === "text" && node.position && node.value.includes("![[") ? picturesIn(node, source) : [node],
    );
  });
}

function picturesIn(node: Text, source: SourceText): PhrasingContent[] {
  const at = offsetsOf(source, node);
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: whole, 1: url, 2: behind = "", index } of node.value.matchAll(embedded)) {
    if (source.text[at(index)] !== "!" || source.text[at(index) - 1] === "\\") continue;
    pieces.push(sliceText(source, node, end, index, at));
    end = index + whole.length;
    const { position } = sliceText(source, node, index, end, at);
    const width = /^(\d{2,4})(?:x\d+)?$/.exec(behind.trim())?.[1];
    const picture: Image = {
      type: "image",
      url: encodeURI(url!.trim()),
      alt: width === undefined ? behind.trim() : "",
      ...(width === undefined ? {} : { data: { hProperties: { width: `${width}px` } } }),
      ...(position ? { position } : {}),
    };
    pieces.push(picture);
  }
  pieces.push(sliceText(source, node, end, node.value.length, at));
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}

/** Removes comments within paragraphs, with any nodes in them; one message in a file tells the place of the first. */
function removeComments(tree: Root, file: VFile, source: SourceText): void {
  let count = 0;
  let first: Nodes | undefined;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
      if (node.type !== "paragraph" && node.type !== "heading") return [node];
      const kept = withoutComments(node.children, source);
      if (!kept) return [node];
      count += kept.count;
      first ??= node;
      node.children = kept.children;
      return kept.children.some((child) => child.type !== "text" || child.value.trim() !== "") ? [node] : [];
    });
  });
  const read = `a comment, which is not printed (${count} in this file)`;
  if (first) complain(file, "foreign-markup", { found: "%%…%%", read }, first);
}

/** Returns the nodes outside comments, and the number of comments; undefined for none. A single `%%` is text. */
function withoutComments(
  children: readonly PhrasingContent[],
  source: SourceText,
): { children: PhrasingContent[]; count: number } | undefined {
  const marks = children.flatMap((child, index) =>
    child.type === "text" && child.position
      ? Array.from(child.value.matchAll(/(?<![\p{N}%])%%(?!%)/gu), (match) => ({ index, at: match.index }))
      : [],
  );
  const count = Math.floor(marks.length / 2);
  if (count === 0) return undefined;
  const kept: PhrasingContent[] = [];
  let from = { index: 0, at: 0 };
  const keep = (to: { index: number; at: number }) => {
    for (let index = from.index; index <= Math.min(to.index, children.length - 1); index++) {
      const child = children[index]!;
      const isCut = child.type === "text" && (index === from.index || index === to.index) && child.position;
      if (!isCut) {
        if (index < to.index) kept.push(child);
        continue;
      }
      const [start, end] = [index === from.index ? from.at : 0, index === to.index ? to.at : child.value.length];
      if (end > start) kept.push(sliceText(source, child, start, end));
    }
  };
  for (let nth = 0; nth < count * 2; nth += 2) {
    keep(marks[nth]!);
    from = { index: marks[nth + 1]!.index, at: marks[nth + 1]!.at + 2 };
  }
  keep({ index: children.length, at: 0 });
  return { children: kept, count };
}
