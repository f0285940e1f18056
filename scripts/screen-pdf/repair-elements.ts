/** Repairs structure elements, as Chromium makes them, for PDF/UA-1 (ISO 14289-1). */
import { numberingOf } from "./list-numbering.ts";
import {
  PdfString,
  asArray,
  asDict,
  dict,
  expectDict,
  readTextString,
  textString,
  type PdfName,
} from "../lib/pdf/objects.ts";
import { isElement, noTagFacts, type TaggedContent, type Element, type Kid } from "../lib/pdf/tags.ts";

/** Elements that stand in a line of text. */
export const inlineTypes: ReadonlySet<PdfName> = new Set<PdfName>([
  "/Span",
  "/Em",
  "/Strong",
  "/Code",
  "/Quote",
  "/Link",
  "/Reference",
  "/Note",
  "/Sub",
]);
/** Elements that hold text only by way of paragraphs. */
const blockTypes = new Set<PdfName>(["/Document", "/Part", "/Art", "/Sect", "/Div", "/Aside", "/BlockQuote"]);

/**
 * Repairs the tree below `root` in place, from the leaves up:
 *
 * - `NonStruct` goes and leaves its kids, but is `LI` in a list, `Link` where it holds a link (Chromium
 *   does so for DPUB roles), `P` where it holds loose text, and `Span` or `Div` where it tells a language;
 * - an `Art`, as the report's footnotes are written, is a `Note` with an ID (7.9);
 * - an empty element goes;
 * - `LI` gets `LBody` (7.2), `Table` gets `THead` and `TBody`, a drawn bullet its text;
 * - a `Figure` with no alternative text that holds other elements, as `<figure>` does, is a `Div` (7.3);
 * - a `Figure` whose alternative text begins with the mark of formulas is a `Formula` (lib/tex/set-formula.ts);
 * - a link's annotations get its text as Contents (7.18.5).
 *
 * @param textIn - what a marked-content sequence says, lines set apart by a space
 * @param paintsText - whether it paints any
 * @returns the paragraphs that were made around loose text
 */
export function repairElements(
  root: Element,
  textIn: (content: TaggedContent) => string,
  paintsText: (content: TaggedContent) => boolean,
): ReadonlySet<Element> {
  const repairer = new ElementRepairer(textIn, paintsText);
  repairer.repair(root);
  return repairer.paragraphs;
}

class ElementRepairer {
  /** Paragraphs that were made around loose text. */
  readonly paragraphs = new Set<Element>();
  readonly #textIn: (content: TaggedContent) => string;
  readonly #paintsText: (content: TaggedContent) => boolean;
  #noteCount = 0;

  constructor(textIn: (content: TaggedContent) => string, paintsText: (content: TaggedContent) => boolean) {
    this.#textIn = textIn;
    this.#paintsText = paintsText;
  }

  repair(root: Element): void {
    this.#repairKids(root, root.type);
  }

  /** Repairs the kids of `parent`, then itself. @param context - type of the nearest element from it upwards that stays */
  #repairKids(parent: Element, context: PdfName): void {
    // Beside loose text a wrapper is a part of its line, otherwise it is a block.
    const inLine = !blockTypes.has(context) || parent.kids.some((kid) => isInline(kid) || isPiece(kid));
    const kids: Kid[] = [];
    for (const kid of parent.kids) {
      if (kid.kind === "element") {
        if (kid.type === "/Art") {
          kid.type = "/Note";
          kid.facts = new Map(kid.facts).set("ID", textString(`note${++this.#noteCount}`));
        }
        // A block in a line, as Chromium makes of role="group".
        if (kid.type === "/Div" && inlineParents.has(context)) kid.type = "/Span";
        this.#repairKids(kid, kid.type === "/NonStruct" ? context : kid.type);
        // A picture over a page with its credit, say: lines hold no paragraphs (ISO 32005, table 5).
        if (kid.type === "/Span" && !inlineParents.has(context) && kid.kids.some(isParagraph)) kid.type = "/Div";
        kids.push(...this.#replace(kid, parent, inLine));
      } else kids.push(kid);
    }
    parent.kids = kids;
    this.#repairItself(parent);
    if (blockTypes.has(parent.type)) this.#wrapText(parent);
  }

