/** Puts captions into their figures and tables, and titles on boxes. */
import { textString, type PdfName } from "../lib/pdf/objects.ts";
import { isElement, noTagFacts, type Element, type Kid } from "../lib/pdf/tags.ts";
import type { TagMarks } from "./take-marks.ts";

/** @param textOf - what is read in an element */
export function finishCaptioned(
  element: Element,
  kind: "figure" | "table" | "box",
  marks: TagMarks,
  textOf: (element: Element) => string,
): void {
  if (kind === "box") return finishBox(element, marks, textOf);
  const type: PdfName = kind === "figure" ? "/Figure" : "/Table";
  const found = allOf(element, type, marks);
  const captions = element.kids.filter((kid) => isElement(kid) && isCaption(kid, marks));
  // What holds several panels is a group with a title, each of them a figure.
  if (found.length !== 1) return finishGroup(element, captions, textOf);
  const [only] = found;
  const rest = element.kids.filter((kid) => !captions.includes(kid));
  const caption = captionOf(captions.filter(isElement));
  if (caption) only!.kids.unshift(caption);
  element.kids = kind === "table" ? rest : rest.flatMap((kid) => opened(kid, only!));
  // Sources and remarks stand beside the figure: its alternative text is read in place of all that is in it.
  if (kind === "figure" && element.kids.every((kid) => kid === only)) {
    element.type = "/Figure";
    element.facts = new Map([...element.facts, ...only!.facts]);
    element.kids = only!.kids;
  }
  return undefined;
}

/** Puts what stands as a caption above a table, with nothing around both, into it: a caption of HTML. */
export function takeLooseCaptions(element: Element, marks: TagMarks): void {
  const kind = marks.get(element)?.kind;
  if (kind === "figure" || kind === "table") return;
  element.kids = element.kids.filter((kid, index, kids) => {
    const table = kids[index + 1];
    const isOfTable = table !== undefined && isElement(table) && table.type === "/Table";
    if (!isOfTable || !isElement(kid) || marks.get(kid)?.kind !== "caption") return true;
    kid.type = "/Caption";
    table.kids.unshift(kid);
    return false;
  });
}

/** Returns the figures or tables in an element, but those within others, or in panels that are done. */
function allOf(element: Element, type: PdfName, marks: TagMarks): Element[] {
  return element.kids.flatMap((kid) => {
    if (!isElement(kid) || isCaption(kid, marks)) return [];
    return kid.type === type ? [kid] : kid.type === "/Table" ? [] : allOf(kid, type, marks);
  });
}

function isCaption(element: Element, marks: TagMarks): boolean {
  const kind = marks.get(element)?.kind;
  return kind === "caption" || kind === "unit";
}

/** Makes one caption of a title and what stands with it; a lone title needs no paragraph. */
function captionOf(lines: readonly Element[]): Element | undefined {
  const [first, ...others] = lines;
  if (!first) return undefined;
  if (others.length > 0) return { kind: "element", type: "/Caption", facts: noTagFacts, kids: [...lines] };
  first.type = "/Caption";
  return first;
}

/** Returns what stands for a kid when nothing wraps the picture alone: it is a block, no part of a line. */
function opened(kid: Kid, picture: Element): Kid[] {
  if (kid === picture || !isElement(kid) || !holds(kid, picture)) return [kid];
  if (kid.kids.length === 1) return opened(kid.kids[0]!, picture);
  kid.kids = kid.kids.flatMap((inner) => opened(inner, picture));
  return [kid];
}

function holds(element: Element, other: Element): boolean {
  return element.kids.some((kid) => kid === other || (isElement(kid) && holds(kid, other)));
}

function finishGroup(element: Element, captions: readonly Kid[], textOf: (element: Element) => string): void {
  const [title] = captions;
  element.type = "/Sect";
  if (title && isElement(title)) {
    title.type = "/Caption";
    setTitle(element, textOf(title));
  }
}

function finishBox(box: Element, marks: TagMarks, textOf: (element: Element) => string): void {
  const title = box.kids.find((kid) => isElement(kid) && marks.get(kid)?.kind === "box-title");
  if (!title || !isElement(title)) return;
  title.type = "/Caption";
  setTitle(box, textOf(title));
}

function setTitle(element: Element, title: string): void {
  const words = title.replace(/\s+/g, " ").trim();
  if (words) element.facts = new Map(element.facts).set("T", textString(words));
}
