/** Makes footnote definitions, at the end of the tree, from lists of `- [165](#)Text of the note`. */
import type { BlockContent, FootnoteDefinition, List, ListItem, Paragraph, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, slicePhrasing, positionOfNodes } from "./flat-text.ts";
import { isCalloutLink } from "./marks.ts";
import { writtenAt, type SourceText } from "./source-text.ts";

/**
 * Makes a note from each list item that begins with a callout, in any list: where the text ends with a list, Markdown
 * reads the notes as further items of it. Other blocks among or behind the notes stay in place and are reported, up to
 * the next heading or the offset `end`. Notes with the same number and words become one. The definitions keep the order
 * of the lists.
 */
export function readNoteLists(tree: Root, source: SourceText, file: VFile, end = Infinity): void {
  const definitions: FootnoteDefinition[] = [];
  const children: RootContent[] = [];
  let last: FootnoteDefinition | undefined;
  const stray = (node: RootContent) => {
    if (!last || node.position!.start.offset! >= end) return;
    complain(file, "uncertain-note", { what: typeNames[node.type] ?? node.type, after: last.label! }, node);
  };
  for (const block of tree.children) {
    if (block.type === "heading") last = undefined;
    if (block.type !== "list" || !block.children.some((item) => isNote(item))) {
      if (block.type !== "definition" && block.type !== "footnoteDefinition") stray(block);
      children.push(block);
      continue;
    }
    const others = new Set<ListItem>();
    for (const item of block.children) {
      if (isNote(item)) {
        last = definitionOf(item, source);
        if (last.children.length === 0) complain(file, "empty-note", { label: last.label! }, last);
        definitions.push(last);
      } else {
        stray(item);
        others.add(item);
      }
    }
    if (others.size > 0) children.push(listOf(block, others));
  }
  tree.children = [...children, ...withoutRepeats(definitions, source, file)];
}

const typeNames: Partial<Record<RootContent["type"], string>> = {
  blockquote: "quotation",
  code: "code",
  html: "HTML",
  list: "list",
  listItem: "list item",
  paragraph: "paragraph",
  table: "table",
  thematicBreak: "line",
};

function isNote({ children: [first] }: ListItem): boolean {
  return first?.type === "paragraph" && isCalloutLink(first.children[0]);
}

function definitionOf(item: ListItem, source: SourceText): FootnoteDefinition {
  const [first, ...others] = item.children as [Paragraph, ...BlockContent[]];
  const label = toString(first.children[0]);
  const { value } = flatten(first);
  const from = label.length + /^\s*/.exec(value.slice(label.length))![0].length;
  const text = slicePhrasing(source, first.children, from, value.length);
  const paragraphs: BlockContent[] =
    text.length > 0 ? [{ type: "paragraph", children: text, position: positionOfNodes(text) }] : [];
  return {
    type: "footnoteDefinition",
    identifier: label,
    label,
    children: [...paragraphs, ...others],
    position: item.position!,
  };
}

/** Returns a list with only the kept items, as loose or tight as these were. */
function listOf(list: List, kept: Set<ListItem>): List {
  const children = [...kept];
  const isLoose = (item: ListItem, index: number) => {
    const before = list.children[index - 1];
    const isApart = before && kept.has(before) && item.position!.start.line > before.position!.end.line + 1;
    return kept.has(item) && (item.spread || isApart);
  };
  return { ...list, spread: list.children.some(isLoose), children, position: positionOfNodes(children) };
}

function withoutRepeats(definitions: FootnoteDefinition[], source: SourceText, file: VFile): FootnoteDefinition[] {
  const seen = new Set<string>();
  return definitions.filter((definition) => {
    const written = writtenAt(source, definition);
    if (seen.has(written)) complain(file, "repeated-note", { label: definition.label!, text: written }, definition);
    return seen.size < seen.add(written).size;
  });
}
