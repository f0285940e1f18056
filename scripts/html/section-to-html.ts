/** Converts a section's mdast to HTML for pages and for the web: its parts, and the notes that it defines. */
import type { Element, Nodes as HastNodes, Root as HastRoot, RootContent } from "hast";
import type { FootnoteDefinition, Nodes, Root } from "mdast";
import { VFile } from "vfile";
import { eachNode } from "../markdown/each-node.ts";
import { titleWordsFrom } from "../markdown/read-title-words.ts";
import type { DrawnChart } from "../charts/draw-charts.ts";
import { numberedNodesOf } from "../markdown/numbers/numbered-nodes.ts";
import type { NamedNote } from "../markdown/notes/note-series.ts";
import type { SectionNumbers } from "../markdown/numbers/number-report.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";
import { complain } from "../messages/complain.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { serializeMessages, type SerializedMessage } from "../messages/serialize-messages.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import type { CalloutForm, NotePlace } from "../manuscript/settings/schema/settings-schema.ts";
import { toAuthor, type PlacedAuthor } from "./parts/author.ts";
import { toCitationLine, type Cited } from "./parts/citation.ts";
import { toOpenerContents } from "./parts/opener-contents.ts";
import { folioPlaceholder } from "./page-slots.ts";
import { toNoteItem } from "./notes/note-item.ts";
import { toPiece, type HtmlPiece } from "./html-piece.ts";
import { element } from "./element.ts";
import type { HastContext, PlacedPicture } from "./hast-context.ts";
import { toReportHast } from "./section-to-hast.ts";

/** A section and all that its HTML depends on, as plain data that can be cached and sent to threads. */
export interface SectionSource {
  path: string;
  tree: Root;
  numbers: SectionNumbers;
  pictures: Record<string, PlacedPicture>;
  /** Charts in the order of the text; null for one that could not be drawn. */
  charts: (DrawnChart | null)[];
  language: Language;
  labels: Labels;
  /** Form of callouts; `plain` if not given. */
  calloutForm?: CalloutForm;
  /** Place of the notes; `report-end` if not given. */
  notePlace?: NotePlace;
  /** Whether numbers of notes begin anew on each page. */
  isNumberedByPage?: boolean;
  /** Where each part tells how to cite it, and the settings for that; undefined where no part does. */
  citation: { place: "opener" | "end"; cited: Cited } | undefined;
  /** Whether the imprint lists the credits of pictures; otherwise each credit stands near its picture. */
  listsCredits?: boolean;
  /** Paragraphs that are printed below maps. */
  mapRights?: readonly string[];
  /** Picture above the section's first heading, with the place of its setting. */
  icon?: { url: string; source: string } | undefined;
  /** The section's author, who is named below its first heading. */
  author?: PlacedAuthor | undefined;
  /** Whether the report is this section alone, whose heading is the report's title. */
  isWhole?: boolean;
  /**
   * Numbers, from 1, of the colours that the section's parts have in turn; undefined where they have those of the whole
   * publication.
   */
  colours?: readonly number[] | undefined;
  /** Whether the tree is parsed as HTML although this part has none, because another part of the file has some. */
  readsHtml?: boolean;
  /** Whether another part of the file follows. */
  goesOn?: boolean;
  /** Targets in the following parts of the file, up to the next title. */
  targetsBehind?: readonly Target[];
  /**
   * Title in an earlier part of the file, to which this part belongs; given only where the section is to be cited at
   * its end.
   */
  titleBefore?: Target | undefined;
  /** Whether the text below the last title continues in another part of the file. */
  isCutBelow?: boolean;
}

