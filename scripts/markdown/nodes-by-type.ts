/** Collects the nodes of mdast by the types that rules check. */
import type {
  Blockquote,
  Code,
  Definition,
  FootnoteDefinition,
  Heading,
  Html,
  Image,
  Link,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  Table,
  Yaml,
} from "mdast";
import type { DirectiveNode } from "./directives/directive.ts";
import { eachNode } from "./each-node.ts";

/** Lists of nodes by type, each in document order. */
export interface NodesByType {
  headings: Heading[];
  paragraphs: Paragraph[];
  links: Link[];
  items: ListItem[];
  quotations: Blockquote[];
  codeBlocks: Code[];
  /** Terms of definition lists. */
  terms: Extract<Nodes, { type: "defListTerm" }>[];
  images: Image[];
  notes: FootnoteDefinition[];
  definitions: Definition[];
  tables: Table[];
  directives: DirectiveNode[];
  /** Children of the root. */
  topLevel: ReadonlySet<Nodes>;
  /** Nodes with a `value` that is printed, except HTML. */
  literals: Exclude<Extract<Nodes, { value: string }>, Html | Yaml>[];
  html: Html[];
}

export function nodesByType(tree: Root): NodesByType {
  const nodes: NodesByType = {
    headings: [],
    paragraphs: [],
    links: [],
    items: [],
    quotations: [],
    codeBlocks: [],
    terms: [],
    images: [],
    notes: [],
    definitions: [],
    tables: [],
    directives: [],
    topLevel: new Set(tree.children),
    literals: [],
    html: [],
  };
  eachNode<Nodes>(tree, (node) => {
    switch (node.type) {
      case "heading":
        return nodes.headings.push(node);
      case "paragraph":
        return nodes.paragraphs.push(node);
      case "defListTerm":
        return nodes.terms.push(node);
      case "listItem":
        return nodes.items.push(node);
      case "blockquote":
        return nodes.quotations.push(node);
      case "code":
        nodes.codeBlocks.push(node);
        return nodes.literals.push(node);
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
      case "html":
        return nodes.html.push(node);
      case "yaml":
        return;
      default:
        if ("value" in node) nodes.literals.push(node);
    }
  });
  return nodes;
}
