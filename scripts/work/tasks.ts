/** The tasks that need the processor most and nothing but their input: names in, functions from plain data to plain data out. */
import { deserialize, serialize } from "node:v8";
import type { SectionHtml, SectionSource } from "../html/section-to-html.ts";
import type { SectionReading, SectionText } from "../markdown/read-section.ts";
import type { TablePiece } from "../pdf/join-tables.ts";
import { joinUnits, type Publication, type UnitPdf } from "../pdf/join.ts";
import { mendTags } from "../pdf/mend-tags.ts";
import type { PressFacts } from "../press/preflight/facts/read-press-file.ts";
import type { UnitToPress } from "../press/press-unit.ts";

type SerialisedReading = Omit<SectionReading, "tree"> & { tree: Uint8Array };
type SerialisedSource = Omit<SectionSource, "tree"> & { tree: Uint8Array };

interface PdfToMend {
  pdf: Uint8Array;
  tablePieces: readonly TablePiece[];
  unitId: string;
}

interface UnitsToJoin {
  units: readonly UnitPdf[];
  publication: Omit<Publication, "onDestinations">;
}

interface JoinedUnits {
  pdf: Uint8Array;
  /** Page, counted from 1, of each destination. */
  pages: ReadonlyMap<string, number>;
}

/**
 * Trees go between threads and into the cache as bytes (`v8.serialize`), which is faster than as objects. What a
 * command may not need is loaded when it does: parsers, where no section is new; Little CMS, where nothing is printed.
 */
export const tasks = {
  async readSection(input: SectionText): Promise<SerialisedReading> {
    const { readSection } = await import("../markdown/read-section.ts");
    const { tree, ...reading } = readSection(input);
    return { ...reading, tree: serialize(tree) };
  },
  async toSectionHtml(input: SerialisedSource): Promise<SectionHtml> {
    const { toSectionHtml } = await import("../html/section-to-html.ts");
    return toSectionHtml({ ...input, tree: deserialize(input.tree) as SectionSource["tree"] });
  },
  mendTags({ pdf, tablePieces, unitId }: PdfToMend): Uint8Array {
    return mendTags(pdf, tablePieces, unitId);
  },
  async pressUnit(input: UnitToPress): Promise<Uint8Array> {
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
