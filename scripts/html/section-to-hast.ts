/** Converts a section's mdast to sanitised hast, with the report's numbers, each block stamped with its source. */
import type { Element, Nodes as HastNodes, Root as HastRoot } from "hast";
import type { Nodes, Root } from "mdast";
import { toHast, type Handlers, type State } from "mdast-util-to-hast";
import { eachNode } from "../markdown/each-node.ts";
import { givenId } from "../markdown/syntax/attributes.ts";
import { referencedId } from "../markdown/references.ts";
import { conventionsOf } from "./typography/conventions.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import { leadsSomewhere } from "../markdown/kind-of-address.ts";
import { blocks } from "./blocks/blocks.ts";
import type { HastContext, NodeContext, ToHast } from "./hast-context.ts";
import { text } from "./element.ts";
import { inline } from "./inline/inline.ts";
import { wholeNumber } from "./list-labels.ts";
import { sanitise } from "./raw/sanitise.ts";
import { setExamples } from "./set-examples.ts";
import { setBreaks } from "./set-breaks.ts";
import { setCode } from "./set-code.ts";
import { setCredits } from "./pictures/set-credits.ts";
import { setFormulas } from "./set-formulas.ts";
import { setHandHeadings } from "./set-hand-headings.ts";
import { setPictures } from "./pictures/set-pictures.ts";
import { setTable } from "./set-tables.ts";
import { stampSources } from "./stamp-sources.ts";
import { wrapLooseText } from "./raw/wrap-loose-text.ts";

export interface HastOptions {
  /** Whether the tree is the content of a note. */
  isNote?: boolean;
  /** Whether the tree is parsed as HTML even if no author wrote any. */
  readsHtml?: boolean;
  /** Whether another part of the same file follows. */
  goesOn?: boolean;
}

/**
 * Converts a section, or the blocks of a note. Elements whose text the pipeline wrote (callouts, labels, references)
 * have the attribute `data-generated`. Complains `dropped-html` of HTML that the sanitizer removes.
 */
export function toReportHast(
  tree: Root,
  context: HastContext,
  { isNote = false, readsHtml = false, goesOn = false }: HastOptions = {},
): HastRoot {
  const { handlers, later } = conversionOf(context);
  const hast = toHast(tree, { allowDangerousHtml: true, handlers }) as HastRoot;
  const holdsHtml = readsHtml || hasRawHtml(hast);
  const clean = holdsHtml ? sanitise(hast, context.file, context.labels, context.takenIds) : hast;
  if (holdsHtml && !isNote) wrapLooseText(clean);
  if (later.length > 0) fillPlaces(clean, later.splice(0));
  if (Object.keys(context.pictures).length > 0) setPictures(clean, context.labels);
  if (!context.creditIds) setCredits(clean);
  markQuotations(clean, context.language);
  setElements(clean, context);
  setExamples(clean, context.examples);
  // These come last, since elements around pictures and code are made by then.
  setBreaks(clean, isNote);
  setHandHeadings(clean, goesOn);
  setFormulas(clean);
  stampSources(clean, context.file);
  // Blocks are separated by line ends.
  if (goesOn) clean.children.push(text("\n"));
  return clean;
}

type Fill = (place: Element) => void;

interface Conversion {
  handlers: Handlers;
  /** Functions that `fillPlaces` will call; empty between trees. */
  later: Fill[];
}

const conversions = new WeakMap<HastContext, Conversion>();

/** Returns the conversion of a context. A section and its notes have one context, for which it is made once. */
function conversionOf(context: HastContext): Conversion {
  let conversion = conversions.get(context);
  if (!conversion) {
    const later: Fill[] = [];
    conversion = { handlers: handlersFor(context, later), later };
    conversions.set(context, conversion);
  }
  return conversion;
}

/** Returns the handlers by which mdast-util-to-hast converts nodes. */
function handlersFor(context: HastContext, later: Fill[]): Handlers {
  const fillLater: NodeContext["fillLater"] = (place, fill) => {
    place.properties.dataLater = later.length;
    later.push(fill);
  };
  return Object.fromEntries(
    Object.entries({ ...blocks, ...inline }).map(([type, convert]) => [
      type,
      (state: State, node: Nodes, parent: Nodes | undefined): Element | undefined => {
        const result = (convert as ToHast<Nodes>)(node, { context, parent, state, fillLater });
        if (result) {
          state.patch(node, result);
          giveId(node, result, context);
        }
        return result;
      },
    ]),
  );
}

