/** Collects what the rest of the report needs of a section: callouts, notes, targets, references, pictures. */
import type { Heading, Html, Link, Nodes, Root } from "mdast";
import type { Position } from "unist";
import { eachNode } from "./each-node.ts";
import type { CaptionedKind } from "../languages/labels.ts";
import { givenId } from "./syntax/attributes.ts";
import { exampleNamesOf, namedExample } from "./syntax/lists/fancy-list.ts";
import { boxKindOf } from "./directives/box.ts";
import { chartFactsOf, isChart, type ChartFacts } from "./directives/chart.ts";
import { captionNodeOf, isDirective, numberedAs } from "./directives/directive-nodes.ts";
import { creditOf, isMapFigure } from "./credit-of.ts";
import { languagesAround, titleWordsOf, type TitleWords } from "./read-title-words.ts";
import type { DirectiveNode } from "./directives/directive.ts";
import { outerNodes } from "./outer-nodes.ts";
import { noteContentOf, noteNameOf, type NoteFacts, type NoteName } from "./notes/note-facts.ts";
import { eachNodeInNotes, isNumberedFormula } from "./numbers/numbered-nodes.ts";
import { htmlFactsOf } from "./html-facts.ts";
import type { RareLetter } from "./rare-letters.ts";
import { isFileBeside } from "./kind-of-address.ts";
import { referencedId } from "./references.ts";
import { bareNumberOf, isUnnumbered, sectionNumberOf, withoutNumber } from "./numbers/section-number.ts";
import { writtenTextOf } from "./text-of.ts";

/** Facts as plain data, so that they can be cached and passed between threads. */
export interface SectionFacts {
  /** Callouts in document order; callouts inside notes are not numbered. */
  callouts: (NoteName & {
    inNote: boolean;
    /** Index of the file's part that holds it: 0 before the first title of level 1. */
    part: number;
    /** Place in a data file, `file:line:column`, if the callout is in one; its position is then that of the table. */
    source?: string;
  })[];
  definitions: NoteFacts[];
  /** Headings, boxes, figures, tables and numbered formulas in document order. */
  targets: TargetFacts[];
  /** All ids that the author gave, in braces or in HTML, in document order. */
  ids: PlacedFact<{ id: string }>[];
  /** Links within the report; `isNamed` where the link has words of its own, and so may lead to any id. */
  references: PlacedFact<{
    id: string;
    isNamed: boolean;
    /**
     * Whether its words are the source text in another program's syntax, printed where it leads to nothing with a
     * title.
     */
    isWritten?: true;
    /** The word right before a link without words. */
    before?: string;
  }>[];
  /**
   * Links with relative paths, which may lead to files of the report; in wiki links address and words may be swapped.
   */
  links: PlacedFact<{ url: string; wiki?: string; swapped?: string }>[];
  /** Pictures; `from` where the path isn't relative to the manuscript's folder (manuscript/pictures/place-pictures.ts). */
  pictures: PlacedFact<{ url: string; from?: string }>[];
  /** Credits of pictures and figures in document order; `id` where the author gave one. */
  credits: PlacedFact<{ credit: string; id?: string }>[];
  /** Positions of figures that are maps. */
  maps: (Position | undefined)[];
  /** Charts in document order; missing attributes are empty strings. */
  charts: PlacedFact<ChartFacts>[];
  /** Names of the examples in lists `(@x)` in document order; empty for an example without a name. */
  examples: string[];
  /** Names in the text, `@x`, that may refer to an example of any section. */
  exampleNames: string[];
  /** Data files that are named for numbers and tables. */
  data: PlacedFact<{ url: string }>[];
  /** Whether any text is set in the typeface of code. */
  hasCode: boolean;
  /** Whether the section has a formula. */
  hasFormulas: boolean;
  /** Letters that the report's typeface lacks. */
  letters: RareLetter[];
}

