/** A section's text in; its mdast, the facts that the report needs of it, and the complaints of all rules that need no other section, out. */
import type { Nodes, Root } from "mdast";
import { VFile } from "vfile";
import { complain } from "../report/complain.ts";
import { keepMessages, type KeptMessage } from "../report/kept-messages.ts";
import { moveCallouts } from "./callout-place.ts";
import { checkSection } from "./check-section.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { factsOf, type SectionFacts } from "./section-facts.ts";
import { readWebExport, type WebExport } from "./web-export/read-web-export.ts";

export interface SectionText {
  /** As messages name it. */
  path: string;
  text: string;
  /** BCP 47. */
  language: string;
  /** Code points that the report's typeface has. */
  covered: ReadonlySet<number>;
}

/** Plain data but for the tree. */
export interface SectionReading {
  tree: Root;
  facts: SectionFacts;
  messages: KeptMessage[];
  /** What a page saved from the web says of itself. */
  webExport: Omit<WebExport, "tree"> | undefined;
}

/** Nodes within each other; deeper trees would break the recursion of the libraries that walk them. */
const maxDepth = 200;

export function readSection({ path, text, language, covered }: SectionText): SectionReading {
  const file = new VFile({ path, value: text });
  let tree = parseWithin(file);
  const webExport = readWebExport(tree, file, language);
  if (webExport) tree = webExport.tree;
  moveCallouts(tree, language);
  checkSection(file, tree, covered);
  const { tree: _, ...said } = webExport ?? { tree };
  return { tree, facts: factsOf(tree), messages: keepMessages(file), webExport: webExport && said };
}

/** The parser recurses; input made to be deep is the author's to mend, not a crash. */
function parseWithin(file: VFile): Root {
  const tooDeep = () =>
    complain(file, "too-large", { what: "nesting of quotes, lists or brackets", limit: `${maxDepth} levels` });
  try {
    const tree = parseMarkdown(file);
    if (depthOf(tree) <= maxDepth) return tree;
    tooDeep();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tooDeep();
  }
  return { type: "root", children: [] };
}

function depthOf(root: Root): number {
  let depth = 0;
  let level: Nodes[] = [root];
  while (level.length > 0) {
    depth++;
    const below: Nodes[] = [];
    for (const node of level) if ("children" in node) for (const child of node.children) below.push(child);
    level = below;
  }
  return depth;
}
