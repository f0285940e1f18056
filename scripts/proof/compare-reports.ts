/** Compares a report at two states: text, numbers and pages. */
import { deserialize } from "node:v8";
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { readRows } from "../data/read-rows.ts";
import type { PrintedBook } from "../pipeline/print.ts";
import type { ParsedSection } from "../markdown/parsed-report.ts";
import type { PrintedUnit } from "../pages/page-report.ts";
import { compareBooks, groupOf } from "./compare-books.ts";
import { compareNoteNumbers, compareTargets, type NumberRun, type TargetChange } from "./compare-numbers.ts";
import { comparePagedNotes, type PagedNoteChange } from "./compare-paged-notes.ts";
import type { PageChange } from "./page-change.ts";
import { compareTexts, type TextChange, type TextFile } from "./compare-texts.ts";
import { diffKeys } from "./diff-words.ts";
import { blockAt, unitBlocks, type PlacedBlock } from "./page-remarks.ts";
import { plainWords, textBlocksOf } from "./text-blocks.ts";

/** All that differs between two states of the book. */
export interface ReportChanges {
  texts: TextChange[];
  /** The page on which each change of the text begins: in the new state, or in the old one where the text is gone. */
  pagesOfTexts: Map<TextChange, number>;
  /** Settings that differ, each as `name: value`. */
  settings: { name: string; old: string | undefined; new: string | undefined }[];
  /** Addresses of pictures whose files differ, are new or are gone. */
  pictures: { url: string; fate: "changed" | "inserted" | "deleted" }[];
  /** Files with another place in the order of the report. */
  reordered: string[];
  /** Changes of notes; `paged` where their numbers begin anew on each page, in one state at least. */
  notes: { runs: NumberRun[] } | { paged: PagedNoteChange[] };
  /** Changes in the series of notes at the pages' feet. */
  footnotes: NumberRun[];
  /** Headings, boxes, figures and tables with another number, title or page. */
  targets: TargetChange[];
  /** All pages, also those that are the same, in the order of the new state. */
  pages: PageChange[];
}

export async function compareReports(old: PrintedBook, next: PrintedBook): Promise<ReportChanges> {
  const texts = compareTexts(...(await differingTexts(old, next)));
  return {
    texts,
    pagesOfTexts: await pagesOfTexts(texts, old, next),
    settings: compareSettings(old, next),
    pictures: comparePictures(old, next),
    reordered: compareOrder(old, next),
    notes:
      isByPage(old) || isByPage(next)
        ? { paged: comparePagedNotes(old, next) }
        : { runs: compareNoteNumbers(old.numbering.notes, next.numbering.notes) },
    footnotes: compareNoteNumbers(old.numbering.footnotes, next.numbering.footnotes),
    targets: compareTargets(old, next),
    pages: await compareBooks(old, next, texts),
  };
}

function isByPage({ report }: PrintedBook): boolean {
  return report.settings.notes.numbering === "page";
}

/** Parses the texts of both states, but not files whose text is the same in both. */
async function differingTexts(old: PrintedBook, next: PrintedBook): Promise<[old: TextFile[], next: TextFile[]]> {
  const textsOf = ({ report, data }: PrintedBook) =>
    new Map([...report.sections.map(({ file }) => file), ...data.values()].map((file) => [file.path, String(file)]));
  const [oldTexts, newTexts] = [textsOf(old), textsOf(next)];
  const differs = ({ path }: Pick<VFile, "path">) => oldTexts.get(path) !== newTexts.get(path);
  // Numbers and tables from data files are words of the section.
  const differing = (section: ParsedSection, data: PrintedBook["data"]) =>
    [section.file, ...section.facts.data.flatMap(({ url }) => data.get(url) ?? [])].some(differs);
  const filesOf = async ({ report, data }: PrintedBook): Promise<TextFile[]> => [
    ...(await Promise.all(report.sections.filter((section) => differing(section, data)).map(readText))),
    ...[...data.values()].filter(differs).map(readData),
  ];
  return Promise.all([filesOf(old), filesOf(next)]);
}

async function readText(section: ParsedSection): Promise<TextFile> {
  return { path: section.file.path, blocks: textBlocksOf(deserialize(await section.loadTree()) as Root) };
}

function readData(file: VFile): TextFile {
  // Faults of the file were complained of when the report was read.
  const rows = readRows(String(file), () => undefined) ?? [];
  const cells = rows.map((row) =>
    row.map(({ text, place: { line, column } }) => ({
      words: plainWords(text.split(" ")),
      line,
      column,
      endLine: line,
    })),
  );
  return { path: file.path, blocks: [{ kind: "data", rows: cells, heading: file.path }] };
}

async function pagesOfTexts(
  texts: readonly TextChange[],
  old: PrintedBook,
  next: PrintedBook,
): Promise<Map<TextChange, number>> {
  const pages = new Map<TextChange, number>();
  const loaded = new Map<PrintedUnit, PlacedBlock[]>();
  for (const change of texts) {
    const [book, source] = change.new ? [next, change.new] : [old, change.old];
    if (!source) continue;
    // A note stands in the unit of endnotes, or as a footnote in the one that calls it.
    const isNote = change.note !== undefined;
    for (const unit of isNote ? book.printed : book.printed.filter((one) => groupOf(one) === source.path)) {
      const blocks = loaded.get(unit) ?? unitBlocks(unit.firstPage, await unit.loadBlocks());
      loaded.set(unit, blocks);
      const inFile = blocks.filter(({ file }) => file === source.path);
      const found = blockAt(inFile, source.line, source.column);
      const isThere = found?.line === source.line;
      if (found && (isThere || (!isNote && !pages.has(change)))) pages.set(change, found.page);
    }
  }
  return pages;
}

function compareSettings(old: PrintedBook, next: PrintedBook): ReportChanges["settings"] {
  const [oldSettings, newSettings] = [settingsByPath(old.report.settings), settingsByPath(next.report.settings)];
  return [...new Set([...newSettings.keys(), ...oldSettings.keys()])]
    .map((name) => ({ name, old: oldSettings.get(name), new: newSettings.get(name) }))
    .filter((setting) => setting.old !== setting.new);
}

/** Returns the values of nested settings by their path: `parts.lists.0` → `figures`. */
function settingsByPath(value: unknown, name = ""): Map<string, string> {
  if (value === undefined) return new Map();
  if (typeof value === "string") return new Map([[name, value]]);
  if (typeof value !== "object" || value === null) return new Map([[name, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...settingsByPath(inner, name === "" ? key : `${name}.${key}`)]),
  );
}

function comparePictures(old: PrintedBook, next: PrintedBook): ReportChanges["pictures"] {
  return [...new Set([...next.pictures.keys(), ...old.pictures.keys()])].flatMap((url) => {
    const [before, now] = [old.pictures.get(url), next.pictures.get(url)];
    if (before && now && before.bytes.equals(now.bytes)) return [];
    const fate = !now ? "deleted" : before ? "changed" : "inserted";
    return [{ url, fate } as const];
  });
}

function compareOrder(old: PrintedBook, next: PrintedBook): string[] {
  const pathsOf = ({ report }: PrintedBook) => report.sections.map(({ file }) => file.path);
  const [oldPaths, newPaths] = [pathsOf(old), pathsOf(next)];
  return diffKeys(oldPaths, newPaths)
    .filter(({ fate }) => fate === "inserted")
    .flatMap(({ newStart, length }) => newPaths.slice(newStart, newStart + length))
    .filter((path) => oldPaths.includes(path));
}
