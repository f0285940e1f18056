/** Reads the words of a tagged document in the order of its structure tree, with notes at the end. */
import { figureSlot } from "./figure-slot.ts";
import { PdfString, readTextString } from "../objects.ts";
import { letteringOf } from "./reader-letters.ts";
import { isElement, type Element, type Kid, type TaggedContent } from "../tags.ts";

export interface TaggedWords {
  /** Text, with a space between blocks and a `figureSlot` for each figure, without the labels of lists. */
  text: string;
  /** Figures and formulas, in order. */
  figures: TaggedFigure[];
  /** Text that is painted before each item of lists, in order. */
  labels: string[];
}

/** A figure or a formula. */
export interface TaggedFigure {
  /** A drawing's words, or those that a picture may have, or what is written in a formula. */
  words: string;
  /** Its alternative text; empty where it has none. */
  alt: string;
}

/** Marked content, and the block that it is part of. */
export interface PlacedContent {
  content: TaggedContent;
  block: object;
  /** Whether it begins a figure or formula, whose words don't belong to the text. */
  isFigure?: true;
}

/** Elements within a line of text; others separate words. */
const inLine = new Set(["/Span", "/Em", "/Strong", "/Code", "/Quote", "/Link", "/Reference", "/Sub", "/NonStruct"]);

/**
 * Reads the words.
 *
 * @param textOf - returns the text of marked content; empty where it is invisible
 * @param contents - receives the marked content of the words, in the same order
 * @param labelBeside - returns what is painted beside content, but isn't marked, as a label that a stylesheet writes
 *   with `content` is
 */
export function readTaggedWords(
  root: Element,
  textOf: (content: TaggedContent) => string,
  contents: PlacedContent[] = [],
  labelBeside: (content: TaggedContent) => string = () => "",
): TaggedWords {
  const [body, notes] = [new TaggedRun(), new TaggedRun()];
  walk(root, body, root);
  contents.push(...body.contents, ...notes.contents);
  return {
    text: [...body.texts, " ", ...notes.texts].join(""),
    figures: [...body.figures, ...notes.figures],
    labels: [...body.labels, ...notes.labels],
  };

  function walk(element: Element, into: TaggedRun, block: object): void {
    if (element.type === "/Lbl") return;
    const isFigure = element.type === "/Figure" || element.type === "/Formula";
    if (isFigure) {
      into.texts.push(figureSlot);
      into.figures.push({ words: contentIn(element), alt: altOf(element) });
      const first = firstContent(element.kids);
      if (first) into.contents.push({ content: first, block, isFigure });
      return;
    }
    if (element.type === "/LI") into.labels.push(labelOf(element));
    if (element.type === "/Note") walkKids(element, notes, element);
    else walkKids(element, into, block);
  }

  function walkKids(element: Element, into: TaggedRun, around: object): void {
    const block = inLine.has(element.type) ? around : element;
    for (const kid of element.kids) {
      if (kid.kind === "element") walk(kid, into, block);
      else if (kid.kind === "content") {
        into.texts.push(textOf(kid));
        into.contents.push({ content: kid, block });
      }
    }
    if (block === element) into.texts.push(" ");
  }

  /** Returns what is painted before an item; of labels that stylesheets write, Chromium marks the text, not the number. */
  function labelOf({ kids }: Element): string {
    const isLabel = (kid: Kid) => isElement(kid) && kid.type === "/Lbl";
    const marked = kids.map((kid) => (isElement(kid) && isLabel(kid) ? contentIn(kid) : "")).join("");
    if (letteringOf(marked) !== "") return marked;
    const first = firstContent(kids.filter((kid) => !isLabel(kid)));
    return first ? marked + labelBeside(first) : marked;
  }

  function contentIn(element: Element | undefined): string {
    const kids = element?.kids ?? [];
    return kids
      .map((kid) => (kid.kind === "element" ? contentIn(kid) : kid.kind === "content" ? textOf(kid) : ""))
      .join("");
  }
}

class TaggedRun {
  readonly texts: string[] = [];
  readonly figures: TaggedFigure[] = [];
  readonly labels: string[] = [];
  readonly contents: PlacedContent[] = [];
}

function altOf({ facts }: Element): string {
  const alt = facts.get("Alt");
  return alt instanceof PdfString ? readTextString(alt) : "";
}

function firstContent(kids: readonly Kid[]): TaggedContent | undefined {
  for (const kid of kids) {
    const found = kid.kind === "element" ? firstContent(kid.kids) : kid.kind === "content" ? kid : undefined;
    if (found) return found;
  }
  return undefined;
}
