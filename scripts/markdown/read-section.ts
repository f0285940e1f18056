/** Reads a section's text to mdast, to the facts that the report needs, and to the messages of its own rules. */
import type { Nodes, Root } from "mdast";
import { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { serializeMessages, type SerializedMessage } from "../messages/serialize-messages.ts";
import type { Language } from "../languages/languages.ts";
import type { CalloutForm } from "../manuscript/settings/schema/settings-schema.ts";
import { closeUpCallouts, moveCallouts, putCalloutsFirst } from "./notes/callout-place.ts";
import { composeText } from "./compose-text.ts";
import { checkSection } from "./check-section.ts";
import { addFrontTitle } from "./front-title.ts";
import { setHeadingLevels } from "./heading-levels.ts";
import { pageBreak } from "./directives/page-break.ts";
import { joinNestedNotes } from "./notes/nested-notes.ts";
import { nodesByType } from "./nodes-by-type.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { rareLettersOf } from "./rare-letters.ts";
import { readPandocCitations, type SourceNames } from "./sources/pandoc-citations.ts";
import { resolveData, type NamedData } from "./resolve-data.ts";
import { findLooseDigits, looseCallout, type LooseDigits } from "./rules/loose-callout.ts";
import { amountsIn, type PartAmounts } from "./rules/too-large.ts";
import { factsOf, type SectionFacts } from "./section-facts.ts";
import { joinSecondNotes } from "./notes/second-notes.ts";
import { countMarks } from "./web-export/marks.ts";
import { importWebExport, readWebExport, type WebExport } from "./web-export/read-web-export.ts";

export interface SectionText {
  /** Path for messages. */
  path: string;
  text: string;
  language: Language;
  /** Form of callouts, which decides whether they stand before or behind the punctuation. */
  callouts?: CalloutForm;
  /** Title in the settings, which becomes the heading of level 1 where the text has none. */
  title?: string | undefined;
  /** Code points that the report's typeface has. */
  covered: ReadonlySet<number>;
  /** Names of the kinds of boxes that the theme has. */
  boxKinds?: readonly string[];
  /** Whether it is known from elsewhere that the text is a page saved from the web. */
  isPage?: boolean;
  /** Whether the text is a part of a file, below a title of level 1 in an earlier part. */
  continues?: boolean;
  /** Data files by the paths that numbers and tables name; undefined where these stay as they are written. */
  data?: Readonly<Record<string, NamedData>> | undefined;
  /** Names of the sources that the text may cite in Pandoc's form. */
  sourceNames?: SourceNames | undefined;
}

/** Plain data, except for the tree. */
export interface SectionReading {
  tree: Root;
  facts: SectionFacts;
  messages: SerializedMessage[];
  /** Facts on the publication, read from a page saved from the web. */
  webExport: Omit<WebExport, "tree"> | undefined;
}

/** The most levels of nested nodes; a deeper tree would overflow the stack of libraries that walk it recursively. */
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

/**
 * The reading of a part of a file, and what is decided from all parts together. Positions count from the part's
 * beginning.
 */
export interface PartReading extends Omit<SectionReading, "webExport"> {
  /** Number of signs that the file is a page saved from the web; a file with enough of them is one. */
  webMarks: number;
  /** Digits behind sentences, which may be callouts if they rise through the file. */
  digits: LooseDigits[];
  /** Number of titles of level 1 at the top level. */
  titles: number;
  /** Amounts that are limited between two titles (rules/too-large.ts). */
  amounts: PartAmounts;
  /** Whether the part ends with a page break, which applies to the next part. */
  endsWithBreak: boolean;
  /** Whether the part's text, outside notes, holds raw HTML. */
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

/** Returns whether the last printed block is a directive with this name. */
function endsIn({ children }: Root, name: string): boolean {
  const unprinted = new Set<string>(["definition", "footnoteDefinition", "html", "yaml"]);
  const last = children.findLast(({ type }) => !unprinted.has(type));
  return last !== undefined && "name" in last && last.name === name;
}

/** Puts citations, and the numbers and tables of data files, into the tree; returns the places that name data files. */
function usesOf(tree: Root, file: VFile, { data, language, sourceNames }: SectionText): SectionFacts["data"] {
  if (sourceNames) readPandocCitations(tree, file, sourceNames);
  return data ? resolveData(tree, file, { data, language }) : [];
}

function fileOf({ path, text }: SectionText): VFile {
  return new VFile({ path, value: text });
}

/** Changes the tree to what the report prints, and returns its facts, without those on data files. */
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

/** Returns whether a tree holds raw HTML outside notes; notes become HTML separately. */
function hasHtmlInText(node: Nodes): boolean {
  if (node.type === "html") return true;
  return node.type !== "footnoteDefinition" && "children" in node && node.children.some(hasHtmlInText);
}

/**
 * Parses a file, or complains where it is nested too deep for the recursive parser: such an input is the author's to
 * mend, and must not be a crash.
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
