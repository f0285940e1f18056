/** Reads definition lists of Pandoc whose definitions begin with a tilde. */
import type { BlockContent, Nodes, Paragraph, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import { definitionListOf, type Definition } from "./definition-nodes.ts";
import type { Syntax } from "../syntax.ts";

export const tildeDefinition: Syntax = { read: readDefinitions };

const lineStart = /(?:^|\n)~[ \t]+(?=\S)/g;

function readDefinitions(tree: Root, file: VFile): void {
  if (!/^[ \t>]{0,9}~[ \t]+\S/m.test(String(file))) return;
  const source = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const found = definitionAt(children, index, source);
      if (!found) continue;
      const { from, definition } = found;
      // Further definitions and terms that follow belong to the same list.
      const definitions = [definition];
      let end = index + 1;
      for (;;) {
        const texts = textsApart(children[end], source);
        const next = texts
          ? undefined
          : (definitionAt(children, end, source) ?? definitionAt(children, end + 1, source));
        if (!texts && !next) break;
        if (texts) definitions.at(-1)!.blocks.push(...texts);
        else definitions.push(next!.definition);
        end = next ? next.to + 1 : end + 1;
      }
      children.splice(from, end - from, definitionListOf(definitions, children[from]!));
      index = from;
    }
  });
}

interface FoundTerm {
  /** Index of the paragraph with the term, and of the one with its last definition. */
  from: number;
  to: number;
  definition: Definition;
}

/**
 * Returns the definitions in a paragraph, and their term, which is a line of the paragraph or the one before; undefined
 * for none.
 */
function definitionAt(children: readonly Nodes[], index: number, source: SourceText): FoundTerm | undefined {
  const node = children[index];
  if (node?.type !== "paragraph") return undefined;
  const [term, ...texts] = cutAtTildes(node, source);
  if (texts.length === 0) return undefined;
  const before = children[index - 1];
  const isApart = term!.length === 0;
  const words = isApart && before?.type === "paragraph" ? before.children : term!;
  if (words.length === 0 || hasLineEnd(words)) return undefined;
  const blocks = blocksOf(texts, node);
  return { from: isApart ? index - 1 : index, to: index, definition: { terms: [words], blocks } };
}

/** Returns the definitions of a paragraph without a term; undefined for other nodes. */
function textsApart(node: Nodes | undefined, source: SourceText): BlockContent[][] | undefined {
  if (node?.type !== "paragraph") return undefined;
  const [term, ...texts] = cutAtTildes(node, source);
  return term!.length === 0 && texts.length > 0 ? blocksOf(texts, node) : undefined;
}

function blocksOf(texts: readonly PhrasingContent[][], node: Paragraph): BlockContent[][] {
  return texts.map((children): BlockContent[] => [{ ...node, children }]);
}

/** Splits a paragraph at lines that begin with a tilde; the first piece is the content before them. */
function cutAtTildes({ children }: Paragraph, source: SourceText): PhrasingContent[][] {
  const pieces: PhrasingContent[][] = [[]];
  for (const [place, child] of children.entries()) {
    if (child.type !== "text" || !child.position) {
      pieces.at(-1)!.push(child);
      continue;
    }
    const at = offsetsOf(source, child);
    let end = 0;
    for (const { 0: mark, index } of child.value.matchAll(lineStart)) {
      const sign = index + mark.indexOf("~");
      // A text node behind other nodes doesn't begin a line, and an escaped tilde is text.
      if ((index === sign && place > 0) || source.text[at(sign)] !== "~" || source.text[at(sign) - 1] === "\\")
        continue;
      push(sliceText(source, child, end, index, at));
      pieces.push([]);
      end = index + mark.length;
    }
    push(sliceText(source, child, end, child.value.length, at));
  }
  return pieces;

  function push(text: Text): void {
    if (text.value !== "") pieces.at(-1)!.push(text);
  }
}

function hasLineEnd(words: readonly PhrasingContent[]): boolean {
  return words.some((word) => word.type === "break" || (word.type === "text" && word.value.includes("\n")));
}
