/** Makes HTML, for pages and for the web, of a section's mdast: its parts, and the notes that it defines. */
import type { Element, Nodes as HastNodes, Root as HastRoot, RootContent } from "hast";
import type { FootnoteDefinition, Nodes, Root } from "mdast";
import { VFile } from "vfile";
import { eachNode } from "../markdown/each-node.ts";
import { titleWordsFrom } from "../markdown/foreign-words.ts";
import type { DrawnChart } from "../charts/draw-charts.ts";
import { numberedNodesOf } from "../markdown/numbered-nodes.ts";
import type { NamedNote } from "../markdown/note-series.ts";
import type { SectionNumbers } from "../markdown/number-report.ts";
import type { Target } from "../markdown/number-targets.ts";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { serializeMessages, type SerializedMessage } from "../messages/serialize-messages.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import type { CalloutForm, NotePlace } from "../manuscript/settings-schema.ts";
import { toAuthor, type PlacedAuthor } from "./parts/author.ts";
import { toCitationLine, type Cited } from "./parts/citation.ts";
import { toOpenerContents } from "./parts/opener-contents.ts";
import { placeholder } from "./page-slots.ts";
import { toNoteItem } from "./note-item.ts";
import { toPiece, type HtmlPiece } from "./html-piece.ts";
import { element } from "./element.ts";
import type { HastContext, PlacedPicture } from "./hast-context.ts";
import { toReportHast } from "./section-to-hast.ts";

/**
 * A section and all that its HTML depends on: plain data, so that it can be cached and handed from thread to
 * thread.
 */
export interface SectionSource {
  path: string;
  tree: Root;
  numbers: SectionNumbers;
  pictures: Record<string, PlacedPicture>;
  /** Charts in the order of the text; null for one that could not be drawn. */
  charts: (DrawnChart | null)[];
  language: Language;
  labels: Labels;
  /** Form of callouts; `plain` where nothing is said. */
  calloutForm?: CalloutForm;
  /** Place of the notes; `report-end` where nothing is said. */
  notePlace?: NotePlace;
  /** Whether numbers of notes begin anew on each page. */
  isNumberedByPage?: boolean;
  /** Where each part says how to cite it, and what of; undefined where none does. */
  citation: { place: "opener" | "end"; cited: Cited } | undefined;
  /** Whether the imprint lists the credits of pictures, which stand near these otherwise. */
  listsCredits?: boolean;
  /** Paragraphs that are printed below maps. */
  mapRights?: readonly string[];
  /** Picture above its first heading, with the place of its setting. */
  icon?: { url: string; source: string } | undefined;
  /** Who wrote it, told below its first heading. */
  author?: PlacedAuthor | undefined;
  /** Whether the report is this section alone, whose heading is its title. */
  isWhole?: boolean;
  /** Numbers of the colours, from 1, that its parts have in turn; none where they have the publication's. */
  colours?: readonly number[] | undefined;
  /** Whether authors' HTML is read although none may stand in it: in another part of the file some does. */
  readsHtml?: boolean;
  /** Whether another part of the file follows. */
  goesOn?: boolean;
  /** Targets in the parts of the file that follow and stand below this one's last title. */
  targetsBehind?: readonly Target[];
}

export interface SectionHtml {
  /** Parts of the section: a level-1 heading opens one; what stands before the first is one of its own. */
  parts: (HtmlPiece & { headingId: string | undefined })[];
  /** One `<li>` for each note that the section's file defines and the report prints, as often as it does. */
  notes: (HtmlPiece & NamedNote)[];
  messages: SerializedMessage[];
}

