/** Makes the section that holds a note for each callout of a source, `[^@key]`, and the list of the sources cited. */
import { serialize } from "node:v8";
import type { FootnoteDefinition, Heading, List, Nodes, Paragraph, Parent, PhrasingContent, Root, Text } from "mdast";
import { hashOf } from "../../lib/cache/hash-of.ts";
import type { CitedSource, SourceLibrary } from "../../manuscript/sources/source-library.ts";
import { eachNode } from "../each-node.ts";
import { nodesByType } from "../nodes-by-type.ts";
import type { ParsedReport, ParsedSection } from "../parsed-report.ts";
import { rareLettersOf } from "../rare-letters.ts";
import { suspectAddress } from "../rules/suspect-address.ts";
import { unsafeAddress } from "../rules/unsafe-address.ts";
import { factsOf } from "../section-facts.ts";
import { definitionsOf } from "../numbers/number-notes.ts";
import { writeSource, type SourceForm } from "./write-source.ts";

/** The part of the book that lists the sources. */
const bookPart = "sources";

/** A source and a place in it, read from a callout's label. */
export interface SourceCitation {
  key: string;
  /** Place in the source, `p. 12`; empty where none is named. */
  locator: string;
}

/** Returns the source that a callout's label names; undefined for the label of an ordinary note. */
export function citationOf(label: string): SourceCitation | undefined {
  // `@a,@b` could be one key or two, so neither is read.
  const match = /^@([^\s,;]+)(?=[\s,;]|$)(?![,;]\s*@)[,;]?\s*(.*)$/.exec(label);
  // Writes `p.12` as `p. 12`.
  return match
    ? { key: match[1]!, locator: match[2]!.replaceAll(/(?<!\p{L})(\p{L}{1,4}\.)(?=\d)/gu, "$1 ") }
    : undefined;
}

/**
 * Returns the source with this key, else the only one whose key differs in capitals alone; undefined where there is
 * none.
 */
export function sourceFor({ sources }: SourceLibrary, key: string): CitedSource | undefined {
  const exact = sources.get(key);
  if (exact) return exact;
  const alike = [...sources.values()].filter((source) => source.key.toLowerCase() === key.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/**
 * "Ibid.", and the words that replace it where its note is the first on a page, since the note before it isn't in sight
 * there.
 */
export interface SourceRepeat extends Parent {
  type: "sourceRepeat";
  children: PhrasingContent[];
  onNewPage: string;
  /** Name of the slot that is filled with one or the other when pages are made. */
  slot: string;
}

declare module "mdast" {
  interface RootContentMap {
    sourceRepeat: SourceRepeat;
  }
  interface PhrasingContentMap {
    sourceRepeat: SourceRepeat;
  }
}

/** Returns the name of the slot for "Ibid." or its replacement in the note of this identifier. */
export function repeatSlot(identifier: string): string {
  // No id that an author can write has a tilde.
  return `repeat~${hashOf(identifier).slice(0, 12)}`;
}

interface SourceNote {
  identifier: string;
  label: string;
  source: CitedSource;
  locator: string;
  form: SourceForm;
}

/**
 * Returns the report with a section that defines a note for each callout of a source, and lists the sources where the
 * book has the part `sources`. Returns the report unchanged where it cites none.
 */
export function citeSources(report: ParsedReport, library: SourceLibrary, covered: ReadonlySet<number>): ParsedReport {
  const { sections, notes } = callSources(report, library);
  if (notes.length === 0) return report;
  const cited = new Set(notes.map(({ source }) => source));
  const printed = [...library.sources.values()].filter((source) => cited.has(source));
  checkSourceAddresses(report, library, printed);
  const tree = treeOf(report, notes, report.order.includes(bookPart) ? printed : []);
  const facts = {
    ...factsOf(tree),
    data: [],
    letters: rareLettersOf(library.file, nodesByType(withRepeats(tree)), covered),
  };
  const section: ParsedSection = {
    file: library.file,
    role: "part",
    bookPart,
    facts,
    key: hashOf(JSON.stringify(tree)),
    loadTree: async () => serialize(tree),
  };
  return { ...report, sections: sections.toSpliced(placeIn(report), 0, section) };
}

/** Returns a tree with both wordings of each "Ibid.", for finding the letters that the typeface lacks. */
function withRepeats(tree: Root): Root {
  const others: Text[] = [];
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "sourceRepeat") others.push({ type: "text", value: node.onNewPage, position: node.position! });
  });
  return others.length === 0
    ? tree
    : {
        ...tree,
        children: [...tree.children, { type: "paragraph", children: others, position: tree.children[0]!.position! }],
      };
}

/** Complains once for each source of an address that leads nowhere or is unsafe. */
function checkSourceAddresses(
  { settings }: ParsedReport,
  { file }: SourceLibrary,
  sources: readonly CitedSource[],
): void {
  const writing = { language: settings.language, labels: settings.labels, locator: "", form: "full" } as const;
  const children = sources.map((source) => paragraphOf(source, writeSource(source, writing)));
  const nodes = nodesByType({ type: "root", children });
  suspectAddress(file, nodes);
  unsafeAddress(file, nodes);
}

