/** Takes the marks of pages out of structure elements, and gives those elements the types that they stand for. */
import { PdfString, readTextString, textString, type PdfName } from "../lib/pdf/objects.ts";
import type { Element } from "../lib/pdf/tags.ts";
import { languageBeforeMark, readTagMark, type TagKind, type TagMark } from "../pages/tag-mark.ts";

/** Marks by element. */
export type TagMarks = Map<Element, TagMark>;

/** Types, while elements are repaired, of those that Chromium gives none. */
const types: Partial<Record<TagKind, PdfName>> = {
  part: "/Sect",
  figure: "/Div",
  table: "/Div",
  box: "/Aside",
  caption: "/P",
  "box-title": "/P",
  "inner-heading": "/P",
  terms: "/Div",
  term: "/P",
  meaning: "/Div",
};

/**
 * Takes the marks, below `root` too. A language stays where it is another one than that of the text around.
 *
 * @param language - of the text around
 */
export function takeMarks(root: Element, marks: TagMarks = new Map(), language = ""): TagMarks {
  const mark = takeMark(root);
  if (mark) marks.set(root, mark);
  const lang = root.facts.get("Lang");
  const own = lang instanceof PdfString ? readTextString(lang) : "";
  if (mark && own === language) root.facts = without(root.facts, "Lang");
  for (const kid of root.kids) if (kid.kind === "element") takeMarks(kid, marks, own || language);
  return marks;
}

/** Takes the mark out of an element's language or name. */
function takeMark(element: Element): TagMark | undefined {
  const { facts } = element;
  const alt = facts.get("Alt");
  const named = alt instanceof PdfString ? readTagMark(readTextString(alt)) : undefined;
  if (named) {
    element.facts = without(facts, "Alt");
    // The piece of a mere wrapper is none.
    element.type = types[named.kind] ?? (named.kind === "piece" ? "/NonStruct" : "/Span");
    return named;
  }
  const lang = facts.get("Lang");
  const written = lang instanceof PdfString ? readTextString(lang) : "";
  const mark = readTagMark(written);
  if (!mark) return undefined;
  const language = languageBeforeMark(written);
  element.facts = language ? new Map(facts).set("Lang", textString(language)) : without(facts, "Lang");
  if (element.type === "/NonStruct") element.type = types[mark.kind] ?? element.type;
  if (mark.kind === "task") {
    element.type = "/Span";
    element.facts = new Map([["Alt", textString(mark.told?.[0] ?? "")]]);
  }
  return mark;
}

function without(facts: Element["facts"], name: string): Element["facts"] {
  if (!facts.has(name)) return facts;
  const left = new Map(facts);
  left.delete(name);
  return left;
}