export interface SectionHtml {
  /** Parts of the section. Each heading of level 1 opens one; content before the first is a part of its own. */
  parts: (HtmlPiece & { headingId: string | undefined })[];
  /**
   * HTML of one `<li>` for each note that the section's file defines and the report prints, as many times as it is
   * printed.
   */
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
  // Of several headings with the same id the first one counts.
  const placeOf = new Map(headings.map(({ id }, index) => [id, index] as const).toReversed());
  const targetOf = new Map(numbers.targets.map((target) => [target.id, target] as const).toReversed());
  const options = { readsHtml: source.readsHtml ?? false, goesOn: source.goesOn ?? false };
  const split = splitAtTitles(toReportHast(tree, context, options));
  const parts = split.map((part, partIndex) => {
    const heading = part.find((node): node is Element => node.type === "element" && node.tagName === "h1");
    const headingId = heading?.properties.id?.toString();
    const opener = headingId === undefined ? undefined : openerOf(headings, placeOf.get(headingId) ?? -1, language);
    const goesOnWith = heading || partIndex > 0 ? undefined : source.titleBefore;
    const target = headingId === undefined ? goesOnWith : targetOf.get(headingId);
    const line = citation && target && toCitationLine(citation.cited, target, citation.place);
    const [above, below] = citation?.place === "opener" ? [line, undefined] : [undefined, line];
    if (heading && partIndex === 0 && source.icon) heading.children.unshift(toIcon(source.icon));
    const by = source.author && partIndex === 0 ? toAuthor(source.author) : undefined;
    if (heading) part.splice(part.indexOf(heading) + 1, 0, ...[by, above, opener].filter((node) => node !== undefined));
    else if (by) part.unshift(by);
    if (below && !(source.isCutBelow && partIndex === split.length - 1)) part.push(below);
    const colour = colours[partIndex % colours.length];
    const properties = { className: ["part"], ...(colour === undefined ? {} : { dataColour: String(colour) }) };
    const pieceOptions = { hyphenate: true, ...(isWhole ? { opensThePage: true } : {}) };
    return { ...toPiece(element("section", properties, part), language, pieceOptions), headingId };
  });
  const definitions = definitionsIn(tree);
  // An error for content that is nested too deeply has been reported already.
  const isEmpty = parts.length === 0 && definitions.size === 0 && !hasErrors([file]);
  // An empty file is only a fault where the report has no other: generators of web sites fill some pages from their
  // settings.
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

/** Returns the picture above a section's title. It is decoration to screen readers, since the title says the same. */
function toIcon({ url, source }: { url: string; source: string }): Element {
  return element("img", { className: ["section-icon"], src: url, alt: "", dataSource: source });
}

/** Removes the ids within a note that is printed again: they stay in its first copy, where links lead. */
function dropInnerIds(item: Element): void {
  for (const child of item.children) {
    eachNode<HastNodes>(child, (node) => {
      if (node.type === "element" && node.properties.id !== undefined) node.properties.id = undefined;
    });
  }
}

/**
 * Returns the definitions of notes by identifier. A note may be defined inside a list, quotation or box. Of several
 * with one identifier the first counts.
 */
function definitionsIn(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteDefinition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/**
 * Returns the short contents of the part that a heading of level 1 opens, from the headings up to the next one of level
 * 1.
 */
function openerOf(headings: readonly Target[], place: number, language: Language): Element | undefined {
  const from = place + 1;
  let to = from;
  while (to < headings.length && headings[to]!.level !== 1) to++;
  return toOpenerContents(
    headings.slice(from, to).map(({ id, number, level, ...words }) => {
      return { ...titleWordsFrom(words, 0), id, number, level, page: folioPlaceholder };
    }),
    language,
  );
}

/**
 * Splits a section at its headings of level 1. Nodes without words before one, as an anchor or a rule, are no part of
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
 * Moves anchors from before a part's title to behind it, where links can lead to them, and removes rules before it,
 * which separate nothing.
 */
function openWithTitle(part: RootContent[]): RootContent[] {
  const before = part.slice(0, part.findIndex(isTitle));
  if (!part.some(isTitle) || !before.some((node) => node.type === "element") || before.some(holdsContent)) return part;
  const elements = before.filter((node): node is Element => node.type === "element" && node.tagName !== "hr");
  // Without a paragraph around them anchors take up no line.
  const kept = elements.flatMap((node) => (node.tagName === "p" ? node.children : [node]));
  return [part[before.length]!, ...kept, ...part.slice(before.length + 1)];
}
