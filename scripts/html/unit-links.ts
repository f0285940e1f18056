/** A unit in; the ids that others may lead to, and the ids of others that it leads to, out. */
import type { Unit } from "./units.ts";

export interface UnitLinks {
  /** Ids in this unit that links from elsewhere, or the outline, may need. */
  targets: string[];
  /** Ids of other units that this unit's links need. */
  foreign: string[];
}

/** What leads to a unit is not known before all others are made, so all its ids are targets but those of what stands at the foot of its own pages. */
export function linksOf({ ids, references }: Pick<Unit, "ids" | "references">): UnitLinks {
  const own = new Set(ids);
  return {
    targets: ids.filter((id) => !/^footnote-(?:callout-)?\d/.test(id)),
    foreign: references.filter((id) => !own.has(id)),
  };
}
