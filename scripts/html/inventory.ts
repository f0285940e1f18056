/** Lists every word, table row, list item and picture of hast that must be printed, with its place in the Markdown. */
import type { Element, Nodes } from "hast";
import { figureSlot } from "../lib/pdf/text/figure-slot.ts";
import { labelItems } from "./list-labels.ts";

/**
 * All words and things of a unit, in reading order. It is taken before and after the unit is laid out, and both must be
 * equal.
 */
export interface Inventory {
  /**
   * Runs of text as `[source, words]`, without soft hyphens and with single spaces; the source is `file:line:column` or
   * empty.
   */
  text: [source: string, words: string][];
  /** Counts of `tr`, `li`, `img`, `svg` and `math` elements, by `name source`. */
  things: Record<string, number>;
}

/**
 * The inventory that the finished PDF is compared with. It also has page numbers, which the laid-out pages get later,
 * and pictures.
 */
export interface PrintInventory extends Inventory {
  /**
   * Runs of text with slots for page numbers, and for the numbers of notes by page (see `fillPageNumbers`), and with a
   * `figureSlot` for each figure.
   */
  text: Inventory["text"];
  figures: InventoryFigure[];
  /** Numbers, letters and roman numerals of the items of ordered lists, as `[source, label]`, without brackets and stops. */
  labels: [source: string, label: string][];
}

/** A picture or a formula that tells something, in the order of reading. */
export interface InventoryFigure {
  source: string;
  /** Alternative text. */
  alt: string;
  /** Words in drawings made from the manuscript. */
  words?: string;
  /** Text of a formula, without what is only there to take room. */
  formula?: string;
  /** Whether white space stands between the word before and it. */
  isApartBefore?: true;
  /** Whether white space stands between it and the word behind. */
  isApartBehind?: true;
}

/**
 * Characters around a slot, which holds the id whose page number is put in or the name of a note's slot. They are
 * noncharacters, which no author can print (Unicode 23.7).
 */
const [slotStart, slotEnd] = ["\ufdd4", "\ufdd5"];
const slot = /\ufdd4([^\ufdd5]*)\ufdd5/g;
const slotsOfAnyKind = new RegExp(`${slot.source}|${figureSlot}`, "g");

/** Fills the slots in words of a `PrintInventory` with folios and numbers of notes. */
export function fillPageNumbers(words: string, folioOf: (id: string) => string): string {
  return words.replace(slot, (_, id: string) => folioOf(id));
}

/**
 * Returns the inventory of the laid-out pages, without page numbers, which are put in later, and without the places of
 * figures. Both are compared in the finished PDF.
 */
export function withoutPageNumbers({ text, things }: PrintInventory): Inventory {
  const joined: Inventory["text"] = [];
  for (const [source, words] of text) {
    const left = words.includes(slotStart) || words.includes(figureSlot) ? words.replace(slotsOfAnyKind, "") : words;
    const last = joined.at(-1);
    if (last?.[0] === source) last[1] += left;
    else if (left.trim() !== "") joined.push([source, left]);
  }
  return { text: joined, things };
}

const counted = new Set(["tr", "li", "img", "svg", "math"]);
/** Elements at whose end a word ends even without white space. */
const blocks = new Set("p li h1 h2 h3 h4 h5 h6 td th div section blockquote figcaption dt dd pre br".split(" "));

export function inventoryOf(hast: Nodes): PrintInventory {
  const taker = new InventoryTaker();
  taker.walk(hast, "");
  return taker.inventory;
}

class InventoryTaker {
  readonly inventory: PrintInventory = { text: [], things: {}, figures: [], labels: [] };
  /** Labels of items that aren't reached yet. */
  readonly #labels = new Map<Element, string>();
  /** The figure behind which no text stood yet. */
  #last: InventoryFigure | undefined;

