/** Reads the structure tree of a PDF as plain elements, and writes one from such elements. */
import { buildTree } from "./number-tree.ts";
import {
  PdfLateDict,
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  dict,
  resolve,
  textString,
  type PdfDict,
  type PdfDocument,
  type PdfName,
  type PdfValue,
} from "./objects.ts";
import { pdf17Types, pdf2Types, standardTypes } from "./structure-types.ts";

/**
 * A structure element (ISO 32000-1, 14.7.2): its type and kids, and in `facts` all other entries (`Alt`, `Lang`, `A`,
 * `ID` …).
 */
export interface Element {
  readonly kind: "element";
  type: PdfName;
  /** Replaced, but never changed in place, since elements without facts share one map. */
  facts: ReadonlyMap<string, PdfValue>;
  kids: Kid[];
}

/** A marked-content sequence: its MCID and the page, or the form on a page, that contains it. */
export interface TaggedContent {
  readonly kind: "content";
  readonly page: PdfRef;
  readonly mcid: number;
  readonly form?: PdfRef;
}

/** An annotation on a page, such as a link. */
export interface Annotation {
  readonly kind: "annotation";
  readonly page: PdfRef;
  readonly annotation: PdfRef;
}

export type Kid = Element | TaggedContent | Annotation;

/** Returns an attribute of an element, as `ColSpan` (ISO 32000-1, 14.7.5); undefined where it has none. */
export function attributeOf({ facts }: Element, name: string): PdfValue | undefined {
  for (const attributes of asArray(facts.get("A")).concat(asDict(facts.get("A")) ?? [])) {
    const value = asDict(attributes)?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function isElement(kid: Kid): kid is Element {
  return kid.kind === "element";
}

/**
 * Returns the document's root element; undefined if the document is not tagged.
 *
 * @throws {Error} where the tree has no or several roots, or content without a page
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
  const k = entries.get("K") ?? null;
  const page = entries.get("Pg");
  const list = k instanceof PdfRef ? k.value : k;
  const kids: Kid[] = [];
  if (Array.isArray(list)) for (const kid of list) kids.push(readKid(kid, page));
  else if (list !== null) kids.push(readKid(k, page));
  let facts: PdfDict | undefined;
  for (const [key, value] of entries) if (!ownKeys.has(key)) (facts ??= new Map()).set(key, value);
  return { kind: "element", type, facts: facts ?? noTagFacts, kids };
}

const ownKeys = new Set(["Type", "S", "P", "Pg", "K"]);
export const noTagFacts: ReadonlyMap<string, PdfValue> = new Map();

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

/** Calls `visit` for all elements from `root` on, in the order of the tree. */
function forEachElement(root: Element, visit: (element: Element) => void): void {
  visit(root);
  for (const kid of root.kids) if (kid.kind === "element") forEachElement(kid, visit);
}

/**
 * Gives the elements new IDs, made of `unitId` and a running number, and changes what refers to them (`Headers` of
 * table cells). Chromium's IDs are numbers of DOM nodes, which differ from run to run and are not unique across units.
 */
export function renumberIds(root: Element, unitId: string): void {
  const renamed = new Map<string, PdfString>();
  const elements: Element[] = [];
  forEachElement(root, (element) => {
    const id = element.facts.get("ID");
    if (id !== undefined || element.facts.has("A")) elements.push(element);
    if (id instanceof PdfString) renamed.set(id.bytes, textString(`${unitId}-e${renamed.size + 1}`));
  });
  for (const element of elements) {
    const id = element.facts.get("ID");
    const attributes = element.facts.get("A");
    if (id !== undefined) element.facts = new Map(element.facts).set("ID", rename(id));
    if (attributes !== undefined) element.facts = new Map(element.facts).set("A", renameHeaders(attributes));
  }

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

export interface TagOptions {
  /** Objects to be used for elements that something else refers to. */
  refs?: ReadonlyMap<Element, PdfRef>;
  /**
   * Namespaces that elements name as `NS` (ISO 32000-2, 14.7.4); an element without one has the namespace of PDF 1.7.
   */
  namespaces?: readonly PdfRef[];
}

/**
 * Builds the structure tree with parent tree, ID tree and role map. It renumbers `StructParents` of `pages` and their
 * forms, and `StructParent` of annotations: pages first, in order, so that key n is page n.
 *
 * @throws {Error} for a type that neither PDF 1.7 nor `standardTypes` has
 */
export function writeTags(root: Element, pages: readonly PdfRef[], { refs, namespaces }: TagOptions = {}): PdfRef {
  const tree = new PdfRef();
  const writer = new ElementWriter(pages, refs);
  const k = writer.writeElement(root, tree);
  const { parents, annotations, ids, roles } = writer;
  const keys: PdfValue[] = [];
  for (const [holder, held] of parents) {
    const entries = holder.value instanceof PdfStream ? holder.value.dict : asDict(holder);
    entries?.set("StructParents", keys.length);
    keys.push(new PdfRef(Array.from(held, (element) => element ?? null)));
  }
  for (const [annotation, element] of annotations) {
    asDict(annotation)?.set("StructParent", keys.length);
    keys.push(element);
  }
  tree.value = structureTree(k, { keys, ids, roles, namespaces });
  return tree;
}

interface TreeParts {
  /** Entries of the parent tree by key, from 0: elements, or lists of them. */
  keys: readonly PdfValue[];
  ids: readonly (readonly [PdfString, PdfValue])[];
  roles: ReadonlyMap<string, PdfValue>;
  namespaces?: readonly PdfRef[] | undefined;
}

/** Returns the root of a structure tree (14.7.2). */
export function structureTree(root: PdfRef, { keys, ids, roles, namespaces = [] }: TreeParts): PdfDict {
  const sortedIds = ids.toSorted(([a], [b]) => (a.bytes < b.bytes ? -1 : 1));
  return dict({
    Type: "/StructTreeRoot",
    K: root,
    ParentTree: buildTree("Nums", [...keys.entries()]),
    ParentTreeNextKey: keys.length,
    IDTree: ids.length > 0 ? buildTree("Names", sortedIds) : undefined,
    RoleMap: roles.size > 0 ? new Map([...roles].toSorted(([a], [b]) => (a < b ? -1 : 1))) : undefined,
    Namespaces: namespaces.length > 0 ? [...namespaces] : undefined,
  });
}

class ElementWriter {
  /** For each page or form, the element of each MCID. */
  readonly parents: Map<PdfRef, PdfValue[]>;
  readonly annotations: [PdfRef, PdfRef][] = [];
  readonly ids: [PdfString, PdfRef][] = [];
  readonly roles = new Map<string, PdfName>();

  readonly #refs: ReadonlyMap<Element, PdfRef> | undefined;

  constructor(pages: readonly PdfRef[], refs?: ReadonlyMap<Element, PdfRef>) {
    this.parents = new Map(pages.map((page) => [page, []]));
    this.#refs = refs;
  }

  writeElement(element: Element, parent: PdfRef): PdfRef {
    const ref = this.#refs?.get(element) ?? new PdfRef();
    const page = element.kids.find((kid): kid is TaggedContent => kid.kind === "content")?.page;
    const kids: PdfValue[] = [];
    for (const kid of element.kids) kids.push(this.#writeKid(kid, ref, page));
    this.#noteRole(element);
    const id = element.facts.get("ID");
    if (id instanceof PdfString) this.ids.push([id, ref]);
    ref.value = new WrittenElement(element, parent, page, kids);
    return ref;
  }

  #noteRole({ type, facts }: Element): void {
    const name = type.slice(1);
    if (facts.has("NS") && pdf2Types.has(name)) return;
    const role = standardTypes[name];
    if (role) this.roles.set(name, role);
    else if (!pdf17Types.has(name))
      throw new Error(`Unexpected structure type ${name}, expected one of PDF 1.7 or 2.0`);
  }

  #writeKid(kid: Kid, parent: PdfRef, parentPage: PdfRef | undefined): PdfValue {
    if (kid.kind === "element") return this.writeElement(kid, parent);
    if (kid.kind === "annotation") {
      this.annotations.push([kid.annotation, parent]);
      return dict({ Type: "/OBJR", Pg: kid.page, Obj: kid.annotation });
    }
    const holder = kid.form ?? kid.page;
    let held = this.parents.get(holder);
    if (!held) this.parents.set(holder, (held = []));
    held[kid.mcid] = parent;
    if (kid.page === parentPage && !kid.form) return kid.mcid;
    return dict({ Type: "/MCR", Pg: kid.page, Stm: kid.form, MCID: kid.mcid });
  }
}

class WrittenElement extends PdfLateDict {
  readonly #element: Element;
  readonly #parent: PdfRef;
  readonly #page: PdfRef | undefined;
  readonly #kids: PdfValue[];

  constructor(element: Element, parent: PdfRef, page: PdfRef | undefined, kids: PdfValue[]) {
    super();
    this.#element = element;
    this.#parent = parent;
    this.#page = page;
    this.#kids = kids;
  }

  make(): PdfDict {
    const entries: PdfDict = new Map();
    entries.set("Type", "/StructElem").set("S", this.#element.type).set("P", this.#parent);
    if (this.#page) entries.set("Pg", this.#page);
    if (this.#kids.length > 0) entries.set("K", this.#kids.length === 1 ? this.#kids[0]! : this.#kids);
    for (const [key, value] of this.#element.facts) entries.set(key, value);
    return entries;
  }
}
