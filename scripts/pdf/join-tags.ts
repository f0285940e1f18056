/** The structure trees of units in, one tree below one Document out; elements stay as they stand in the units' files. */
import { readTree } from "./number-tree.ts";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  dict,
  expectDict,
  resolve,
  textString,
  type PdfDict,
  type PdfValue,
} from "./objects.ts";
import { structureTree } from "./tags.ts";

/** A unit with the root of its structure tree. */
export interface TaggedUnit {
  readonly name: string;
  readonly pages: readonly PdfRef[];
  readonly tags: PdfDict;
}

/**
 * Puts what stands below the root element of each unit below one, and numbers `StructParents` and `StructParent`
 * anew: pages first, in order, then forms, then annotations.
 *
 * @param units - as `writeTags` tagged them.
 * @param language - of the root element; what stands below another one keeps its own.
 * @returns the root of the structure tree, `undefined` for no units.
 * @throws {Error} naming the unit, when an element has the ID of one in another unit.
 */
export function joinTags(units: readonly TaggedUnit[], language: string): PdfRef | undefined {
  if (units.length === 0) return undefined;
  const tree = new PdfRef();
  const root = new PdfRef();
  const kids = units.flatMap(({ tags }) => takeKids(tags, root, language));
  root.value = dict({ Type: "/StructElem", S: "/Document", P: tree, K: kids, Lang: textString(language) });
  const roles = units.flatMap(({ tags }) => [...(asDict(tags.get("RoleMap")) ?? [])]);
  tree.value = structureTree(root, joinParents(units), joinIds(units), new Map(roles));
  return tree;
}

/** The kids of a unit's root element, for which `root` stands from now on. */
function takeKids(tags: PdfDict, root: PdfRef, language: string): PdfValue[] {
  const k = tags.get("K");
  const own = expectDict(k);
  if (k instanceof PdfRef) k.value = root;
  const kids = own.get("K") ?? [];
  const taken = Array.isArray(kids) ? kids : [kids];
  const lang = own.get("Lang");
  if (!(lang instanceof PdfString) || lang.bytes === textString(language).bytes) return taken;
  for (const kid of taken) {
    const element = asDict(kid);
    if (kid instanceof PdfRef && element && !element.has("Lang")) kid.value = element.set("Lang", lang);
  }
  return taken;
}

/** What each key of the joined parent tree stands for: the elements of a page or form, the element of an annotation. */
function joinParents(units: readonly TaggedUnit[]): PdfValue[] {
  const keys: PdfValue[] = [];
  const parents = units.map(({ tags }) => new Map(readTree("Nums", tags.get("ParentTree"))));
  const take = (key: "StructParents" | "StructParent", holdersOf: (page: PdfDict) => Iterable<PdfDict>) => {
    for (const [index, { pages }] of units.entries()) {
      for (const holder of pages.flatMap((page) => [...holdersOf(expectDict(page))])) {
        const held = parents[index]!.get(holder.get(key) ?? null);
        if (held === undefined) continue;
        holder.set(key, keys.length);
        keys.push(held);
      }
    }
  };
  const seen = new Set<PdfStream>();
  take("StructParents", (page) => [page]);
  take("StructParents", (page) => formsIn(page, seen));
  take("StructParent", (page) => asArray(page.get("Annots")).map(expectDict));
  return keys;
}

/** The forms that a page or a form paints, also within each other, without those `seen` already. */
function* formsIn(painter: PdfDict, seen: Set<PdfStream>): Generator<PdfDict> {
  for (const value of asDict(asDict(painter.get("Resources"))?.get("XObject"))?.values() ?? []) {
    const form = resolve(value);
    if (!(form instanceof PdfStream) || seen.has(form)) continue;
    seen.add(form);
    yield form.dict;
    yield* formsIn(form.dict, seen);
  }
}

function joinIds(units: readonly TaggedUnit[]): [PdfString, PdfValue][] {
  const owners = new Map<string, string>();
  return units.flatMap(({ name, tags }) =>
    readTree("Names", tags.get("IDTree")).map(([id, element]): [PdfString, PdfValue] => {
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
