/** Gives marked elements their final types and places: contents, notes, figures, tables, boxes, terms, words in a line. */
import { dict, expectDict, textString, type PdfName, type PdfValue } from "../lib/pdf/objects.ts";
import { isElement, noTagFacts, type Element, type Kid } from "../lib/pdf/tags.ts";
import type { TagKind, TagMark } from "../pages/tag-mark.ts";
import { finishCaptioned, takeLooseCaptions } from "./finish-captioned.ts";
import { describeLink } from "./repair-elements.ts";
import { joinNoteLists } from "./join-note-lists.ts";
import { levelHeadings } from "./level-headings.ts";
import { nestSections } from "./nest-sections.ts";
import { TableHeads } from "./table-heads.ts";
import type { TagMarks } from "./take-marks.ts";

/** Types of elements in a line. */
const inline: Partial<Record<TagKind, PdfName>> = {
  quote: "/Quote",
  sub: "/Sub",
  sup: "/Sup",
  ins: "/Ins",
  del: "/Del",
  kbd: "/Kbd",
  callout: "/Reference",
};

/** Attributes of layout by kind, which some readers announce (ISO 32000-1, 14.8.5.4.5). */
const layout: Partial<Record<TagKind, Record<string, PdfValue>>> = {
  sub: { BaselineShift: -3 },
  sup: { BaselineShift: 3 },
  ins: { TextDecorationType: "/Underline" },
  del: { TextDecorationType: "/LineThrough" },
  // Ends where it ends in the code, which no character of the content says.
  "code-line": { Placement: "/Block" },
};

interface FinishOptions {
  marks: TagMarks;
  /** Kind of the unit, which tells sections from other parts. */
  kind: string;
  /** Returns what is read in an element. */
  textOf: (element: Element) => string;
}

/** Kinds of units that are sections of the report; others are its parts. */
const sections: ReadonlySet<string> = new Set(["section", "introduction", "annex"]);

export function finishElements(root: Element, { marks, kind, textOf }: FinishOptions): void {
  let notes = 0;
  const heads = new TableHeads();
  finishKids(root);
  takeNotesIn(root);

  function finishKids(element: Element): void {
    for (const kid of element.kids) if (kid.kind === "element") finishKids(kid);
    takeLooseCaptions(element, marks);
    const mark = marks.get(element);
    if (mark) finish(element, mark);
    if (element.type === "/Note") finishNote(element, marks);
    if (element.type === "/Table") heads.set(element);
  }

  function finish(element: Element, mark: TagMark): void {
    switch (mark.kind) {
      case "part":
        element.type = sections.has(kind) ? "/Sect" : "/Part";
        // Notes go on in units that begin with the heading of a section.
        nestSections(element, kind === "notes");
        levelHeadings(element, marks);
        if (kind === "notes") joinNoteLists(element);
        return undefined;
      case "title":
        element.type = "/H1";
        return undefined;
      case "contents":
        element.type = "/TOC";
        element.facts = keeping(element, "Lang");
        return undefined;
      case "entry":
        return finishEntry(element, textOf);
      case "terms":
        return finishTerms(element, marks);
      case "note":
        if (element.type === "/LI") element.kids = [made("/LBody", [madeNote(element)])];
        return undefined;
      case "figure":
      case "table":
      case "box":
        return finishCaptioned(element, mark.kind, marks, textOf);
      default:
        return finishInline(element, mark);
    }
  }

  /** Returns a note that holds the content of an item of endnotes. */
  function madeNote(item: Element): Element {
    const kids = item.kids.flatMap((kid) => (isElement(kid) && kid.type === "/LBody" ? kid.kids : [kid]));
    const note = made("/Note", kids);
    note.facts = new Map([["ID", textString(`endnote${++notes}`)]]);
    finishNote(note, marks);
    return note;
  }
}

function made(type: PdfName, kids: Kid[]): Element {
  return { kind: "element", type, facts: noTagFacts, kids };
}

function keeping({ facts }: Element, name: string): Element["facts"] {
  const value = facts.get(name);
  return value === undefined ? noTagFacts : new Map([[name, value]]);
}