/** Returns the words right before links without words: "Figure" in "Figure [](#f)". */
function wordsBeforeReferences(tree: Root): Map<Nodes, string> {
  const words = new Map<Nodes, string>();
  eachNode<Nodes>(tree, (node) => {
    if (!("children" in node)) return;
    for (const [index, child] of node.children.entries()) {
      const text = node.children[index - 1];
      if (child.type !== "link" || child.children.length > 0 || text?.type !== "text") continue;
      const word = /(\p{L}+)[ \n\u00a0]$/u.exec(text.value)?.[1];
      if (word !== undefined) words.set(child, word);
    }
  });
  return words;
}

/** Matches the start tag of an element that is set as code. */
const codeTag = /<(?:code|kbd|pre|samp|tt)\b/i;

type PlacedFact<Facts> = Facts & { position: Position | undefined };

export type TargetFacts = PlacedFact<
  TitleWords & {
    kind: "section" | CaptionedKind;
    /** Heading level from 1; 0 for other targets. */
    level: number;
    /** Whether the target stands in a box, a list, a quotation or a note. */
    isInner: boolean;
    /** Whether a heading is marked as unnumbered. */
    isUnnumbered: boolean;
    /** Number as the author wrote it at a heading's start: `[2, 4, 1]`. */
    number: number[] | undefined;
    /** Kind of a box, as it is written. */
    boxKind?: string;
    id: string | undefined;
    /** Full text of a heading with its number, and formulas in TeX, from which other programs make its id. */
    written?: string;
    /** Number at a heading's start without a full stop, `1.1 Scope`, which may be words; number-headings.ts decides. */
    bareNumber?: number[];
    /** Length in characters of such a number, with the space behind it, where it is one. */
    bareLength?: number;
  }
>;

/** Returns the facts of an empty section. */
function noFacts(): Omit<SectionFacts, "letters" | "data"> {
  return {
    callouts: [],
    definitions: [],
    targets: [],
    ids: [],
    references: [],
    links: [],
    pictures: [],
    credits: [],
    maps: [],
    charts: [],
    examples: [],
    exampleNames: [],
    hasCode: false,
    hasFormulas: false,
  };
}

/** Returns the facts, without those that depend on the report's typeface and data files. */
export function factsOf(tree: Root): Omit<SectionFacts, "letters" | "data"> {
  const facts = noFacts();
  const outer = new Set<Nodes>(outerNodes(tree));
  const wordsBefore = wordsBeforeReferences(tree);
  const languages = languagesAround(tree);
  const titles = new Set<Nodes>(tree.children.filter((node) => node.type === "heading" && node.depth === 1));
  let part = 0;
  const html: Html[] = [];
  const exampleNames = new Set<string>();
  eachNodeInNotes(tree, false, (node, inNote) => {
    const { position } = node;
    const isInner = !outer.has(node);
    if (titles.has(node)) part++;
    const id = givenId(node);
    if (id !== undefined) facts.ids.push({ id, position });
    const credit = creditOf(node);
    if (credit !== undefined) facts.credits.push({ credit, ...(id === undefined ? {} : { id }), position });
    if (node.type === "footnoteReference") {
      const { source } = node.data ?? {};
      facts.callouts.push({ ...noteNameOf(node), inNote, part, ...(source === undefined ? {} : { source }) });
    } else if (node.type === "footnoteDefinition") {
      facts.definitions.push({ ...noteNameOf(node), ...noteContentOf(node) });
    } else if (node.type === "heading") {
      facts.targets.push({ ...headingFactsOf(node, languages.get(node)), isInner, id, position });
    } else if (isDirective(node)) {
      if (isMapFigure(node)) facts.maps.push(position);
      if (isChart(node)) facts.charts.push({ ...chartFactsOf(node), position });
      const target = directiveTargetOf(node, languages.get(node));
      if (target) facts.targets.push({ ...target, isInner, id, position });
    } else if (node.type === "math" || node.type === "inlineMath") {
      facts.hasFormulas = true;
      if (!isNumberedFormula(node)) return;
      facts.targets.push({
        kind: "equation",
        level: 0,
        isInner,
        isUnnumbered: false,
        number: undefined,
        title: node.value,
        id,
        position,
      });
    } else if (node.type === "link") {
      const id = referencedId(node.url);
      const before = node.data?.isBare ? undefined : wordsBefore.get(node);
      if (id !== undefined) facts.references.push({ id, position, ...referenceFactsOf(node, before) });
      else if (isFileBeside(node.url)) facts.links.push({ url: node.url, ...wikiOf(node), position });
    } else if (node.type === "list") {
      facts.examples.push(...exampleNamesOf(node));
    } else if (node.type === "text") {
      if (!node.value.includes("@")) return;
      for (const [, name] of node.value.matchAll(namedExample)) exampleNames.add(name!);
    } else if (node.type === "image") {
      facts.pictures.push({ url: node.url, position });
    } else if (node.type === "code" || node.type === "inlineCode") {
      facts.hasCode = true;
    } else if (node.type === "html") {
      html.push(node);
      facts.hasCode ||= codeTag.test(node.value);
    }
  });
  facts.exampleNames = [...exampleNames];
  const found = htmlFactsOf(html);
  facts.ids = inOrder(facts.ids, found.ids);
  facts.links = inOrder(facts.links, found.links);
  facts.references = inOrder(
    facts.references,
    found.references.map((reference) => ({ ...reference, isNamed: true })),
  );
  return facts;
}

