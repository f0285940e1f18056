/** Units in; for each the ids that other units or the outline lead to, and the ids of others that it leads to, out. */
import type { Unit } from "./units.ts";

export interface UnitLinks {
  /** Ids in this unit that links from elsewhere need. */
  targets: string[];
  /** Ids of other units that this unit's links need. */
  foreign: string[];
}

/** @param outlineIds - ids that the PDF's outline leads to. Results in the order of `units`. */
export function linkUnits(
  units: readonly Pick<Unit, "ids" | "references">[],
  outlineIds: Iterable<string>,
): UnitLinks[] {
  const foreign = units.map(({ ids, references }) => {
    const own = new Set(ids);
    return references.filter((id) => !own.has(id));
  });
  const wanted = new Set([...outlineIds, ...foreign.flat()]);
  return units.map(({ ids }, index) => ({ targets: ids.filter((id) => wanted.has(id)), foreign: foreign[index]! }));
}
