/** Joins the structure trees of units below one Document; elements stay as they stand in the files. */
import { readNumberTree } from "../lib/pdf/number-tree.ts";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asDict,
  dict,
  expectDict,
  resolve,
  textString,
  type PdfDict,
  type PdfValue,
} from "../lib/pdf/objects.ts";
import { structureTree } from "../lib/pdf/tags.ts";

/** A unit with the root of its structure tree. */
export interface TaggedUnit {
  readonly name: string;
  readonly pages: readonly PdfRef[];
  readonly tags: PdfDict;
  /** Receives the new number of each `StructParent` of an annotation. */
  readonly keys: Map<PdfValue, number>;
  /** Whether it continues the last part of the unit before it, as endnotes do. */
  readonly goesOn?: boolean | undefined;
}

/**
 * Puts what stands below the root element of each unit below one, and numbers `StructParents` of pages and forms
 * and `StructParent` of annotations anew: pages first, in order.
 *
 * @param units - units with tags by `writeTags`.
 * @param language - language of the root element; kids of a root in another language keep that.
 * @param namespaces - namespaces of the elements; the root element is in the first.
 * @returns the root of the structure tree, `undefined` for no units.
 * @throws {Error} naming the unit, when an element has the ID of one in another unit, or content stands in the root
 *   element.
 */
export function joinTags(
  units: readonly TaggedUnit[],
  language: string,
  namespaces: readonly PdfRef[] = [],
): PdfRef | undefined {
  if (units.length === 0) return undefined;
  const tree = new PdfRef();
  const root = new PdfRef();
  const kids: PdfRef[] = [];
  for (const unit of units) {
    const own = takeKids(unit, root, language);
    const last = kids.at(-1);
    if (unit.goesOn && last && own.length === 1) appendPart(last, own[0]!);
    else kids.push(...own);
  }
  const [namespace] = namespaces;
  const lang = textString(language);
  root.value = dict({ Type: "/StructElem", S: "/Document", NS: namespace, P: tree, K: kids, Lang: lang });
  const roles = units.flatMap(({ tags }) => [...(asDict(tags.get("RoleMap")) ?? [])]);
  tree.value = structureTree(root, {
    keys: joinParents(units),
    ids: joinIds(units),
    roles: new Map(roles),
    namespaces,
  });
  return tree;
}

/** Moves the kids of a part into the part that it continues; a list that begins it continues the list before. */
function appendPart(whole: PdfRef, rest: PdfRef): void {
  const list = kidsOf(whole).at(-1);
  const [first] = kidsOf(rest);
  const goesOn = [list, first].every((kid) => asDict(kid)?.get("S") === "/L");
  if (goesOn && list instanceof PdfRef && first instanceof PdfRef) {
    append(list, first);
    rest.value = new Map(expectDict(rest)).set("K", kidsOf(rest).slice(1));
  }
  append(whole, rest);
}

function kidsOf(element: PdfRef): PdfValue[] {
  return [expectDict(element).get("K") ?? []].flat();
}

/** Moves the kids of an element into the one that it continues; references to it lead there from now on. */
function append(whole: PdfRef, rest: PdfRef): void {
  const kids = [whole, rest].flatMap(kidsOf);
  whole.value = new Map(expectDict(whole)).set("K", kids);
  rest.value = whole;
}

/** Returns the kids of a unit's root element; references to that lead to `root` from now on. */
function takeKids({ name, tags }: TaggedUnit, root: PdfRef, language: string): PdfRef[] {
  const k = tags.get("K");
  const own = expectDict(k);
  if (k instanceof PdfRef) k.value = root;
  const lang = own.get("Lang");
  const differs = lang instanceof PdfString && lang.bytes !== textString(language).bytes;
  return [own.get("K") ?? []].flat().map((kid) => {
    if (!(kid instanceof PdfRef))
      throw new Error(`Unexpected content in the root element of unit ${name}, expected elements`);
    const element = differs ? expectDict(kid) : undefined;
    if (element && !element.has("Lang")) kid.value = element.set("Lang", lang!);
    return kid;
  });
}

/** Returns what each key of the joined parent tree stands for: the elements of a page or form, or the element of an annotation. */
function joinParents(units: readonly TaggedUnit[]): PdfValue[] {
  const joined: PdfValue[] = [];
  const parents = units.map(({ tags }) => new Map(readNumberTree("Nums", tags.get("ParentTree"))));
  const take = (index: number, keysOfUnit: Iterable<PdfValue>) => {
    const { keys } = units[index]!;
    for (const key of keysOfUnit) {
      const held = parents[index]!.get(key);
      if (held !== undefined && !keys.has(key)) keys.set(key, joined.push(held) - 1);
    }
  };
  for (const [index, { pages }] of units.entries()) take(index, pages.map(keyOf));
  for (const [index, ofUnit] of parents.entries()) take(index, ofUnit.keys());
  for (const { pages, keys } of units) {
    for (const painter of paintersOf(pages)) {
      const key = keys.get(keyOf(painter));
      if (key !== undefined) painter.set("StructParents", key);
    }
  }
  return joined;
}

function keyOf(painter: PdfValue): PdfValue {
  return expectDict(painter).get("StructParents") ?? null;
}

/** Returns pages and the forms on them, also those within others. */
function paintersOf(pages: readonly PdfRef[]): Set<PdfDict> {
  const painters = new Set<PdfDict>();
  const add = (painter: PdfDict) => {
    if (painters.has(painter)) return;
    painters.add(painter);
    for (const value of asDict(asDict(painter.get("Resources"))?.get("XObject"))?.values() ?? []) {
      const form = resolve(value);
      if (form instanceof PdfStream) add(form.dict);
    }
  };
  for (const page of pages) add(expectDict(page));
  return painters;
}

function joinIds(units: readonly TaggedUnit[]): [PdfString, PdfValue][] {
  const owners = new Map<string, string>();
  return units.flatMap(({ name, tags }) =>
    readNumberTree("Names", tags.get("IDTree")).map(([id, element]): [PdfString, PdfValue] => {
      if (!(id instanceof PdfString)) throw new Error(`Unexpected ID tree of unit ${name}, expected strings as names`);
      const owner = owners.get(id.bytes);
      if (owner !== undefined)
        throw new Error(
          `Unexpected second ID ${id.bytes} in unit ${name}, expected IDs to be unique; ${owner} has it too`,
        );
      owners.set(id.bytes, name);
      return [id, element];
    }),
  );
}
