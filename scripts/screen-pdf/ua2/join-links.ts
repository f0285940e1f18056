/** Connects elements of all units as PDF/UA-2 asks for: notes and callouts, contents and headings, links and places. */
import {
  PdfRef,
  PdfString,
  asDict,
  dict,
  expectDict,
  textString,
  type PdfDict,
  type PdfValue,
} from "../../lib/pdf/objects.ts";
import { readUnitLinks } from "./unit-links.ts";

/** A unit as it was read. */
interface LinkedUnit {
  readonly name: string;
  readonly catalog: PdfDict;
}

/**
 * Writes `Ref` into callouts, notes and items of contents, says of each list of endnotes that it goes on with the one
 * before it, and makes the namespaces of all units one.
 *
 * @returns the element that stands for an id, and the namespace
 * @throws {Error} naming the unit, when an element refers to an id that no unit has
 */
export function joinLinks(units: readonly LinkedUnit[]): {
  elementOf: (id: string) => PdfRef | undefined;
  namespaces: PdfRef[];
} {
  const read = units.map((unit) => ({ ...unit, links: readUnitLinks(unit.catalog) }));
  const places = new Map(read.flatMap(({ links }) => links.places));
  const referring = new Map<PdfRef, PdfRef[]>();
  for (const { name, links } of read) {
    for (const [element, id] of links.references) {
      const target = places.get(id);
      if (!target) throw new Error(`Unexpected reference to #${id} in unit ${name}, expected the id of an element`);
      setEntry(element, "Ref", [target]);
      referring.set(target, [...(referring.get(target) ?? []), element]);
    }
  }
  for (const [target, elements] of referring) {
    if (expectDict(target).get("S") === "/FENote") setEntry(target, "Ref", elements);
  }
  goOn(read.flatMap(({ links }) => links.noteLists));
  return { elementOf: (id) => places.get(id), namespaces: joinNamespaces(units) };
}

function setEntry(element: PdfRef, key: string, value: PdfValue): void {
  element.value = new Map(expectDict(element)).set(key, value);
}

/** Says of lists that they are one (ISO 32000-2, table 382). */
function goOn(lists: readonly PdfRef[]): void {
  for (const [index, list] of lists.slice(1).entries()) {
    const before = expectDict(lists[index]).get("ID");
    if (!(before instanceof PdfString)) throw new Error("Unexpected list of notes without an ID, expected one");
    const all = [expectDict(list).get("A") ?? []].flat();
    const own = all.map(asDict).find((attributes) => attributes?.get("O") === "/List");
    const others = all.filter((attributes) => asDict(attributes) !== own);
    const named = new Map(own ?? dict({ O: "/List" })).set("ContinuedList", true).set("ContinuedFrom", before);
    setEntry(list, "A", [...others, named]);
  }
}

/** Joins the namespaces of units, to which their elements refer: that of the first stands for all from now on. */
function joinNamespaces(units: readonly LinkedUnit[]): PdfRef[] {
  const kept = new Map<string, PdfRef>();
  for (const { catalog } of units) {
    const tree = asDict(catalog.get("StructTreeRoot"));
    for (const namespace of [tree?.get("Namespaces") ?? []].flat()) {
      if (!(namespace instanceof PdfRef)) continue;
      const uri = expectDict(namespace).get("NS");
      const key = (uri instanceof PdfString ? uri : textString("")).bytes;
      const first = kept.get(key);
      if (first) namespace.value = first;
      else kept.set(key, namespace);
    }
  }
  return [...kept.values()];
}
