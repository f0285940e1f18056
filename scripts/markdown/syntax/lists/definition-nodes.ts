/** Makes definition lists from the terms and definitions of other programs' syntaxes. */
import type { BlockContent, Nodes, PhrasingContent } from "mdast";

/** Terms that share definitions, and the blocks of each definition. */
export interface Definition {
  terms: PhrasingContent[][];
  blocks: BlockContent[][];
}

/** Returns the definition list, with the position of `node`. */
export function definitionListOf(definitions: readonly Definition[], { position }: Nodes): Nodes {
  const place = position ? { position } : {};
  const children = definitions.flatMap(({ terms, blocks }) => [
    ...terms.map((words) => ({ type: "defListTerm", children: words, ...place })),
    ...blocks.map((children) => ({ type: "defListDescription", spread: false, children, ...place })),
  ]);
  return { type: "defList", children, ...place } as unknown as Nodes;
}
