/** Counts the sections of a build that were laid out again, and names the other parts that were. */
import type { UnitKind } from "../html/unit-kind.ts";
import { roles, type ChapterRole } from "../manuscript/chapters.ts";
import type { PagedUnit } from "../pages/page-report.ts";

/** A part that is no section: made of the whole report, or of its settings. */
export type OtherKind = Exclude<UnitKind, ChapterRole | "blank">;

export interface LayoutCount {
  /** Parts of the text: a file each, or a level-1 heading's part of a longer one. */
  sections: { all: number; again: number };
  /** Other parts that were laid out again, in the report's order. */
  others: OtherKind[];
}

const sectionKinds: ReadonlySet<UnitKind> = new Set(roles);

export function countLayout(units: readonly (Pick<PagedUnit, "fresh"> & { unit: { kind: UnitKind } })[]): LayoutCount {
  const fresh = units.filter((one) => one.fresh).map(({ unit }) => unit.kind);
  return {
    sections: {
      all: units.filter(({ unit }) => sectionKinds.has(unit.kind)).length,
      again: fresh.filter((kind) => sectionKinds.has(kind)).length,
    },
    others: [...new Set(fresh)].filter((kind): kind is OtherKind => !sectionKinds.has(kind)),
  };
}
