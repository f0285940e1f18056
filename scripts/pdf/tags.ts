/** The structure tree of a PDF in as plain elements, and such elements out as a structure tree. */
import { buildTree } from "./number-tree.ts";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  dict,
  resolve,
  type PdfDict,
  type PdfDocument,
  type PdfName,
  type PdfValue,
} from "./objects.ts";

/** A structure element (ISO 32000-1, 14.7.2): its type and kids, and in `facts` its other entries (`Alt`, `Lang`, `A`, `ID` …). */
export interface Element {
  readonly kind: "element";
  type: PdfName;
  readonly facts: PdfDict;
  kids: Kid[];
}

/** A marked-content sequence: its number and the page, or the form on a page, that holds it. */
export interface Content {
  readonly kind: "content";
  readonly page: PdfRef;
  readonly mcid: number;
  readonly form?: PdfRef;
}

/** An annotation on a page, a link for instance. */
export interface Annotation {
  readonly kind: "annotation";
  readonly page: PdfRef;
  readonly annotation: PdfRef;
}

export type Kid = Element | Content | Annotation;

/**
 * The document's root element, `undefined` if the document is not tagged.
 *
 * @throws {Error} when the tree has no or several roots, or content that no page holds.
 */
export function readTags({ catalog }: PdfDocument): Element | undefined {
  const tree = asDict(asDict(catalog)?.get("StructTreeRoot"));
  if (!tree) return undefined;
  const k = resolve(tree.get("K"));
  const roots = Array.isArray(k) ? k : [k];
  const root = asDict(roots[0]);
  if (roots.length !== 1 || !root)
    throw new Error(`Unexpected ${roots.length} roots of the structure tree, expected one element`);
  return readElement(root);
}

function readElement(entries: PdfDict): Element {
  const type = entries.get("S");
  if (typeof type !== "string") throw new Error("Unexpected structure element without a type, expected /S");
  const facts: PdfDict = new Map();
  for (const [key, value] of entries) {
    if (!ownKeys.has(key)) facts.set(key, value);
  }
  const k = resolve(entries.get("K"));
  const page = entries.get("Pg");
  const kids = (Array.isArray(k) ? k : k === null ? [] : [k]).map((kid) => readKid(kid, page));
  return { kind: "element", type, facts, kids };
}

const ownKeys = new Set(["Type", "S", "P", "Pg", "K"]);

function readKid(kid: PdfValue, elementPage: PdfValue | undefined): Kid {
  if (typeof kid === "number") return { kind: "content", page: expectRef(elementPage), mcid: kid };
  const entries = asDict(kid);
  if (!entries) throw new Error("Unexpected kid of a structure element, expected an element or content");
  const page = entries.get("Pg") ?? elementPage;
  switch (entries.get("Type")) {
    case "/MCR": {
      const form = entries.get("Stm");
      const mcid = Number(entries.get("MCID"));
      return {
        kind: "content",
        page: expectRef(page),
        mcid,
        ...(form instanceof PdfRef ? { form } : {}),
      };
    }
    case "/OBJR":
      return {
        kind: "annotation",
        page: expectRef(page),
        annotation: expectRef(entries.get("Obj")),
      };
    default:
      return readElement(entries);
  }
}

function expectRef(value: PdfValue | undefined): PdfRef {
  if (value instanceof PdfRef) return value;
  throw new Error("Unexpected content of a structure element without a page, expected /Pg");
}

/** All elements from `root` on, in reading order. */
export function* elementsOf(root: Element): Generator<Element> {
  yield root;
  for (const kid of root.kids) if (kid.kind === "element") yield* elementsOf(kid);
}

/**
 * Gives the elements new IDs, `e` and a number that counts in reading order, and changes what refers to
 * them (`Headers` of table cells). Chromium's own are numbers of DOM nodes, which differ from run to run.
 *
 * @param taken - how many IDs are given already, by units before this one.
 * @returns how many are given now.
 */