/** Gives a block without a number the id that its author gave it, so that links can lead there. */
function giveId(node: Nodes, { properties }: Element, { takenIds }: HastContext): void {
  const id = node.type === "containerDirective" ? givenId(node) : undefined;
  if (id === undefined || properties.id !== undefined || takenIds.has(id)) return;
  properties.id = id;
  takenIds.add(id);
}

/**
 * Fills the elements that `fillLater` was called for. They are found by `data-later`, which the sanitizer lets through
 * only on the pipeline's own elements.
 */
function fillPlaces(hast: HastRoot, later: readonly Fill[]): void {
  eachNode<HastNodes>(hast, (node) => {
    if (node.type !== "element") return;
    const { dataLater } = node.properties;
    if (dataLater === undefined) return;
    delete node.properties.dataLater;
    later[Number(dataLater)]!(node);
  });
}

/** Runs, in one walk, all steps that concern single elements: a report has thousands of trees, one for each note. */
function setElements(hast: HastRoot, context: HastContext): void {
  eachNode<HastNodes>(hast, (node) => {
    if (node.type !== "element") return;
    if (node.tagName === "a") setLink(node, context);
    else if (node.tagName === "ol") setNumbers(node);
    else if (node.tagName === "input") nameTask(node, context.labels);
    else if (node.tagName === "table") setTable(node, context.language);
    else if (node.tagName === "pre") setCode(node);
  });
}

/**
 * Points a link within the report to the id of its target. A link that leads nowhere becomes text, since a browser
 * would make an address on this machine of it (`file:///…`).
 */
function setLink(link: Element, { references, dead }: HastContext): void {
  const address = link.properties.href;
  // An anchor without an address.
  if (typeof address !== "string") return;
  const id = referencedId(address);
  const written = id === undefined ? address : `#${id}`;
  const target = Object.hasOwn(references, written) ? references[written] : undefined;
  if (target && target.id !== id) link.properties.href = `#${target.id}`;
  if (target || (leadsSomewhere(address) && !dead.includes(written))) return;
  link.tagName = "span";
  delete link.properties.href;
}

/**
 * Writes the numbers of a reversed list into its items: where the list breaks over pages, the browser would begin to
 * count anew on each page. A start of more than 32 bits, which browsers don't read (HTML, 2.3.4.1), goes: Paged.js would
 * count from what is left of it.
 */
function setNumbers(list: Element): void {
  if (wholeNumber(list.properties.start) === undefined) delete list.properties.start;
  if (!list.properties.reversed) return;
  const items = list.children.filter((child): child is Element => child.type === "element" && child.tagName === "li");
  let next = wholeNumber(list.properties.start) ?? items.length;
  for (const { properties } of items) {
    const number = wholeNumber(properties.value) ?? next;
    properties.value = String(number);
    next = number - 1;
  }
}

/** Names the checkbox of a task list for screen readers: done or open. */
function nameTask(box: Element, { taskDone, taskOpen }: Labels): void {
  box.properties.ariaLabel = box.properties.checked ? taskDone : taskOpen;
}

/** Adds quotation marks around `<q>`, since those that a browser draws are not in the PDF's tags. */
function markQuotations(node: HastNodes, language: Language, level = 0): void {
  if (!("children" in node)) return;
  const isQuotation = node.type === "element" && node.tagName === "q";
  for (const child of node.children) markQuotations(child, language, isQuotation ? level + 1 : level);
  if (!isQuotation) return;
  const { first, second } = conventionsOf(language).quotes;
  const [before, behind] = level % 2 === 0 ? first : second;
  node.children = [text(before), ...node.children, text(behind)];
}

function hasRawHtml(hast: HastNodes): boolean {
  return hast.type === "raw" || ("children" in hast && hast.children.some((child) => hasRawHtml(child)));
}
