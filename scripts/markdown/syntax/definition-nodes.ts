/** Makes lists of terms, each with what it means, of what other programs write for them. */
import type { BlockContent, Nodes, PhrasingContent } from "mdast";

/** Terms that mean the same, and the blocks of each definition. */
export interface Definition {
  terms: PhrasingContent[][];
  blocks: BlockContent[][];
}

/** Returns the list, in the place of `node`. */
export function definitionListOf(definitions: readonly Definition[], { position }: Nodes): Nodes {
  const place = position ? { position } : {};
  const children = definitions.flatMap(({ terms, blocks }) => [
    ...terms.map((words) => ({ type: "defListTerm", children: words, ...place })),
    ...blocks.map((children) => ({ type: "defListDescription", spread: false, children, ...place })),
  ]);
  return { type: "defList", children, ...place } as unknown as Nodes;
}
