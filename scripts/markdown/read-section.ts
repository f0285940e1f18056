/** Reads a section's text to mdast, the facts that the report needs of it, and complaints of rules that need no other. */
import type { Nodes, Root } from "mdast";
import { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { serializeMessages, type SerializedMessage } from "../messages/serialize-messages.ts";
import type { Language } from "../languages/languages.ts";
import type { CalloutForm } from "../manuscript/settings-schema.ts";
import { closeUpCallouts, moveCallouts, putCalloutsFirst } from "./callout-place.ts";
import { composeText } from "./compose-text.ts";
import { checkSection } from "./check-section.ts";
import { addFrontTitle } from "./front-title.ts";
import { setHeadingLevels } from "./heading-levels.ts";
import { joinNestedNotes } from "./nested-notes.ts";
import { nodesByType } from "./nodes-by-type.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { rareLettersOf } from "./rare-letters.ts";
import { resolveData, type NamedData } from "./resolve-data.ts";
import { looseCallout } from "./rules/loose-callout.ts";
import { factsOf, type SectionFacts } from "./section-facts.ts";
import { joinSecondNotes } from "./second-notes.ts";
import { importWebExport, readWebExport, type WebExport } from "./web-export/read-web-export.ts";

export interface SectionText {
  /** Path as messages name it. */
  path: string;
  text: string;
  language: Language;
  /** Form of callouts, which decides on which side of the punctuation they stand. */
  callouts?: CalloutForm;
  /** Code points that the report's typeface has. */
  covered: ReadonlySet<number>;
  /** Whether somebody says that it is a page saved from the web. */
  isPage?: boolean;
  /** Data files that its numbers and tables name; undefined where these stay as they are written. */
  data?: Readonly<Record<string, NamedData>> | undefined;
}

/** Plain data but for the tree. */
export interface SectionReading {
  tree: Root;
  facts: SectionFacts;
  messages: SerializedMessage[];
  /** Facts of the publication that a page saved from the web tells. */
  webExport: Omit<WebExport, "tree"> | undefined;
}

/** Most nodes within each other; deeper trees would break the recursion of the libraries that walk them. */
const maxDepth = 200;

export function readSection({ path, text, language, callouts, covered, isPage, data }: SectionText): SectionReading {
  const file = new VFile({ path, value: text });
  let tree = parseWithin(file);
  const uses = data ? resolveData(tree, file, { data, language }) : [];
  const webExport = (isPage ? importWebExport : readWebExport)(tree, file, language);
  if (webExport) tree = webExport.tree;
  else addFrontTitle(tree, file);
  joinSecondNotes(tree, file);
  joinNestedNotes(tree, file);
  setHeadingLevels(tree, file);
  composeText(tree, file);
  if (!webExport) closeUpCallouts(tree);
  if (callouts === "brackets") putCalloutsFirst(tree);
  else moveCallouts(tree, language);
  const nodes = nodesByType(tree);
  checkSection(file, tree, nodes);
  if (!webExport) looseCallout(file, tree);
  const { tree: _, ...said } = webExport ?? { tree };
  return {
    tree,
    facts: { ...factsOf(tree), data: uses, letters: rareLettersOf(file, nodes, covered) },
    messages: serializeMessages(file),
    webExport: webExport && said,
  };
}

/**
 * Parses, or complains where the text lies too deep. The parser recurses; input made to be deep is the author's to
 * mend, not a crash.
 */
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
