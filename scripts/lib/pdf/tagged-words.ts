/** Reads the words of a tagged document in the order of its structure tree, notes behind all else. */
import type { TaggedContent, Element, Kid } from "./tags.ts";

export interface TaggedWords {
  /** Blocks set apart by a space. Without labels of lists, which a browser makes. */
  text: string;
  /** The text of each figure and formula, in the order of the text; a drawn one has words, a picture may. */
  figures: string[];
}

/** Content with the block that it is a part of. */
export interface PlacedContent {
  content: TaggedContent;
  block: object;
  /** Whether it begins a figure or formula, whose words are none of the text. */
  isFigure?: true;
}

/** Elements that stand in a line of text; others set what is in them apart. */
const inLine = new Set(["/Span", "/Em", "/Strong", "/Code", "/Quote", "/Link", "/Reference", "/Sub", "/NonStruct"]);

/**
 * @param textOf - of a marked-content sequence; empty where nobody can see it
 * @param contents - gets what the words stand in, in the same order
 */
export function readTaggedWords(
  root: Element,
  textOf: (content: TaggedContent) => string,
  contents: PlacedContent[] = [],
): TaggedWords {
  const [body, notes] = [new TextRun(), new TextRun()];
  const [figures, figuresInNotes] = [[] as string[], [] as string[]];
  /** The text of the head of the last table in a note. */
  let head = "";
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
    } else if (element.type === "/Note") walkNote(element);
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

  /**
   * Leaves out the head of a table that goes on: the rest of a note overleaf may begin with the rest of a table, tagged as
   * a table of its own with the same head.
   */
  function walkNote(note: Element): void {
    const first = firstTable(note);
    const before = head;
    for (const table of tablesIn(note)) head = lettersIn(headOf(table));
    const firstHead = first && headOf(first);
    if (first && firstHead && lettersIn(firstHead) === before) {
      const { kids } = first;
      first.kids = kids.filter((kid) => kid !== firstHead);
      walkKids(note, notes, note);
      first.kids = kids;
    } else walkKids(note, notes, note);
  }

  /**
   * Returns an element's letters without spaces, by which a head on a later page is known. Whether a line begins with a
   * head depends on what stands before it.
   */
  function lettersIn(element: Element | undefined): string {
    return contentIn(element).replaceAll(/\s+/g, "");
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

/** Returns the table that an element begins with, if it does. */
function firstTable(element: Element): Element | undefined {
  if (element.type === "/Table") return element;
  const [first] = element.kids;
  return first?.kind === "element" ? firstTable(first) : undefined;
}

function tablesIn(element: Element): Element[] {
  if (element.type === "/Table") return [element];
  return element.kids.flatMap((kid) => (kid.kind === "element" ? tablesIn(kid) : []));
}

function headOf({ kids }: Element): Element | undefined {
  return kids.find((kid: Kid): kid is Element => kid.kind === "element" && kid.type === "/THead");
}