  #repairItself(element: Element): void {
    switch (element.type) {
      case "/L":
        return this.#repairList(element);
      case "/LI":
        return wrapBody(element);
      case "/Table":
        return groupRows(element);
      case "/TH":
      case "/TD":
        return dropDefaults(element);
      case "/Link":
        return this.#describeLink(element);
      case "/Figure":
        if (nameFormula(element)) return;
        if (!element.facts.has("Alt") && element.kids.some(isElement)) element.type = "/Div";
    }
  }

  /** Returns what stands for `kid`, whose kids are repaired, among those of `parent`. */
  #replace(kid: Element, parent: Element, inLine: boolean): Kid[] {
    if (kid.kids.length === 0 && !kid.facts.has("Alt") && !/^\/T[RDH]$/.test(kid.type)) return [];
    if (kid.type !== "/NonStruct") return [kid];
    const inline = kid.kids.every(isInline);
    if (kid.kids.some(({ kind }) => kind === "annotation")) {
      kid.type = "/Link";
      this.#describeLink(kid);
      return [kid];
    }
    if (parent.type === "/L" && !kid.kids.some((inner) => isElement(inner) && inner.type === "/LI")) {
      kid.type = "/LI";
      wrapBody(kid);
      return [kid];
    }
    if (kid.facts.size > 0) {
      kid.type = inline ? "/Span" : "/Div";
      if (!inline) this.#wrapText(kid);
      return [kid];
    }
    if (!inLine && inline) {
      kid.type = "/P";
      return [kid];
    }
    return kid.kids;
  }

  #wrapText(parent: Element): void {
    for (const paragraph of wrapRuns(parent, "/P", isInline)) this.paragraphs.add(paragraph);
  }

  #repairList(list: Element): void {
    wrapRuns(list, "/LI", (kid) => !isElement(kid) || !listKids.has(kid.type));
    const labels: string[] = [];
    for (const item of list.kids) {
      if (!isElement(item) || item.type !== "/LI") continue;
      wrapBody(item);
      for (const label of item.kids) {
        if (!isElement(label) || label.type !== "/Lbl") continue;
        labels.push(textInElement(label, this.#textIn));
        const drawn = label.kids.every((kid) => kid.kind === "content" && !this.#paintsText(kid));
        if (drawn) label.facts = new Map(label.facts).set("ActualText", textString(bulletOf(list)));
      }
    }
    // Chromium names those of its own; marks of a stylesheet's are ours to name.
    const numbering = list.facts.has("A") || labels.length === 0 ? undefined : numberingOf(labels);
    if (numbering) list.facts = new Map(list.facts).set("A", dict({ O: "/List", ListNumbering: numbering }));
  }

  #describeLink(link: Element): void {
    if (!link.kids.some(({ kind }) => kind === "annotation")) {
      link.type = "/Span";
      return;
    }
    describeLink(link, textInElement(link, this.#textIn));
  }
}

/** Tells a link's words to its annotations. @param words - as they are read in its content */
export function describeLink(link: Element, words: string): void {
  const text = words
    // A soft hyphen; where a line broke at one, the hyphen drawn for it follows.
    .replace(/\u00ad(?:[-\u2010] +| *)/g, "")
    .replace(/\s+/g, " ")
    .trim();
  for (const kid of link.kids) {
    if (kid.kind !== "annotation") continue;
    const entries = expectDict(kid.annotation);
    const address = asDict(entries.get("A"))?.get("URI");
    const uri = address instanceof PdfString ? address.bytes : undefined;
    entries.set("Contents", textString(unbroken(text, uri) || uri || "Link"));
  }
}

/** Returns what is read in an element. @param textOf - what a marked-content sequence says */
export function textInElement({ facts, kids }: Element, textOf: (content: TaggedContent) => string): string {
  const said = facts.get("ActualText") ?? facts.get("Alt");
  if (said instanceof PdfString) return readTextString(said);
  return kids
    .map((kid) => (kid.kind === "element" ? textInElement(kid, textOf) : kid.kind === "content" ? textOf(kid) : ""))
    .join("")
    .replace(ligature, (letters) => letters.normalize("NFKC"));
}

/** Matches Latin ligatures. */
const ligature = /[\ufb00-\ufb06]/g;

const inlineParents = new Set<PdfName>([
  "/P",
  "/H1",
  "/H2",
  "/H3",
  "/H4",
  "/H5",
  "/H6",
  "/Caption",
  "/Lbl",
  ...inlineTypes,
]);

const listKids = new Set<PdfName>(["/LI", "/Caption", "/L"]);

/** Returns whether a kid is a piece of text, which Chromium wraps in a `NonStruct` of its own. */
function isPiece(kid: Kid): boolean {
  return isElement(kid) && kid.type === "/NonStruct" && kid.kids.every(({ kind }) => kind === "content");
}

function isParagraph(kid: Kid): boolean {
  return isElement(kid) && kid.type === "/P";
}

function isInline(kid: Kid): boolean {
  return kid.kind !== "element" || inlineTypes.has(kid.type);
}

function newElement(type: PdfName, kids: Kid[]): Element {
  return { kind: "element", type, facts: noTagFacts, kids };
}

/** Puts each run of kids for which `wraps` holds into an element of its own. @returns these elements */
function wrapRuns(parent: Element, type: PdfName, wraps: (kid: Kid) => boolean): Element[] {
  const kids: Kid[] = [];
  const made: Element[] = [];
  let run: Element | undefined;
  for (const kid of parent.kids) {
    if (!wraps(kid)) {
      run = undefined;
      kids.push(kid);
    } else if (run) run.kids.push(kid);
    else {
      run = newElement(type, [kid]);
      made.push(run);
      kids.push(run);
    }
  }
  parent.kids = kids;
  return made;
}

function wrapBody(item: Element): void {
  const label = (kid: Kid) => isElement(kid) && kid.type === "/Lbl";
  if (item.kids.some((kid) => isElement(kid) && kid.type === "/LBody")) return;
  const body = item.kids.filter((kid) => !label(kid));
  item.kids = [...item.kids.filter(label), ...(body.length > 0 ? [newElement("/LBody", body)] : [])];
}

/**
 * Groups rows to head and body: rows at the top that hold nothing but heads, and none of a row, are the table's head,
 * if others follow.
 */
function groupRows(table: Element): void {
  const isRow = (kid: Kid): kid is Element => isElement(kid) && kid.type === "/TR";
  const rows = table.kids.filter(isRow);
  const firstBody = rows.findIndex((row) =>
    row.kids.some((cell) => isElement(cell) && (cell.type !== "/TH" || isHeadOfRow(cell))),
  );
  const heads = firstBody < 0 ? 0 : firstBody;
  const groups = [newElement("/THead", rows.slice(0, heads)), newElement("/TBody", rows.slice(heads))];
  table.kids = [...table.kids.filter((kid) => !isRow(kid)), ...groups.filter(({ kids }) => kids.length > 0)];
}

function isHeadOfRow({ facts }: Element): boolean {
  return asArray(facts.get("A")).some((attributes) => asDict(attributes)?.get("Scope") === "/Row");
}

/** Takes off what a cell need not say: that it spans one row and one column (ISO 32000-1, table 349). */
function dropDefaults(cell: Element): void {
  const all = cell.facts.get("A");
  if (all === undefined) return;
  const attributes = asArray(all).filter((attribute) => {
    const entries = asDict(attribute);
    return !(entries?.size === 2 && (entries.get("RowSpan") === 1 || entries.get("ColSpan") === 1));
  });
  const facts = new Map(cell.facts);
  if (attributes.length > 0) facts.set("A", attributes);
  else facts.delete("A");
  cell.facts = facts;
}

/**
 * Returns a link's text in one line. Where its line broke it gets a space; in an address that was broken in itself,
 * which its URI tells, none.
 */
function unbroken(text: string, uri: string | undefined): string {
  const joined = text.replace(/ /g, "");
  return joined !== text && uri?.replace(/^\w+:\/\//, "").startsWith(joined.replace(/^\w+:\/\//, "")) ? joined : text;
}

/** The text for a drawn bullet, by the list's ListNumbering (ISO 32000-1, table 347). */
const bullets: Readonly<Record<string, string>> = { "/Disc": "•", "/Circle": "◦", "/Square": "▪" };

function bulletOf({ facts }: Element): string {
  const numbering = asArray(facts.get("A")).map((attribute) => asDict(attribute)?.get("ListNumbering"));
  const [style] = numbering.filter((value) => typeof value === "string");
  return bullets[style ?? ""] ?? "•";
}

/** Makes a formula of a figure that is marked as one; returns whether it is. */
function nameFormula(element: Element): boolean {
  const alt = element.facts.get("Alt");
  const words = alt instanceof PdfString ? readTextString(alt) : "";
  if (!words.startsWith("\ufdd7")) return false;
  element.type = "/Formula";
  element.facts = new Map(element.facts).set("Alt", textString(words.slice(1)));
  return true;
}
