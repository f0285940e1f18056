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
import { pageBreak } from "./directives/page-break.ts";
import { joinNestedNotes } from "./nested-notes.ts";
import { nodesByType } from "./nodes-by-type.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { rareLettersOf } from "./rare-letters.ts";
import { readPandocCitations, type SourceNames } from "./pandoc-citations.ts";
import { resolveData, type NamedData } from "./resolve-data.ts";
import { findLooseDigits, looseCallout, type LooseDigits } from "./rules/loose-callout.ts";
import { amountsIn, type PartAmounts } from "./rules/too-large.ts";
import { factsOf, type SectionFacts } from "./section-facts.ts";
import { joinSecondNotes } from "./second-notes.ts";
import { countMarks } from "./web-export/marks.ts";
import { importWebExport, readWebExport, type WebExport } from "./web-export/read-web-export.ts";

export interface SectionText {
  /** Path as messages name it. */
  path: string;
  text: string;
  language: Language;
  /** Form of callouts, which decides on which side of the punctuation they stand. */
  callouts?: CalloutForm;
  /** Heading of level 1 that it has where it has none of its own, from the settings. */
  title?: string | undefined;
  /** Code points that the report's typeface has. */
  covered: ReadonlySet<number>;
  /** Names of the kinds of boxes that the theme has. */
  boxKinds?: readonly string[];
  /** Whether somebody says that it is a page saved from the web. */
  isPage?: boolean;
  /** Whether it is a part that stands below the title of level 1 of an earlier one. */
  continues?: boolean;
  /** Data files that its numbers and tables name; undefined where these stay as they are written. */
  data?: Readonly<Record<string, NamedData>> | undefined;
  /** Names of the sources that it may cite in Pandoc's form. */
  sourceNames?: SourceNames | undefined;
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

export function readSection(input: SectionText): SectionReading {
  const { language, isPage } = input;
  const file = fileOf(input);
  const parsed = parseWithin(file);
  const uses = usesOf(parsed, file, input);
  const webExport = (isPage ? importWebExport : readWebExport)(parsed, file, language);
  const tree = webExport?.tree ?? parsed;
  if (!webExport) addFrontTitle(tree, file, input.title);
  const facts = readTree(tree, file, input, webExport !== undefined);
  if (!webExport) looseCallout(file, findLooseDigits(file, tree));
  const { tree: _, ...said } = webExport ?? { tree };
  return { tree, facts: { ...facts, data: uses }, messages: serializeMessages(file), webExport: webExport && said };
}

/** Holds what was read of a part of a file, and what all parts decide together. Places count from the part's beginning. */
export interface PartReading extends Omit<SectionReading, "webExport"> {
  /** Marks of a page saved from the web: a file that has enough of them is one. */
  webMarks: number;
  /** Digits behind sentences, which may rise through the file. */
  digits: LooseDigits[];
  /** Titles of level 1 that stand in no block. */
  titles: number;
  /** Amounts of what too much of is refused between two titles. */
  amounts: PartAmounts;
  /** Whether a page break stands at its end, which is meant for what follows. */
  endsWithBreak: boolean;
  /** Whether authors' HTML stands in its text. */
  hasHtml: boolean;
}

/** Reads a part (parts/cut-file.ts) of a file that has a heading of level 1 and is no page saved from the web. */
export function readPart(input: SectionText): PartReading {
  const file = fileOf(input);
  const tree = parseWithin(file);
  const data = usesOf(tree, file, input);
  const webMarks = countMarks(tree);
  const facts = { ...readTree(tree, file, input, false), data };
  const titles = tree.children.filter((node) => node.type === "heading" && node.depth === 1).length;
  const digits = findLooseDigits(file, tree);
  const amounts = amountsIn(tree.children);
  const endsWithBreak = endsIn(tree, pageBreak.name);
  const messages = serializeMessages(file);
  return { tree, facts, messages, webMarks, digits, titles, amounts, endsWithBreak, hasHtml: hasHtmlInText(tree) };
}

/** Returns whether the last block that is printed is a directive of the name. */
function endsIn({ children }: Root, name: string): boolean {
  const unprinted = new Set<string>(["definition", "footnoteDefinition", "html", "yaml"]);
  const last = children.findLast(({ type }) => !unprinted.has(type));
  return last !== undefined && "name" in last && last.name === name;
}

/** Puts citations, and numbers and tables of data files, into the tree, and returns where the latter are named. */
function usesOf(tree: Root, file: VFile, { data, language, sourceNames }: SectionText): SectionFacts["data"] {
  if (sourceNames) readPandocCitations(tree, file, sourceNames);
  return data ? resolveData(tree, file, { data, language }) : [];
}

function fileOf({ path, text }: SectionText): VFile {
  return new VFile({ path, value: text });
}

/** Makes the tree what the report prints, and returns the facts of it but for data files. */
function readTree(
  tree: Root,
  file: VFile,
  { language, callouts, covered, continues, boxKinds = [] }: SectionText,
  isWebExport: boolean,
): Omit<SectionFacts, "data"> {
  joinSecondNotes(tree, file);
  joinNestedNotes(tree, file);
  setHeadingLevels(tree, file, continues);
  composeText(tree, file);
  if (!isWebExport) closeUpCallouts(tree);
  if (callouts === "brackets") putCalloutsFirst(tree);
  else moveCallouts(tree, language);
  const nodes = nodesByType(tree);
  checkSection(file, tree, nodes, boxKinds);
  return { ...factsOf(tree), letters: rareLettersOf(file, nodes, covered) };
}

/** Notes become HTML each for itself. */
function hasHtmlInText(node: Nodes): boolean {
  if (node.type === "html") return true;
  return node.type !== "footnoteDefinition" && "children" in node && node.children.some(hasHtmlInText);
}

/**
 * Parses, or complains where the text lies too deep. The parser recurses; input made to be deep is the author's to
 * mend, not a crash.
 */
function parseWithin(file: VFile): Root {
  const start = { line: 1, column: 1 };
  const tooDeep = () =>
    complain(file, "too-large", { what: "nesting of quotes, lists or brackets", limit: `${maxDepth} levels` }, start);
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
