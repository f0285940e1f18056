/** Collects what the rest of the report needs of a note: its label, its text and the addresses of its links. */
import type { FootnoteDefinition, Nodes } from "mdast";
import type { Position } from "unist";
import { hashOf } from "../../lib/cache/hash-of.ts";
import { eachNode } from "../each-node.ts";
import { referencedId } from "../references.ts";
import { textOfNode } from "../text-of.ts";

/** Label of a note. GFM ignores case and collapses white space in labels: `identifier` is that normal form. */
export type NoteName = {
  identifier: string;
  label: string;
  position: Position | undefined;
};

/** Label, text and links of a note. */
export type NoteFacts = NoteName & {
  /** Text on one line. */
  text: string;
  /** Addresses of its links, in order. */
  addresses: string[];
  /** Hash of the note's content, with its emphasis and addresses. */
  hash: string;
};

/** Returns a note's text, addresses and hash. */
export function noteContentOf(note: FootnoteDefinition): Omit<NoteFacts, keyof NoteName> {
  const addresses: string[] = [];
  eachNode<Nodes>(note, (node) => {
    if (node.type === "link" && referencedId(node.url) === undefined) addresses.push(node.url);
  });
  const paragraphs = note.children.map((block) => textOfNode(block));
  const content = JSON.stringify(note.children, (key, value: unknown) => (key === "position" ? undefined : value));
  return { text: paragraphs.join(" "), addresses, hash: hashOf(content).slice(0, 16) };
}

/** Returns the label and position of a callout or a definition. */
export function noteNameOf(node: {
  identifier: string;
  label?: string | null | undefined;
  position?: Position | undefined;
}): NoteName {
  return { identifier: node.identifier, label: node.label ?? node.identifier, position: node.position };
}
