/** Units in; for each the ids that other units or the outline lead to, and the ids of others that it leads to, out. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { referencedId } from "../markdown/references.ts";
import type { Unit } from "./units.ts";

export interface UnitLinks {
  /** Ids in this unit that links from elsewhere need. */
  targets: string[];
  /** Ids of other units that this unit's links need. */
  foreign: string[];
}

/** @param outlineIds - ids that the PDF's outline leads to. Results in the order of `units`. */
export function linkUnits(units: readonly Unit[], outlineIds: Iterable<string>): UnitLinks[] {
  const parts = units.map(({ hast }) => idsAndReferences(hast));
  const foreign = parts.map(({ ids, references }) => [...references].filter((id) => !ids.has(id)));
  const wanted = new Set([...outlineIds, ...foreign.flat()]);
  return parts.map(({ ids }, index) => ({
    targets: [...ids].filter((id) => wanted.has(id)),
    foreign: foreign[index]!,
  }));
}

function idsAndReferences(hast: Element): { ids: Set<string>; references: Set<string> } {
  const ids = new Set<string>();
  const references = new Set<string>();
  visit({ type: "root", children: [hast] } as Root, "element", ({ properties: { id, href } }) => {
    if (typeof id === "string") ids.add(id);
    const reference = typeof href === "string" ? referencedId(href) : undefined;
    if (reference !== undefined) references.add(reference);
  });
  return { ids, references };
}