export function renumberIds(root: Element, taken: number): number {
  const renamed = new Map<string, PdfString>();
  for (const { facts } of elementsOf(root)) {
    const id = facts.get("ID");
    if (!(id instanceof PdfString)) continue;
    const number = taken + renamed.size + 1;
    renamed.set(id.bytes, new PdfString(`e${String(number).padStart(6, "0")}`));
  }
  for (const { facts } of elementsOf(root)) {
    for (const key of ["ID", "A"]) {
      const value = facts.get(key);
      if (value !== undefined) facts.set(key, key === "ID" ? rename(value) : renameHeaders(value));
    }
  }
  return taken + renamed.size;

  function rename(value: PdfValue): PdfValue {
    return value instanceof PdfString ? (renamed.get(value.bytes) ?? value) : value;
  }
  function renameHeaders(attributes: PdfValue): PdfValue {
    if (Array.isArray(attributes)) return attributes.map(renameHeaders);
    const entries = asDict(attributes);
    const headers = entries?.get("Headers");
    return entries && headers ? new Map(entries).set("Headers", asArray(headers).map(rename)) : attributes;
  }
}

/**
 * Types that Chromium writes and PDF 1.7 does not know (they came with PDF 2.0), and the standard type
 * that means most nearly the same (14.8.4).
 */
const standardTypes: Readonly<Record<string, PdfName>> = {
  Aside: "/Div",
  Em: "/Span",
  FENote: "/Note",
  Strong: "/Span",
  Sub: "/Span",
  Title: "/P",
};

/** The standard types of PDF 1.7 (14.8.4). */
const knownTypes = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP " +
    "Figure Formula Form"
  ).split(" "),
);

/**
 * Builds the structure tree with its parent tree, ID tree and role map, and numbers `StructParents` of
 * `pages` and their forms and `StructParent` of annotations anew: pages first, in order, so that key n is
 * page n.
 *
 * @throws {Error} for a type that is neither of PDF 1.7 nor known to be newer.
 */
export function writeTags(root: Element, pages: readonly PdfRef[]): PdfRef {
  /** For each page or form, the element of each of its marked-content numbers. */
  const parents = new Map<PdfRef, PdfValue[]>(pages.map((page) => [page, []]));
  const annotations: [PdfRef, PdfRef][] = [];
  const ids: [PdfString, PdfRef][] = [];
  const roles = new Map<string, PdfName>();

  const writeElement = (element: Element, parent: PdfRef): PdfRef => {
    const ref = new PdfRef();
    const page = element.kids.find((kid): kid is Content => kid.kind === "content")?.page;
    const kids = element.kids.map((kid): PdfValue => {
      if (kid.kind === "element") return writeElement(kid, ref);
      if (kid.kind === "annotation") {
        annotations.push([kid.annotation, ref]);
        return dict({ Type: "/OBJR", Pg: kid.page, Obj: kid.annotation });
      }
      const holder = kid.form ?? kid.page;
      let held = parents.get(holder);
      if (!held) parents.set(holder, (held = []));
      held[kid.mcid] = ref;
      if (kid.page === page && !kid.form) return kid.mcid;
      return dict({ Type: "/MCR", Pg: kid.page, Stm: kid.form, MCID: kid.mcid });
    });
    const type = element.type.slice(1);
    const role = standardTypes[type];
    if (role) roles.set(type, role);
    else if (!knownTypes.has(type))
      throw new Error(`Unexpected structure type ${type}, expected one of PDF 1.7 or 2.0`);
    const id = element.facts.get("ID");
    if (id instanceof PdfString) ids.push([id, ref]);
    const k = kids.length === 1 ? kids[0] : kids.length > 0 ? kids : undefined;
    const entries = dict({ Type: "/StructElem", S: element.type, P: parent, Pg: page, K: k });
    for (const [key, value] of element.facts) entries.set(key, value);
    ref.value = entries;
    return ref;
  };

  const tree = new PdfRef();
  const k = writeElement(root, tree);
  const keys: [number, PdfValue][] = [];
  for (const [holder, held] of parents) {
    const entries = holder.value instanceof PdfStream ? holder.value.dict : asDict(holder);
    entries?.set("StructParents", keys.length);
    keys.push([keys.length, new PdfRef(Array.from(held, (element) => element ?? null))]);
  }
  for (const [annotation, element] of annotations) {
    asDict(annotation)?.set("StructParent", keys.length);
    keys.push([keys.length, element]);
  }
  ids.sort(([a], [b]) => (a.bytes < b.bytes ? -1 : 1));
  tree.value = dict({
    Type: "/StructTreeRoot",
    K: k,
    ParentTree: buildTree("Nums", keys),
    ParentTreeNextKey: keys.length,
    IDTree: ids.length > 0 ? buildTree("Names", ids) : undefined,
    RoleMap: roles.size > 0 ? new Map([...roles].toSorted(([a], [b]) => (a < b ? -1 : 1))) : undefined,
  });
  return tree;
}
