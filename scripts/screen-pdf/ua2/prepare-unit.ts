/** Gives the tags of a unit what PDF/UA-2 (ISO 14289-2) asks for beyond PDF/UA-1, and tells what its join needs. */
import {
  PdfRef,
  asArray,
  asDict,
  dict,
  expectDict,
  textString,
  type PdfDict,
  type PdfValue,
} from "../../lib/pdf/objects.ts";
import { pdf2Types } from "../../lib/pdf/structure-types.ts";
import { isElement, type Element, type TagOptions } from "../../lib/pdf/tags.ts";
import { linkedId } from "../destinations.ts";
import type { TagMarks } from "../take-marks.ts";
import { writeUnitLinks } from "./unit-links.ts";

interface LinkedUnitFacts {
  marks: TagMarks;
  /** Kind of the unit, by which endnotes are known from footnotes. */
  kind: string;
  /** Ids that links of the report may lead to. */
  ids: Iterable<string>;
}

/** Tags as `writeTags` shall write them, and an entry of the unit's catalog that tells its join what leads where. */
interface PreparedUnit extends Required<TagOptions> {
  links: PdfDict;
}

/** URI of the namespace of PDF 2.0 (ISO 32000-2, 14.8.6.1). */
const pdf2Namespace = "http://iso.org/pdf2/ssn";

export function prepareForUa2(root: Element, { marks, kind, ids }: LinkedUnitFacts): PreparedUnit {
  const namespace = new PdfRef(dict({ Type: "/Namespace", NS: textString(pdf2Namespace) }));
  const elements: Element[] = [];
  collect(root, elements);
  for (const element of elements) retype(element);
  const refs = new Map<Element, PdfRef>();
  const refOf = (element: Element): PdfRef => {
    let ref = refs.get(element);
    if (!ref) refs.set(element, (ref = new PdfRef()));
    return ref;
  };
  const noteLists = kind === "notes" ? elements.filter(isNoteList) : [];
  const places = placesOf(root, new Set(elements), marks);
  const first = root.kids.find(isElement) ?? root;
  const links = writeUnitLinks({
    // What has no element of its own is in the unit, at least.
    places: [...ids].map((id) => [id, refOf(places.get(id) ?? first)]),
    references: elements.flatMap((element) => {
      const target = isReferring(element, marks) ? targetOf(element) : undefined;
      return target === undefined ? [] : [[refOf(element), target]];
    }),
    noteLists: noteLists.map(refOf),
  });
  for (const [index, list] of noteLists.entries()) {
    list.facts = new Map(list.facts).set("ID", textString(`list${index + 1}`));
  }
  for (const element of elements) {
    if (isInNamespace(element)) element.facts = new Map(element.facts).set("NS", namespace);
  }
  return { refs, namespaces: [namespace], links };
}

function collect(element: Element, into: Element[]): void {
  into.push(element);
  for (const kid of element.kids) if (isElement(kid)) collect(kid, into);
}

/** Returns whether PDF 2.0 has the type of an element, in the same meaning, which `Sub` has not. Others keep PDF 1.7's. */
function isInNamespace({ type }: Element): boolean {
  return type !== "/Sub" && pdf2Types.has(type.slice(1));
}

function retype(element: Element): void {
  for (const kid of element.kids) {
    if (!isElement(kid) || kid.type !== "/Note") continue;
    kid.type = "/FENote";
    // Endnotes are items of a list.
    addAttributes(kid, dict({ O: "/FENote", NoteType: element.type === "/LBody" ? "/Endnote" : "/Footnote" }));
  }
  if (element.type === "/L" && isLabelled(element)) nameNumbering(element);
}

function addAttributes(element: Element, attributes: PdfDict): void {
  const known = element.facts.get("A");
  const all = known === undefined ? attributes : [...asArray(known), ...(asDict(known) ? [known] : []), attributes];
  element.facts = new Map(element.facts).set("A", all);
}

function isLabelled({ kids }: Element): boolean {
  return kids.some((item) => isElement(item) && item.kids.some((kid) => isElement(kid) && kid.type === "/Lbl"));
}

/** Names how a list's items are labelled (8.2.5.25): terms are described, others have marks of the author's. */
function nameNumbering(list: Element): void {
  const all = [list.facts.get("A") ?? []].flat().map((attributes) => asDict(attributes) ?? new Map<string, PdfValue>());
  const known = all.find((attributes) => attributes.has("ListNumbering"));
  if (known && known.get("ListNumbering") !== "/None") return;
  const others = all.filter((attributes) => attributes !== known);
  const named = new Map(known ?? dict({ O: "/List" })).set("ListNumbering", known ? "/Description" : "/Unordered");
  list.facts = new Map(list.facts).set("A", [...others, named]);
}

/** Returns the element that links to an id lead to, by the ids in marks. */
function placesOf(root: Element, inTree: ReadonlySet<Element>, marks: TagMarks): Map<string, Element> {
  const wholes = new Map<number, Element>();
  for (const [element, { chain }] of marks) {
    if (chain !== undefined && inTree.has(element) && !wholes.has(chain)) wholes.set(chain, element);
  }
  const places = new Map<string, Element>();
  for (const [element, { kind, chain, ids = [] }] of marks) {
    const own = inTree.has(element) ? element : undefined;
    const place = own ?? firstInTree(element, inTree) ?? (chain === undefined ? undefined : wholes.get(chain)) ?? root;
    const note = kind === "note" ? find(place, ({ type }) => type === "/FENote") : undefined;
    for (const id of ids) if (!places.has(id)) places.set(id, note ?? place);
  }
  return places;
}

/** Returns the first element in the tree that a wrapper held, which itself was removed. */
function firstInTree(element: Element, inTree: ReadonlySet<Element>): Element | undefined {
  return find(element, (one) => inTree.has(one));
}

function find(element: Element, holds: (element: Element) => boolean): Element | undefined {
  if (holds(element)) return element;
  for (const kid of element.kids) {
    const found = isElement(kid) ? find(kid, holds) : undefined;
    if (found) return found;
  }
  return undefined;
}

/**
 * Tells whether an element refers to another: callouts name their notes, items of contents what they lead to (8.2.5.14,
 * 8.2.5.8).
 */
function isReferring(element: Element, marks: TagMarks): boolean {
  return element.type === "/TOCI" || marks.get(element)?.kind === "callout";
}

/** Returns the id that the first link in an element leads to, but for what stands below an item of contents. */
function targetOf(element: Element): string | undefined {
  for (const kid of element.kids) {
    if (kid.kind === "annotation") {
      const name = expectDict(kid.annotation).get("Dest");
      if (typeof name === "string") return linkedId(name);
    }
    const target = isElement(kid) && kid.type !== "/TOC" ? targetOf(kid) : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}

function isNoteList({ type, kids }: Element): boolean {
  if (type !== "/L") return false;
  const first = kids.find((kid) => isElement(kid) && kid.type === "/LI");
  const body = first && isElement(first) ? first.kids.find(isElement) : undefined;
  return body?.kids.some((kid) => isElement(kid) && kid.type === "/FENote") === true;
}