/** Returns the index at which the section of sources is put in, by the order of the book's parts. */
function placeIn({ order, sections }: ParsedReport): number {
  const place = order.indexOf(bookPart);
  if (place === -1) return sections.length;
  const before = new Set(order.slice(0, place));
  return sections.findLastIndex((section) => before.has(section.bookPart)) + 1;
}

/**
 * Returns the notes on sources in order, and the sections with a new label on each callout that cites a source again in
 * another form.
 */
function callSources(
  { sections, settings }: ParsedReport,
  library: SourceLibrary,
): { sections: ParsedSection[]; notes: SourceNote[] } {
  const defined = definitionsOf(sections);
  const notes = new Map<string, SourceNote>();
  let called = new Set<CitedSource>();
  let last: { source: CitedSource; locator: string } | undefined;
  let place = "0 0";
  const named = sections.map((section, index): ParsedSection => {
    const callouts = section.facts.callouts.map((callout, nth) => {
      const { inNote, identifier, label, part } = callout;
      if (place !== `${index} ${part}`) {
        // The first callout of a section or of a part has no note before it that "Ibid." could mean.
        [last, place] = [undefined, `${index} ${part}`];
        // A section with its own notes doesn't refer to notes of earlier sections.
        if (settings.notes.place === "section-end") called = new Set();
      }
      const citation = inNote || defined.has(identifier) ? undefined : citationOf(label);
      const source = citation && sourceFor(library, citation.key);
      const before = last;
      if (!inNote) last = citation && source && { source, locator: citation.locator };
      if (!citation || !source) return callout;
      const isRepeated = called.has(source) && settings.notes.repeats !== "full";
      called.add(source);
      // "Ibid." without a locator would mean the locator of the note before.
      const isOtherPlace = citation.locator === "" && before?.locator !== "";
      const isSame = before?.source === source && !isOtherPlace && settings.notes.repeats === "ibidem";
      const form = isRepeated ? (isSame ? "ibidem" : "short") : "full";
      const name = form === "full" ? identifier : `${identifier}~${section.file.path}~${nth}`;
      if (!notes.has(name)) notes.set(name, { identifier: name, label, source, locator: citation.locator, form });
      return name === identifier ? callout : { ...callout, identifier: name };
    });
    return { ...section, facts: { ...section.facts, callouts } };
  });
  return { sections: named, notes: [...notes.values()] };
}

function treeOf({ settings }: ParsedReport, notes: readonly SourceNote[], listed: readonly CitedSource[]): Root {
  const writing = { language: settings.language, labels: settings.labels };
  const definitions = notes.map(({ identifier, label, source, locator, form }): FootnoteDefinition => {
    const written = writeSource(source, { ...writing, locator, form });
    const mayOpenPage = form === "ibidem" && settings.notes.place === "page-foot";
    const words = mayOpenPage
      ? repeatOf(identifier, written, writeSource(source, { ...writing, locator, form: "short" }))
      : written;
    const children = [paragraphOf(source, words)];
    return { type: "footnoteDefinition", identifier, label, children, ...placeOf(source) };
  });
  if (listed.length === 0) return { type: "root", children: definitions };
  const title: Heading = {
    type: "heading",
    depth: 1,
    children: [{ type: "text", value: settings.labels.sources }],
    ...placeOf(listed[0]!),
  };
  const items = listed.map((source) => {
    const children = [paragraphOf(source, writeSource(source, { ...writing, locator: "", form: "full" }))];
    return { type: "listItem" as const, spread: false, children, ...placeOf(source) };
  });
  const list: List = {
    type: "list",
    ordered: false,
    spread: false,
    children: inOrder(items, settings.language),
    data: { hProperties: { className: ["source-list"] } },
    ...placeOf(listed[0]!),
  };
  return { type: "root", children: [title, list, ...definitions] };
}

function repeatOf(identifier: string, same: PhrasingContent[], onNewPage: PhrasingContent[]): SourceRepeat[] {
  const words = onNewPage.map((node) => ("value" in node ? node.value : "")).join("");
  return [{ type: "sourceRepeat", children: same, onNewPage: words, slot: repeatSlot(identifier) }];
}

/** Returns list items sorted by their text, in the order of the language. */
function inOrder(items: List["children"], language: string): List["children"] {
  const wordsOf = (node: Nodes): string =>
    "value" in node ? node.value : "children" in node ? node.children.map(wordsOf).join("") : "";
  const { compare } = new Intl.Collator(language, { numeric: true });
  return items.toSorted((a, b) => compare(wordsOf(a), wordsOf(b)));
}

function paragraphOf(source: CitedSource, written: readonly PhrasingContent[]): Paragraph {
  const place = placeOf(source);
  const placed = (node: PhrasingContent): PhrasingContent =>
    "children" in node ? { ...node, children: node.children.map(placed), ...place } : { ...node, ...place };
  return { type: "paragraph", children: written.map(placed), ...place };
}

function placeOf({ point }: CitedSource): { position: NonNullable<Nodes["position"]> } {
  return { position: { start: point, end: point } };
}