function inOrder<Fact extends PlacedFact<object>>(facts: Fact[], ofHtml: readonly Fact[]): Fact[] {
  return ofHtml.length > 0 ? [...facts, ...ofHtml].toSorted((a, b) => offsetOf(a) - offsetOf(b)) : facts;
}

/** Returns the facts of a directive that can be referred to; undefined for others. */
function directiveTargetOf(
  node: DirectiveNode,
  language: string | undefined,
): Omit<TargetFacts, "id" | "isInner" | "position"> | undefined {
  const kind = numberedAs(node);
  if (!kind) return undefined;
  const boxKind = boxKindOf(node);
  const ofKind = boxKind === undefined ? {} : { boxKind };
  const caption = captionNodeOf(node);
  const words = caption ? titleWordsOf(caption, language) : { title: "" };
  return { kind, level: 0, ...words, ...ofKind, isUnnumbered: false, number: undefined };
}

function wikiOf({ data }: Link): { wiki?: string; swapped?: string } {
  const swapped = data?.swapped ? { swapped: data.swapped.url } : {};
  return data?.wiki === undefined ? {} : { wiki: data.wiki, ...swapped };
}

function referenceFactsOf(
  { children, data }: Link,
  before: string | undefined,
): Omit<SectionFacts["references"][number], "id" | "position"> {
  const isWritten = children.length === 0 && data?.written !== undefined;
  return {
    isNamed: children.length > 0 || isWritten,
    ...(isWritten ? { isWritten } : {}),
    ...(before === undefined ? {} : { before }),
  };
}

function headingFactsOf(
  heading: Heading,
  language: string | undefined,
): Omit<TargetFacts, "id" | "isInner" | "position"> {
  const bareNumber = bareNumberOf(heading);
  const words = titleWordsOf(withoutNumber(heading), heading.data?.hProperties?.lang ?? language);
  return {
    kind: "section",
    level: heading.depth,
    isUnnumbered: isUnnumbered(heading),
    number: sectionNumberOf(heading),
    ...words,
    ...(sectionNumberOf(heading) || words.marks ? { written: writtenTextOf(heading) } : {}),
    ...(bareNumber ? { bareNumber } : {}),
  };
}

function offsetOf({ position }: PlacedFact<object>): number {
  return position?.start.offset ?? 0;
}