  walk(node: Nodes, source: string): void {
    if (node.type === "text") {
      this.#addText(source, node.value);
    } else if (node.type === "element") {
      const here = sourceIn(node) ?? source;
      const { dataPageOf, dataPageRef, dataNoteOf } = node.properties;
      const slotted = dataPageOf ?? dataPageRef ?? dataNoteOf;
      if (slotted !== undefined) {
        if (typeof slotted === "string") this.#addText(here, `${slotStart}${slotted}${slotEnd}`);
        return;
      }
      if (counted.has(node.tagName)) {
        const key = `${node.tagName} ${here}`;
        this.inventory.things[key] = (this.inventory.things[key] ?? 0) + 1;
      }
      this.#takeLabel(node, here);
      const figure = figureIn(node, here);
      if (figure) this.#addFigure(figure);
      if (node.tagName === "svg" || node.tagName === "math") return;
      for (const child of node.children) this.walk(child, here);
      if (blocks.has(node.tagName)) this.#endWord();
    } else if (node.type === "root") {
      for (const child of node.children) this.walk(child, source);
    }
  }

  /**
   * Adds the label of an item; those of a list become known with it. A list without a place is the pipeline's own,
   * such as the contents.
   */
  #takeLabel(node: Element, source: string): void {
    if (node.tagName === "ol" && sourceIn(node) !== undefined)
      for (const [item, label] of labelItems(node)) this.#labels.set(item, label);
    const label = this.#labels.get(node);
    if (label !== undefined) this.inventory.labels.push([source, label]);
  }

  #addText(source: string, value: string): void {
    const words = tidyWords(value);
    if (this.#last && words.startsWith(" ")) this.#last.isApartBehind = true;
    if (words !== "") this.#last = undefined;
    const { text } = this.inventory;
    const last = text.at(-1);
    if (last?.[0] === source) last[1] += words;
    else if (words.trim() !== "") text.push([source, words]);
  }

  #addFigure(figure: InventoryFigure): void {
    const { text, figures } = this.inventory;
    const last = text.at(-1);
    if (last && withoutFigures(last[1]).endsWith(" ")) figure.isApartBefore = true;
    // In the run of the words before it, whatever its own place is, so that runs are those of the laid-out pages.
    if (last) last[1] += figureSlot;
    else text.push([figure.source, figureSlot]);
    figures.push(figure);
    this.#last = figure;
  }

  #endWord(): void {
    this.#last = undefined;
    const last = this.inventory.text.at(-1);
    if (last && !withoutFigures(last[1]).endsWith(" ")) last[1] += " ";
  }
}

/**
 * Returns the entry of a picture; undefined for other elements, and for pictures hidden from assistive technology as
 * decoration.
 */
function figureIn(node: Element, source: string): InventoryFigure | undefined {
  const { alt, ariaHidden, ariaLabel, alttext } = node.properties;
  if (ariaHidden === "true") return undefined;
  if (node.tagName === "math") return { source, alt: String(alttext ?? ""), formula: formulaIn(node) };
  if (node.tagName === "svg") return { source, alt: ariaLabel ?? "", words: textInNode(node) };
  return node.tagName === "img" && typeof alt === "string" && alt.trim() !== "" ? { source, alt } : undefined;
}

/** Returns what is written in MathML, without phantoms, which are as large as what they hold, and unseen. */
function formulaIn(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node) || (node.type === "element" && node.tagName === "mphantom")) return "";
  return node.children.map(formulaIn).join("");
}

function textInNode(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textInNode).join(" ") : "";
}

function sourceIn(node: Element): string | undefined {
  const { dataSource } = node.properties;
  return typeof dataSource === "string" ? dataSource : undefined;
}

/** Returns a text without the slots of figures. */
export function withoutFigures(text: string): string {
  return text.includes(figureSlot) ? text.replaceAll(figureSlot, "") : text;
}

/** Returns a text without soft hyphens and with single spaces. */
export function tidyWords(text: string): string {
  return text.replaceAll("\u00ad", "").replaceAll(/\s{2,}|[^\S ]/g, " ");
}
