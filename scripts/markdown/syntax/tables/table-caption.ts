/** Reads a paragraph `: Caption {#tbl:x}` or `Table: Caption` above or below a table as that table's title (Pandoc). */
import type { Nodes, Paragraph, PhrasingContent, Root, Table, Text } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { readContainerAttributes } from "../containers/container-line.ts";
import type { Syntax } from "../syntax.ts";

export const tableCaption: Syntax = { read: readTableCaptions };

interface TableCaption {
  words: PhrasingContent[];
  id?: string;
}

function readTableCaptions(tree: Root): void {
  walk(tree);

  function walk(parent: Nodes): void {
    if (!("children" in parent) || (parent.type === "containerDirective" && parent.name === "table")) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      if (node.type !== "table") {
        walk(node);
        continue;
      }
      const [before, behind] = [children[index - 1], children[index + 1]];
      const last = captionInRow(node);
      if (last) {
        node.children.pop();
        children[index] = tableOf(node, last);
        continue;
      }
      const below = captionIn(behind);
      const above = below ? undefined : (captionIn(before) ?? captionOfTerm(before));
      const caption = below ?? above;
      if (!caption) continue;
      const isParagraph = before?.type === "paragraph";
      if (below) children.splice(index, 2, tableOf(node, caption));
      else if (isParagraph) children.splice(--index, 2, tableOf(node, caption));
      else children[index] = tableOf(node, caption);
    }
  }
}

/** Returns the caption of a paragraph, with the id in braces at its end; undefined for other nodes. */
function captionIn(node: Nodes | undefined): TableCaption | undefined {
  const first = node?.type === "paragraph" ? node.children[0] : undefined;
  const mark = first?.type === "text" ? /^(?:[Tt]able)?:[ \t]+(?=\S)|^(?:[Tt]able)?:[ \t]*$/.exec(first.value) : null;
  if (node?.type !== "paragraph" || first?.type !== "text" || !mark) return undefined;
  const words = structuredClone(node.children);
  cut(words, 0, (value) => value.slice(mark[0].length));
  const ofBookdown = takeBookdownId(words);
  const taken = takeId(words);
  const id = ofBookdown ?? taken?.id;
  // `: {.striped}` only gives the table's design in other programs.
  return words.length > 0 || taken ? { words, ...(id ? { id } : {}) } : undefined;
}

/** Removes and returns the id that bookdown writes before a caption, `(\#tab:x)`. */
function takeBookdownId(words: PhrasingContent[]): string | undefined {
  const match = words[0]?.type === "text" ? /^\(#([\w:-]+)\)[ \t]*/.exec(words[0].value) : null;
  if (match) cut(words, 0, (value) => value.slice(match[0].length));
  return match?.[1];
}

/** Returns a caption right below a table, which GFM parses as a row with one cell; undefined for none. */
function captionInRow({ children, align }: Table): TableCaption | undefined {
  const [only, ...others] = children.length > 2 ? children.at(-1)!.children : [];
  if (!only || others.length > 0 || (align?.length ?? 0) < 2) return undefined;
  return captionIn({ type: "paragraph", children: only.children });
}

/**
 * Returns the caption that was parsed as the definition of a term, which is the paragraph before it; undefined for
 * none.
 */
function captionOfTerm(list: Nodes | undefined): TableCaption | undefined {
  if ((list?.type as string | undefined) !== "defList") return undefined;
  const { children } = list as unknown as { children: Nodes[] };
  const [last, term] = [children.at(-1) as Nodes & { children: Nodes[] }, children.at(-2)];
  const [only, ...others] = last.children;
  if (only?.type !== "paragraph" || others.length > 0 || (term?.type as string) !== "defListTerm") return undefined;
  const words = structuredClone(only.children);
  const id = takeId(words)?.id;
  if (id === undefined || words.length === 0 || children.length !== 2) return undefined;
  const paragraph: Paragraph = { type: "paragraph", children: (term as unknown as Paragraph).children };
  if (term!.position) paragraph.position = term!.position;
  Object.assign(list as object, { data: undefined }, paragraph);
  return { words, id };
}

/**
 * Removes braces from the end, also behind empty brackets, `[]{#tbl:x}`, and returns their id; undefined without
 * braces.
 */
function takeId(words: PhrasingContent[]): { id?: string } | undefined {
  const last = words.at(-1);
  const match = last?.type === "text" ? /(?<![ \t])[ \t]*(?:\[\])?\{([^{}]*)\}[ \t]*$/.exec(last.value) : null;
  const values = match && readContainerAttributes(match[1]!)?.values;
  if (!match || !values) return undefined;
  cut(words, words.length - 1, (value) => value.slice(0, match.index));
  return values["id"] ? { id: values["id"] } : {};
}

function cut(words: PhrasingContent[], index: number, change: (value: string) => string): void {
  const word = words[index] as Text;
  word.value = change(word.value);
  if (word.value === "") words.splice(index, 1);
}

function tableOf(table: Table, { words, id }: TableCaption): ContainerDirective | Table {
  if (words.length === 0 && id === undefined) return table;
  const place = table.position ? { position: table.position } : {};
  const title: Paragraph = { type: "paragraph", data: { directiveLabel: true }, children: words, ...place };
  return {
    type: "containerDirective",
    name: "table",
    attributes: id ? { id } : {},
    children: words.length > 0 ? [title, table] : [table],
    ...place,
  };
}
