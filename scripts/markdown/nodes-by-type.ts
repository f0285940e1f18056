/** mdast in, its nodes sorted into those that rules look at out. */
import type {
  Code,
  Definition,
  FootnoteDefinition,
  Heading,
  Image,
  InlineCode,
  Link,
  Nodes,
  Root,
  Table,
  Text,
} from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { eachNode } from "./each-node.ts";

/** Each list is in the order of the text. */
export interface NodesByType {
  headings: Heading[];
  links: Link[];
  images: Image[];
  notes: FootnoteDefinition[];
  definitions: Definition[];
  tables: Table[];
  directives: (ContainerDirective | LeafDirective | TextDirective)[];
  /** Nodes that stand in no other block. */
  topLevel: ReadonlySet<Nodes>;
  /** All that has characters to print. */
  literals: (Text | InlineCode | Code)[];
}

export function nodesByType(tree: Root): NodesByType {
  const nodes: NodesByType = {
    headings: [],
    links: [],
    images: [],
    notes: [],
    definitions: [],
    tables: [],
    directives: [],
    topLevel: new Set(tree.children),
    literals: [],
  };
  eachNode<Nodes>(tree, (node) => {
    switch (node.type) {
      case "heading":
        return nodes.headings.push(node);
      case "link":
        return nodes.links.push(node);
      case "image":
        return nodes.images.push(node);
      case "footnoteDefinition":
        return nodes.notes.push(node);
      case "definition":
        return nodes.definitions.push(node);
      case "table":
        return nodes.tables.push(node);
      case "containerDirective":
      case "leafDirective":
      case "textDirective":
        return nodes.directives.push(node);
      case "text":
      case "inlineCode":
      case "code":
        return nodes.literals.push(node);
    }
  });
  return nodes;
}
