/** Reads the words of a tagged document in the order of its structure tree, with notes at the end. */
import type { TaggedContent, Element } from "./tags.ts";

export interface TaggedWords {
  /** Text, with a space between blocks, without the labels of lists, which the browser makes. */
  text: string;
  /** The text of each figure and formula, in order; a drawing's words, or those that a picture may have. */
  figures: string[];
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
 */
export function readTaggedWords(
  root: Element,
  textOf: (content: TaggedContent) => string,
  contents: PlacedContent[] = [],
): TaggedWords {
  const [body, notes] = [new TextRun(), new TextRun()];
  const [figures, figuresInNotes] = [[] as string[], [] as string[]];
  walk(root, body, root);
  contents.push(...body.contents, ...notes.contents);
  return { text: [...body.texts, " ", ...notes.texts].join(""), figures: [...figures, ...figuresInNotes] };

  function walk(element: Element, into: TextRun, block: object): void {
    if (element.type === "/Lbl") return;
    const isFigure = element.type === "/Figure" || element.type === "/Formula";
    if (isFigure) {
      (into === notes ? figuresInNotes : figures).push(contentIn(element));
      const first = firstContent(element);
      if (first) into.contents.push({ content: first, block, isFigure });
    } else if (element.type === "/Note") walkKids(element, notes, element);
    else walkKids(element, into, block);
  }

  function walkKids(element: Element, into: TextRun, around: object): void {
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

  function contentIn(element: Element | undefined): string {
    const kids = element?.kids ?? [];
    return kids
      .map((kid) => (kid.kind === "element" ? contentIn(kid) : kid.kind === "content" ? textOf(kid) : ""))
      .join("");
  }
}

class TextRun {
  readonly texts: string[] = [];
  readonly contents: PlacedContent[] = [];
}

function firstContent({ kids }: Element): TaggedContent | undefined {
  for (const kid of kids) {
    const found = kid.kind === "element" ? firstContent(kid) : kid.kind === "content" ? kid : undefined;
    if (found) return found;
  }
  return undefined;
}