export function toSectionHtml(source: SectionSource): SectionHtml {
  const { path, tree, numbers, pictures, charts, language, labels, citation, colours = [], isWhole } = source;
  const file = new VFile({ path });
  const nodes = numberedNodesOf(tree);
  const context: HastContext = {
    file,
    callouts: new Map(nodes.callouts.map((node, index) => [node, numbers.callouts[index]!])),
    targets: new Map(nodes.targets.map((node, index) => [node, numbers.targets[index]!])),
    references: numbers.references,
    dead: numbers.dead,
    examples: numbers.examples,
    takenIds: new Set(numbers.takenIds),
    pictures,
    charts,
    creditIds: source.listsCredits
      ? new Map(nodes.credited.map((node, index) => [node, numbers.credits[index]!]))
      : undefined,
    mapRights: source.mapRights ?? [],
    chartOf: new Map(nodes.charts.map((node, index) => [node, index])),
    language,
    labels,
    calloutForm: source.calloutForm ?? "plain",
    notePlace: source.notePlace ?? "report-end",
    isNumberedByPage: source.isNumberedByPage ?? false,
  };
  const headings = [...numbers.targets, ...(source.targetsBehind ?? [])].filter(
    ({ kind, isInner }) => kind === "section" && !isInner,
  );
  // Where an id stands twice, the first has it.
  const placeOf = new Map(headings.map(({ id }, index) => [id, index] as const).toReversed());
  const targetOf = new Map(numbers.targets.map((target) => [target.id, target] as const).toReversed());
  const options = { readsHtml: source.readsHtml ?? false, goesOn: source.goesOn ?? false };
  const parts = splitAtTitles(toReportHast(tree, context, options)).map((part, partIndex) => {
    const heading = part.find((node): node is Element => node.type === "element" && node.tagName === "h1");
    const headingId = heading?.properties.id?.toString();
    const opener = headingId === undefined ? undefined : openerOf(headings, placeOf.get(headingId) ?? -1, language);
    const target = headingId === undefined ? undefined : targetOf.get(headingId);
    const line = citation && target && toCitationLine(citation.cited, target, citation.place);
    const [above, below] = citation?.place === "opener" ? [line, undefined] : [undefined, line];
    if (heading && partIndex === 0 && source.icon) heading.children.unshift(toIcon(source.icon));
    const by = source.author && partIndex === 0 ? toAuthor(source.author) : undefined;
    if (heading) part.splice(part.indexOf(heading) + 1, 0, ...[by, above, opener].filter((node) => node !== undefined));
    else if (by) part.unshift(by);
    if (below) part.push(below);
    const colour = colours[partIndex % colours.length];
    const properties = { className: ["part"], ...(colour === undefined ? {} : { dataColour: String(colour) }) };
    const pieceOptions = { hyphenate: true, ...(isWhole ? { opensThePage: true } : {}) };
    return { ...toPiece(element("section", properties, part), language, pieceOptions), headingId };
  });
  const definitions = definitionsIn(tree);
  // What is too deep to be read has been told.
  const isEmpty = parts.length === 0 && definitions.size === 0 && !hasErrors([file]);
  // A page that other makers of sites fill from its settings, among others that have words.
  if (isEmpty) complain(file, isWhole ? "empty-file" : "wordless-file", {});
  const printed = new Set<string>();
  const notes = numbers.notes.map((note) => {
    const { identifier, series, name } = note;
    const item = toNoteItem(definitions.get(identifier)!, note, context);
    if (printed.has(identifier)) dropInnerIds(item);
    printed.add(identifier);
    return { ...toPiece(item, language, { hyphenate: true }), series, name };
  });
  return { parts, notes, messages: serializeMessages(file) };
}

/** Returns the picture above a section's title; the title says all that it does. */
function toIcon({ url, source }: { url: string; source: string }): Element {
  return element("img", { className: ["section-icon"], src: url, alt: "", dataSource: source });
}

/** Takes the ids off what stands in a note that is printed again: the first has them, where links find it. */
function dropInnerIds(item: Element): void {
  for (const child of item.children) {
    eachNode<HastNodes>(child, (node) => {
      if (node.type === "element" && node.properties.id !== undefined) node.properties.id = undefined;
    });
  }
}

/**
 * Returns definitions by identifier; a note may be defined inside a list, a quote or a box. The first of several
 * counts.
 */
function definitionsIn(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteDefinition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/**
 * Returns the short contents of the part that a level-1 heading opens: the headings up to the next one of its
 * level.
 */
function openerOf(headings: readonly Target[], place: number, language: Language): Element | undefined {
  const from = place + 1;
  let to = from;
  while (to < headings.length && headings[to]!.level !== 1) to++;
  return toOpenerContents(
    headings.slice(from, to).map(({ id, number, level, ...words }) => {
      return { ...titleWordsFrom(words, 0), id, number, level, page: placeholder };
    }),
    language,
  );
}

/**
 * Splits a section at its titles. Nodes without words before a title, as an anchor or a rule, make no part of
 * their own.
 */
function splitAtTitles(hast: HastRoot): RootContent[][] {
  const parts: RootContent[][] = [];
  for (const node of hast.children) {
    const current = parts.at(-1);
    if (!current || (isTitle(node) && current.some(holdsContent))) parts.push([node]);
    else current.push(node);
  }
  return parts.filter((part) => part.some(holdsContent)).map(openWithTitle);
}

function isTitle(node: RootContent): boolean {
  return node.type === "element" && node.tagName === "h1";
}

function holdsContent(node: RootContent): boolean {
  if (node.type === "text") return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(node.value);
  if (node.type !== "element") return false;
  return ["img", "svg"].includes(node.tagName) || node.children.some(holdsContent);
}

/**
 * Puts anchors before a part's title behind it, where links to them find it, and drops rules there, which part
 * nothing.
 */
function openWithTitle(part: RootContent[]): RootContent[] {
  const before = part.slice(0, part.findIndex(isTitle));
  if (!part.some(isTitle) || !before.some((node) => node.type === "element") || before.some(holdsContent)) return part;
  const elements = before.filter((node): node is Element => node.type === "element" && node.tagName !== "hr");
  // Without the paragraph around them they take up no line.
  const kept = elements.flatMap((node) => (node.tagName === "p" ? node.children : [node]));
  return [part[before.length]!, ...kept, ...part.slice(before.length + 1)];
}
