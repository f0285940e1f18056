/** Reads `[^ label]` and `[^two words]`, which GFM reads as text, as callouts and notes. */
import type { FootnoteDefinition, Nodes, Paragraph, PhrasingContent, Root, RootContent, Text } from "mdast";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { offsetsOf, sliceText, sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

export const spacedNote: Syntax = { read: readSpacedNotes };

/** Source of a pattern for a label with a space, at its edge or between words. */
const label = String.raw`\[\^((?:[ \t]+[^[\]\s]|[^[\]\s]+[ \t])[^[\]\n]*)\]`;

/** Reads notes first, since a label of several words is certain only if the file defines a note of that label. */
function readSpacedNotes(tree: Root, file: VFile): void {
  const source = sourceTextOf(file);
  if (!new RegExp(label).test(source.text)) return;
  const known = new Set<string>();
  eachNode<Nodes>(tree, (node) => {
    if (!("children" in node)) return;
    (node as { children: Nodes[] }).children = node.children.flatMap((child): Nodes[] => {
      if (child.type === "definition" && child.label?.startsWith("^")) return [noteOfDefinition(child, source, known)];
      return child.type === "paragraph" ? notesIn(child, source, known) : [child];
    });
  });
  eachNode<Nodes>(tree, (node) => {
    if (!("children" in node) || node.type === "link") return;
    (node as { children: Nodes[] }).children = node.children.flatMap((child): Nodes[] => {
      if (child.type === "linkReference" && child.label?.startsWith("^"))
        return [calloutOf(child, child.label.slice(1))];
      return child.type === "text" && child.position ? calloutsIn(child, source, known) : [child];
    });
  });
}

/** Returns the label with hyphens for its spaces, so that it is written like others. */
function nameOf(written: string): string {
  return written.trim().replaceAll(/\s+/g, "-");
}

function calloutOf({ position }: Pick<Nodes, "position">, written: string): PhrasingContent {
  const name = nameOf(written);
  const place = position ? { position } : {};
  return { type: "footnoteReference", identifier: name.toLowerCase(), label: name, ...place };
}

function calloutsIn(node: Text, source: SourceText, known: ReadonlySet<string>): PhrasingContent[] {
  const found = [...node.value.matchAll(new RegExp(label, "g"))];
  if (found.length === 0) return [node];
  const at = offsetsOf(source, node);
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: whole, 1: written, index } of found) {
    const name = nameOf(written!);
    const isCertain = known.has(name.toLowerCase()) || !/\s/.test(written!.trim());
    if (!isCertain || source.text[at(index)] === "\\") continue;
    pieces.push(sliceText(source, node, end, index, at));
    end = index + whole.length;
    pieces.push(calloutOf(sliceText(source, node, index, end, at), written!));
  }
  pieces.push(sliceText(source, node, end, node.value.length, at));
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}

/** Returns the note for a text that CommonMark reads as a link definition, as `[^ a]: Ibid.` */
function noteOfDefinition(
  { label: written, url, position }: Extract<Nodes, { type: "definition" }>,
  source: SourceText,
  known: Set<string>,
): FootnoteDefinition {
  const place = position ? { position } : {};
  const whole = source.text.slice(position?.start.offset, position?.end.offset);
  const value = whole.slice(whole.indexOf("]:") + 2).trim();
  const text: Text = { type: "text", value, ...place };
  const isAddress = value === url && /^https?:/.test(url);
  const content: PhrasingContent = isAddress ? { type: "link", url, children: [text], ...place } : text;
  return noteOf(written!.slice(1), [{ type: "paragraph", children: [content], ...place }], place, known);
}

function noteOf(
  written: string,
  children: FootnoteDefinition["children"],
  place: Pick<Nodes, "position">,
  known: Set<string>,
): FootnoteDefinition {
  const name = nameOf(written);
  known.add(name.toLowerCase());
  return { type: "footnoteDefinition", identifier: name.toLowerCase(), label: name, children, ...place };
}

/** Splits a paragraph whose lines begin with labels of notes into the notes. */
function notesIn(paragraph: Paragraph, source: SourceText, known: Set<string>): RootContent[] {
  const [first] = paragraph.children;
  if (first?.type !== "text" || !new RegExp(`^${label}:`).test(first.value)) return [paragraph];
  const notes: { written: string; children: PhrasingContent[] }[] = [];
  for (const child of paragraph.children) {
    if (child.type !== "text" || !child.position) {
      notes.at(-1)!.children.push(child);
      continue;
    }
    const at = offsetsOf(source, child);
    const starts = [...child.value.matchAll(new RegExp(`(?:^|\\n)${label}:[ \\t]*`, "g"))].filter(
      ({ index }) => (index > 0 || child === first || child.value[0] === "\n") && source.text[at(index)] !== "\\",
    );
    if (starts.length === 0 || starts[0]!.index > 0) {
      notes.at(-1)?.children.push(sliceText(source, child, 0, starts[0]?.index ?? child.value.length, at));
    }
    for (const [nth, { 0: whole, 1: written, index }] of starts.entries()) {
      const rest = sliceText(source, child, index + whole.length, starts[nth + 1]?.index ?? child.value.length, at);
      notes.push({ written: written!, children: rest.value === "" ? [] : [rest] });
    }
  }
  if (notes.length === 0) return [paragraph];
  const place = paragraph.position ? { position: paragraph.position } : {};
  return notes.map(({ written, children }) => {
    const from = children[0]?.position?.start ?? paragraph.position?.start;
    const position = from && paragraph.position ? { position: { start: from, end: paragraph.position.end } } : place;
    const blocks: FootnoteDefinition["children"] =
      children.length > 0 ? [{ type: "paragraph", children, ...position }] : [];
    return noteOf(written, blocks, position, known);
  });
}
