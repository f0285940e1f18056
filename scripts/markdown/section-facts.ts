/** A section's mdast in; what the rest of the report must know of it out: its callouts, notes, things with numbers, references, pictures. */
import type { FootnoteDefinition, FootnoteReference, Heading, Nodes, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { toString } from "mdast-util-to-string";
import type { Position } from "unist";
import { hashOf } from "../cache/hash-of.ts";
import { eachNode } from "./each-node.ts";
import { givenId } from "./attributes.ts";
import { captionOf, isNumberedDirective, kindOf, type CaptionedKind } from "./directives.ts";
import { referencedId } from "./references.ts";
import { sectionNumberLength, sectionNumberOf } from "./section-number.ts";

/** Plain data, so that it can be kept between builds and handed from thread to thread. */
export interface SectionFacts {
  /** In the order of the text; those inside notes are not numbered. */
  callouts: (NoteName & { inNote: boolean })[];
  definitions: NoteFacts[];
  /** Headings, boxes, figures and tables in the order of the text. */
  targets: TargetFacts[];
  /** Every id that the author gave in braces. */
  ids: Placed<{ id: string }>[];
  references: Placed<{ id: string }>[];
  pictures: Placed<{ url: string }>[];
  /** In the order of the text; attributes that are missing are empty. */
  charts: Placed<{ data: string; type: string; alt: string }>[];
}

type Placed<Facts> = Facts & { position: Position | undefined };

/** GFM folds case and white space of labels: `identifier` is the folded form. */
export type NoteName = Placed<{ identifier: string; label: string }>;

/** What a note says. */
export type NoteFacts = NoteName & {
  /** In one line. */
  text: string;
  /** Of its links, in order. */
  addresses: string[];
  /** Hash of all that it says, with its emphasis and addresses. */
  hash: string;
};

export type TargetFacts = Placed<{
  kind: "section" | CaptionedKind;
  /** Heading level from 1; 0 for the others. */
  level: number;
  /** Within a box, a list, a quotation or a note. */
  isInner: boolean;
  /** As the author wrote it at a heading's start: `[2, 4, 1]`. */
  number: number[] | undefined;
  title: string;
  id: string | undefined;
}>;

/** Nodes in the order in which the facts of a section name them. */
export interface NumberedNodes {
  /** Without those in notes. */
  callouts: FootnoteReference[];
  targets: (Heading | ContainerDirective)[];
  charts: ContainerDirective[];
}

export function numberedNodesOf(tree: Root): NumberedNodes {
  const nodes: NumberedNodes = { callouts: [], targets: [], charts: [] };
  walk(tree, false, (node, inNote) => {
    if (node.type === "footnoteReference" && !inNote) nodes.callouts.push(node);
    else if (node.type === "heading") nodes.targets.push(node);
    else if (isNumberedDirective(node)) {
      nodes.targets.push(node);
      if (node.name === "chart") nodes.charts.push(node);
    }
  });
  return nodes;
}

export function factsOf(tree: Root): SectionFacts {
  const facts: SectionFacts = {
    callouts: [],
    definitions: [],
    targets: [],
    ids: [],
    references: [],
    pictures: [],
    charts: [],
  };
  const outer = new Set<Nodes>(tree.children);
  walk(tree, false, (node, inNote) => {
    const { position } = node;
    const isInner = !outer.has(node);
    const id = givenId(node);
    if (id !== undefined) facts.ids.push({ id, position });
    if (node.type === "footnoteReference") {
      facts.callouts.push({ ...nameOf(node), inNote });
    } else if (node.type === "footnoteDefinition") {
      facts.definitions.push({ ...nameOf(node), ...contentOf(node) });
    } else if (node.type === "heading") {
      const title = toString(node).slice(sectionNumberLength(node)).trim();
      const number = sectionNumberOf(node);
      facts.targets.push({ kind: "section", level: node.depth, isInner, number, title, id, position });
    } else if (isNumberedDirective(node)) {
      if (node.name === "chart") {
        const { data, type, alt } = node.attributes ?? {};
        facts.charts.push({ data: data ?? "", type: type ?? "", alt: alt ?? "", position });
      }
      const [kind, title] = [kindOf(node), captionOf(node)];
      facts.targets.push({ kind, level: 0, isInner, number: undefined, title, id, position });
    } else if (node.type === "link") {
      const reference = referencedId(node.url);
      if (reference !== undefined) facts.references.push({ id: reference, position });
    } else if (node.type === "image") {
      facts.pictures.push({ url: node.url, position });
    }
  });
  return facts;
}

function contentOf(note: FootnoteDefinition): Omit<NoteFacts, keyof NoteName> {
  const addresses: string[] = [];
  eachNode<Nodes>(note, (node) => {
    if (node.type === "link" && referencedId(node.url) === undefined) addresses.push(node.url);
  });
  const paragraphs = note.children.map((block) => toString(block).replaceAll(/\s+/g, " ").trim());
  const content = JSON.stringify(note.children, (key, value: unknown) => (key === "position" ? undefined : value));
  return { text: paragraphs.join(" "), addresses, hash: hashOf(content).slice(0, 16) };
}

function nameOf(node: {
  identifier: string;
  label?: string | null | undefined;
  position?: Position | undefined;
}): NoteName {
  return { identifier: node.identifier, label: node.label ?? node.identifier, position: node.position };
}

function walk(node: Nodes, inNote: boolean, see: (node: Nodes, inNote: boolean) => void): void {
  see(node, inNote);
  if (!("children" in node)) return;
  for (const child of node.children) walk(child, inNote || node.type === "footnoteDefinition", see);
}