/** Turns an item of a list into one of contents: a reference to the place, then what stands below it. */
function finishEntry(item: Element, textOf: (element: Element) => string): void {
  const kids = item.kids.flatMap((kid) =>
    isElement(kid) && (kid.type === "/LBody" || kid.type === "/P") ? kid.kids : [kid],
  );
  item.type = "/TOCI";
  item.kids = kids.map((kid) => {
    if (!isElement(kid) || kid.type !== "/Link") return kid;
    namePage(kid, textOf);
    return made("/Reference", [kid]);
  });
}

/** Describes a line of contents, with a blank before the page number, which stands in a column of its own. */
function namePage(link: Element, textOf: (element: Element) => string): void {
  const kids = link.kids.filter((kid) => kid.kind !== "annotation");
  const parts = [kids.slice(0, -1), kids.slice(-1)];
  describeLink(link, parts.map((part) => textOf({ ...link, kids: part })).join(" "));
}

/** Turns each term with its meanings into an item of a list. */
function finishTerms(list: Element, marks: TagMarks): void {
  list.type = "/L";
  list.facts = new Map(list.facts).set("A", dict({ O: "/List", ListNumbering: "/None" }));
  const items: Element[] = [];
  const kids = list.kids.flatMap((kid) =>
    isElement(kid) && !marks.has(kid) && kid.type === "/Div" ? kid.kids : [kid],
  );
  for (const kid of kids) {
    const isTerm = isElement(kid) && marks.get(kid)?.kind === "term";
    const last = items.at(-1);
    if (isTerm) kid.type = "/Lbl";
    const body = last?.kids.at(-1);
    const isOpen = body !== undefined && isElement(body) && body.type === "/LBody";
    if (isTerm && (!last || isOpen)) items.push(made("/LI", [kid]));
    else if (isTerm) last!.kids.push(kid);
    else if (isOpen) body.kids.push(...bodyOf(kid));
    else if (last) last.kids.push(made("/LBody", bodyOf(kid)));
    else items.push(made("/LI", [made("/LBody", bodyOf(kid))]));
  }
  list.kids = items;

  function bodyOf(kid: Kid): Kid[] {
    return isElement(kid) && marks.get(kid)?.kind === "meaning" ? kid.kids : [kid];
  }
}

/** Puts a note's number before its first paragraph. */
function finishNote(note: Element, marks: TagMarks): void {
  const [first] = note.kids;
  if (!first || !isElement(first)) return;
  const [label] = first.kids;
  if (!label || !isElement(label) || marks.get(label)?.kind !== "label") return;
  first.kids.shift();
  label.type = "/Lbl";
  note.kids = first.kids.length > 0 ? [label, ...note.kids] : [label, ...note.kids.slice(1)];
}

/** Moves notes at the feet of pages to the end of the section that calls them. */
function takeNotesIn(root: Element): void {
  const left: Kid[] = [];
  let section: Element | undefined;
  // A note stands in a line elsewhere, and so has a paragraph around it.
  for (const kid of root.kids.flatMap((one) => (isElement(one) && one.kids.every(isNote) ? one.kids : [one]))) {
    if (section && isNote(kid)) section.kids.push(kid);
    else left.push(kid);
    if (isElement(kid) && (kid.type === "/Sect" || kid.type === "/Part")) section = kid;
  }
  root.kids = left;
}

function isNote(kid: Kid): boolean {
  return isElement(kid) && kid.type === "/Note";
}

function finishInline(element: Element, { kind, told = [] }: TagMark): void {
  element.type = inline[kind] ?? element.type;
  const shown = layout[kind];
  if (shown) element.facts = new Map(element.facts).set("A", dict({ O: "/Layout", ...shown }));
  const [first] = told;
  if (kind === "abbr" && first) element.facts = new Map(element.facts).set("E", textString(first));
  if (kind === "callout" || kind === "label") nameLinks(element, [...told]);
}

/** Describes links whose words are a number or a letter only. @param told - descriptions, taken off in turn */
function nameLinks(element: Element, told: string[]): void {
  for (const kid of element.kids) {
    if (kid.kind === "annotation") continue;
    if (kid.kind !== "element") continue;
    if (kid.type === "/Link") {
      const text = told.shift();
      if (text === undefined) return;
      kid.facts = new Map(kid.facts).set("Alt", textString(text));
      for (const { annotation } of kid.kids.filter((inner) => inner.kind === "annotation"))
        expectDict(annotation).set("Contents", textString(text));
    } else nameLinks(kid, told);
  }
}
