/** A section's mdast and its numbers in; its parts and the notes that it defines as HTML, for pages and for the web, out. */
import type { Element, Root as HastRoot, RootContent } from "hast";
import type { FootnoteDefinition, Nodes, Root } from "mdast";
import { VFile } from "vfile";
import { eachNode } from "../markdown/each-node.ts";
import type { DrawnChart } from "../charts/draw-charts.ts";
import { numberedNodesOf } from "../markdown/section-facts.ts";
import type { NoteSeries } from "../markdown/note-series.ts";
import type { SectionNumbers, Target } from "../markdown/number-report.ts";
import { keepMessages, type KeptMessage } from "../report/kept-messages.ts";
import type { Language } from "./labels.ts";
import { toCitationLine, type Cited } from "./parts/citation.ts";
import { toOpenerContents } from "./parts/opener-contents.ts";
import { placeholder } from "./page-slots.ts";
import { toNoteItem } from "./note-item.ts";
import { toPiece, type HtmlPiece } from "./html-piece.ts";
import { element } from "./element.ts";
import { toReportHast, type HastContext, type PlacedPicture } from "./section-to-hast.ts";

/** Plain data, so that it can be kept between builds and handed from thread to thread. */
export interface SectionSource {
  path: string;
  tree: Root;
  numbers: SectionNumbers;
  pictures: Record<string, PlacedPicture>;
  /** In the order of the text; null for one that could not be drawn. */
  charts: (DrawnChart | null)[];
  language: Language;
  /** Where each part says how to cite it, and what of; undefined where none does. */
  citation: { place: "opener" | "end"; cited: Cited } | undefined;
}

export interface SectionHtml {
  /** A level-1 heading opens a part; what stands before the first is one of its own. */
  parts: (HtmlPiece & { headingId: string | undefined })[];
  /** One `<li>` for each note that the section's file defines; those of a series in the order of their numbers. */
  notes: (HtmlPiece & { series: NoteSeries; number: number })[];
  messages: KeptMessage[];
}

export function toSectionHtml(source: SectionSource): SectionHtml {
  const { path, tree, numbers, pictures, charts, language, citation } = source;
  const file = new VFile({ path });
  const nodes = numberedNodesOf(tree);
  const context: HastContext = {
    file,
    callouts: new Map(nodes.callouts.map((node, index) => [node, numbers.callouts[index]!])),
    targets: new Map(nodes.targets.map((node, index) => [node, numbers.targets[index]!])),
    references: numbers.references,
    pictures,
    charts,
    chartOf: new Map(nodes.charts.map((node, index) => [node, index])),
    language,
  };
  const parts = splitAtTitles(toReportHast(tree, context)).map((part) => {
    const heading = part.find((node): node is Element => node.type === "element" && node.tagName === "h1");
    const headingId = heading?.properties.id?.toString();
    const opener = headingId === undefined ? undefined : openerOf(headingId, numbers.targets);
    const target = numbers.targets.find(({ id }) => id === headingId);
    const line = citation && target && toCitationLine(citation.cited, target, citation.place);
    const [above, below] = citation?.place === "opener" ? [line, undefined] : [undefined, line];
    if (heading) part.splice(part.indexOf(heading) + 1, 0, ...[above, opener].filter((node) => node !== undefined));
    if (below) part.push(below);
    return { ...toPiece(element("section", { className: ["part"] }, part), language, { hyphenate: true }), headingId };
  });
  const definitions = definitionsIn(tree);
  const notes = Object.entries(numbers.notes)
    .toSorted(([, a], [, b]) => a.number - b.number)
    .map(([identifier, note]) => {
      const definition = definitions.get(identifier)!;
      const { series, number } = note;
      const item = toNoteItem(definition, note, context);
      return { ...toPiece(item, language, { hyphenate: true }), series, number };
    });
  return { parts, notes, messages: keepMessages(file) };
}

/** By identifier; a note may be defined inside a list, a quote or a box. The first of several counts. */
function definitionsIn(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteDefinition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** The short contents of the part that a level-1 heading opens: the headings up to the next one of its level. */
function openerOf(headingId: string, targets: readonly Target[]): Element | undefined {
  const headings = targets.filter(({ kind }) => kind === "section");
  const from = headings.findIndex(({ id }) => id === headingId) + 1;
  const to = headings.findIndex(({ level }, index) => index >= from && level === 1);
  const below = headings.slice(from, to === -1 ? undefined : to);
  return toOpenerContents(
    below.map(({ id, number, title, level }) => ({ id, number, title, level, page: placeholder })),
  );
}

function splitAtTitles(hast: HastRoot): RootContent[][] {
  const parts: RootContent[][] = [];
  for (const node of hast.children) {
    const isTitle = node.type === "element" && node.tagName === "h1";
    const current = parts.at(-1);
    if (!current || (isTitle && current.some((before) => before.type === "element"))) parts.push([node]);
    else current.push(node);
  }
  return parts.filter((part) => part.some((node) => node.type === "element"));
}
