/** Lists the tasks that need the processor most and nothing but their input: functions from plain data to plain data. */
import { deserialize, serialize } from "node:v8";
import type { SectionHtml, SectionSource } from "../html/section-to-html.ts";
import type { PartReading, SectionReading, SectionText } from "../markdown/read-section.ts";
import { joinUnits, type Publication, type UnitPdf } from "../screen-pdf/join.ts";
import { lazyWorkers, type LazyWorkers, type Workers } from "../lib/workers/workers.ts";
import { FilesAhead } from "../screen-pdf/unit-file.ts";
import type { CheckedTags } from "../screen-pdf/accessibility/run-rules.ts";
import { repairAndCheck } from "../screen-pdf/repair-tags.ts";
import type { CheckedUnit } from "../pages/compare/checked-unit.ts";
import type { ForeignFile, UnreadFile } from "../press/preflight/facts/read-foreign-file.ts";
import type { ImportedPage, UnusablePage } from "../lib/pdf/foreign/import-page.ts";
import type { PressFacts } from "../press/preflight/facts/read-press-file.ts";
import type { UnitToPress } from "../press/press-unit.ts";

type Serialised<Reading> = Omit<Reading, "tree"> & { tree: Uint8Array };

type PrintsToRepair = Parameters<typeof repairAndCheck>[1] & { prints: readonly Uint8Array[] };

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
 * Tasks that need no more than their input, by name. Trees go between threads and into the cache as bytes
 * (`v8.serialize`), which is faster than as objects. What a command may not need is loaded when it does: parsers,
 * where no section is new; Little CMS, where nothing is printed.
 */
const plainTasks = {
  async readSection(input: SectionText): Promise<Serialised<SectionReading>> {
    const { readSection } = await import("../markdown/read-section.ts");
    const { tree, ...reading } = readSection(input);
    return { ...reading, tree: serialize(tree) };
  },
  async readPart(input: SectionText): Promise<Serialised<PartReading>> {
    const { readPart } = await import("../markdown/read-section.ts");
    const { tree, ...reading } = readPart(input);
    return { ...reading, tree: serialize(tree) };
  },
  async toSectionHtml(input: Serialised<SectionSource>): Promise<SectionHtml> {
    const { toSectionHtml } = await import("../html/section-to-html.ts");
    return toSectionHtml({ ...input, tree: deserialize(input.tree) as SectionSource["tree"] });
  },
  repairTags({ prints, ...unit }: PrintsToRepair): CheckedUnit {
    return repairAndCheck(prints, unit);
  },
  async pressUnit(input: UnitToPress): Promise<Uint8Array> {
    const { pressUnit } = await import("../press/press-unit.ts");
    return pressUnit(input);
  },
  async readPressFile(input: Uint8Array): Promise<PressFacts> {
    const { readPressFile } = await import("../press/preflight/facts/read-press-file.ts");
    return readPressFile(input);
  },
  async readForeignFile(input: Uint8Array): Promise<ForeignFile | UnreadFile> {
    const { readForeignFile } = await import("../press/preflight/facts/read-foreign-file.ts");
    return readForeignFile(input);
  },
  async importCover(input: Uint8Array): Promise<ImportedPage | UnusablePage> {
    const { importCover } = await import("../press/import-cover.ts");
    return importCover(input);
  },
  async checkTags(pdf: Uint8Array): Promise<CheckedTags> {
    const { checkTags } = await import("../screen-pdf/accessibility/run-rules.ts");
    return checkTags(pdf);
  },
};

/** Returns the tasks of joining. The files that `readAhead` reads are held for the `joinUnits` beside it alone. */
function joiningTasks() {
  const ahead = new FilesAhead();
  return {
    readAhead(pdf: Uint8Array): void {
      ahead.read(pdf);
    },
    async joinUnits({ units, publication }: UnitsToJoin): Promise<JoinedUnits> {
      let pages: JoinedUnits["pages"] = new Map();
      const pdf = await joinUnits(units, { ...publication, onDestinations: (found) => (pages = found) }, ahead);
      return { pdf, pages };
    },
  };
}

type PipelineTasks = typeof plainTasks & ReturnType<typeof joiningTasks>;

/** Returns the pipeline's tasks by name, for one thread. */
export function pipelineTasks(): PipelineTasks {
  return { ...plainTasks, ...joiningTasks() };
}

/** Threads of this pipeline's tasks. */
export type PipelineWorkers = Workers<PipelineTasks>;
export type LazyPipelineWorkers = LazyWorkers<PipelineTasks>;

/**
 * Tasks that this process does too: while sections are read, it has nothing else to do but to start browsers, and tags
 * are checked while a thread joins the units.
 */
const shared: ReadonlySet<string> = new Set(["readSection", "readPart", "checkTags"] satisfies (keyof PipelineTasks)[]);

/** Tasks of one thread: units are joined where they were read ahead. */
const together: ReadonlySet<string> = new Set(["readAhead", "joinUnits"] satisfies (keyof PipelineTasks)[]);

export function openWorkers(jobs: number): LazyPipelineWorkers {
  return lazyWorkers({ tasks: pipelineTasks(), jobs, shared, together });
}
