/** A path in; the report read, numbered, checked and cut into units out. What build and check have in common. */
import type { VFile } from "vfile";
import { bytes, forgetful, json, kept, keyOf, type Form } from "./cache/kept.ts";
import type { Store } from "./cache/store.ts";
import type { SectionHtml } from "./html/section-to-html.ts";
import { toBook } from "./html/book.ts";
import type { Unit } from "./html/units.ts";
import { readManuscript, type Manuscript, type Section } from "./manuscript/read-manuscript.ts";
import { readPictures, type Picture } from "./manuscript/read-pictures.ts";
import { checkReport } from "./markdown/check-report.ts";
import { numberReport, type Numbering } from "./markdown/number-report.ts";
import type { ParsedReport, ParsedSection } from "./markdown/parsed-report.ts";
import type { SectionReading } from "./markdown/read-section.ts";
import { settleSettings } from "./markdown/settle-settings.ts";
import { readCoverage } from "./pages/read-coverage.ts";
import { hashFonts } from "./pages/read-styles.ts";
import { hasErrors } from "./report/has-errors.ts";
import { restoreMessages } from "./report/kept-messages.ts";
import { lazyWorkshop, type LazyWorkshop, type Workshop } from "./work/workshop.ts";

export interface PreparedReport {
  report: ParsedReport;
  numbering: Numbering;
  pictures: ReadonlyMap<string, Picture>;
  units: Unit[];
}

/** What the work is done with. */
export interface Means {
  /** Results of earlier builds. */
  store: Store;
  workshop: LazyWorkshop;
  /** Told of the folder and how many parts to expect when the first section is not in the store. */
  onFreshSection?: (folder: string, sections: number) => void;
}

const alone: Means = { store: forgetful, workshop: lazyWorkshop(1) };

/** Without `prepared` where an error stops the way to pages; `files` always hold all that was found. */
export async function prepareReport(
  path: string,
  means = alone,
): Promise<{ prepared?: PreparedReport; files: VFile[] }> {
  const { manuscript, files } = await readManuscript(path);
  if (!manuscript) return { files };
  const characters = manuscript.sections.reduce((sum, { file }) => sum + String(file).length, 0);
  const workshop = means.workshop.forCharacters(characters);
  let told = false;
  const onFresh = () => {
    if (!told) means.onFreshSection?.(manuscript.folder, manuscript.sections.length);
    told = true;
  };
  const report = await readReport(manuscript, means.store, workshop, onFresh);
  const numbering = numberReport(report);
  checkReport(report, numbering);
  const pictures = await readPictures(report.sections, report.folder);
  const sections = await toHtml(report, numbering, pictures, means.store, workshop);
  const units = toBook(report, numbering, sections);
  return hasErrors(files) ? { files } : { prepared: { report, numbering, pictures, units }, files };
}

/** The report with the facts of every section; also what `import` needs. */
export async function readReport(
  { sections, ...manuscript }: Manuscript,
  store = forgetful,
  workshop = alone.workshop.forCharacters(0),
  onFresh: () => void = () => undefined,
): Promise<ParsedReport> {
  const fonts = await hashFonts();
  let coverage: Promise<Set<number>> | undefined;
  const read = await Promise.all(sections.map((section) => readOne(section)));
  const settings = settleSettings(
    manuscript,
    read.map(({ reading }) => reading),
  );
  return { ...manuscript, settings, sections: read.map(({ parsed }) => parsed) };

  async function readOne(section: Section): Promise<{ parsed: ParsedSection; reading: KeptReading }> {
    const { path } = section.file;
    const text = String(section.file);
    const { language } = manuscript.settings;
    const key = keyOf("reading", path, text, language, fonts);
    let tree: Uint8Array | undefined;
    const work = async () => {
      onFresh();
      const covered = await (coverage ??= readCoverage());
      const { tree: made, ...reading } = await workshop.run("readSection", { path, text, language, covered });
      tree = made;
      await store.put("tree", key, made);
      return reading;
    };
    const { value: reading } = await kept(store, "facts", key, json as Form<KeptReading>, work);
    restoreMessages(section.file, reading.messages);
    const loadTree = async () => {
      tree ??= (await kept(store, "tree", key, bytes, async () => (await work(), tree!))).value;
      return tree;
    };
    return { parsed: { ...section, facts: reading.facts, key, loadTree }, reading };
  }
}

type KeptReading = Omit<SectionReading, "tree">;

async function toHtml(
  { sections, settings: { language } }: ParsedReport,
  numbering: Numbering,
  pictures: ReadonlyMap<string, Picture>,
  store: Store,
  workshop: Workshop,
): Promise<SectionHtml[]> {
  return Promise.all(
    sections.map(async (section, index) => {
      const { file, facts, key: sectionKey } = section;
      const numbers = numbering.sections[index]!;
      const placed = Object.fromEntries(
        facts.pictures.flatMap(({ url }) => {
          const picture = pictures.get(url);
          return picture ? [[url, { url: picture.url, width: picture.width, height: picture.height }]] : [];
        }),
      );
      const key = keyOf("html", sectionKey, JSON.stringify(numbers), JSON.stringify(placed));
      const { value } = await kept(store, "html", key, json as Form<SectionHtml>, async () => {
        const tree = await section.loadTree();
        return workshop.run("toSectionHtml", { path: file.path, tree, numbers, pictures: placed, language });
      });
      restoreMessages(file, value.messages);
      return value;
    }),
  );
}
