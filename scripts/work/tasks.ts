/** The tasks that need the processor most and nothing but their input: names in, functions from plain data to plain data out. */
import { deserialize, serialize } from "node:v8";
import { toSectionHtml, type SectionHtml, type SectionSource } from "../html/section-to-html.ts";
import { readSection, type SectionReading, type SectionText } from "../markdown/read-section.ts";
import type { TablePiece } from "../pdf/join-tables.ts";
import { joinUnits, type Publication, type UnitPdf } from "../pdf/join.ts";
import { mendTags } from "../pdf/mend-tags.ts";
import type { PressFacts } from "../press/preflight/facts/read-press-file.ts";
import type { UnitToPress } from "../press/press-unit.ts";

type SerialisedReading = Omit<SectionReading, "tree"> & { tree: Uint8Array };
type SerialisedSource = Omit<SectionSource, "tree"> & { tree: Uint8Array };

interface UnitsToJoin {
  units: readonly UnitPdf[];
  publication: Omit<Publication, "onDestinations">;
}

interface JoinedUnits {
  pdf: Uint8Array;
  /** Page, counted from 1, of each destination. */
  pages: ReadonlyMap<string, number>;
}

/** Trees go between threads and into the cache as bytes (`v8.serialize`), which is faster than as objects. */
export const tasks = {
  readSection(input: SectionText): SerialisedReading {
    const { tree, ...reading } = readSection(input);
    return { ...reading, tree: serialize(tree) };
  },
  toSectionHtml(input: SerialisedSource): SectionHtml {
    return toSectionHtml({ ...input, tree: deserialize(input.tree) as SectionSource["tree"] });
  },
  mendTags({ pdf, tablePieces }: { pdf: Uint8Array; tablePieces: readonly TablePiece[] }): Uint8Array {
    return mendTags(pdf, tablePieces);
  },
  async pressUnit(input: UnitToPress): Promise<Uint8Array> {
    // Only those who print need Little CMS.
    const { pressUnit } = await import("../press/press-unit.ts");
    return pressUnit(input);
  },
  async readPressFile(input: Uint8Array): Promise<PressFacts> {
    const { readPressFile } = await import("../press/preflight/facts/read-press-file.ts");
    return readPressFile(input);
  },
  joinUnits({ units, publication }: UnitsToJoin): JoinedUnits {
    let pages: JoinedUnits["pages"] = new Map();
    const pdf = joinUnits(units, { ...publication, onDestinations: (found) => (pages = found) });
    return { pdf, pages };
  },
};

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;
