/** A printed report in, its web page out; the finished one in, all in the output folder, and what changed since the last build, out. */
import type { VFile } from "vfile";
import { hashOf } from "./cache/hash-of.ts";
import { contentOfBuild, type BuildContent } from "./changes/build-content.ts";
import { compareBuilds, type Changes } from "./changes/compare-builds.ts";
import { countLayout, type Layout } from "./changes/count-layout.ts";
import { readLastBuild } from "./changes/last-build.ts";
import type { StopWatch } from "./command/stop-watch.ts";
import { toFindingsPage } from "./html/findings-page.ts";
import { toWebPage } from "./html/web-page.ts";
import type { Book, PrintedBook } from "./make-book.ts";
import { readFindingsStyles, readWebStyles } from "./pages/read-styles.ts";
import { toPlainMessages } from "./report/format-messages.ts";
import { toolVersions } from "./report/tool-versions.ts";
import { writeOutputs } from "./write-outputs.ts";

/** What `build-report.json` says beside the messages and the content. */
export interface BuildRecord {
  title: string;
  pages: number;
  notes: number;
  footnotes: number;
  laidOut: Layout;
  outputs: Record<string, { sha256: string }>;
  sources: Record<string, { sha256: string }>;
  tools: Record<string, string>;
  browser: Book["browser"];
  secondsByStep: Record<string, number>;
  findings: Book["findings"];
}

/** All that is written beside the PDF. */
export interface Companions {
  content: BuildContent;
  /** Of the last build in the folder. */
  before: BuildContent | undefined;
  /** Files by their names. */
  outputs: ReadonlyMap<string, string>;
}

/** @param folder - where they will be written */
export async function makeCompanions(folder: string, book: PrintedBook): Promise<Companions> {
  const { report, numbering, units, pictures, printed, pagination } = book;
  const { slug, title, look } = report.settings;
  const before = await readLastBuild(folder, slug);
  const content = contentOfBuild(book, { units: printed, book: pagination });
  const webStyles = await readWebStyles(look);
  const html = toWebPage(report, units, numbering.targets.values(), pictures, webStyles);
  const outputs = new Map([[`${slug}.html`, html]]);
  if (book.findingPictures) {
    const page = toFindingsPage(title, book.findings, book.findingPictures, await readFindingsStyles(look));
    outputs.set(`${slug}-pages.html`, page);
  }
  return { before, content, outputs };
}

/** All files appear whole, or the old ones stay. */
export async function writeBook(
  folder: string,
  book: Book,
  { before, content, outputs: companions }: Companions,
  files: readonly VFile[],
  watch: StopWatch,
): Promise<{ record: BuildRecord; changes: Changes | undefined }> {
  const { report, numbering, printed, pagination } = book;
  const { slug, title } = report.settings;
  const outputs = new Map<string, Uint8Array | string>([[`${slug}.pdf`, book.pdf], ...companions]);
  const record: BuildRecord = {
    title,
    pages: pagination.pageCount,
    notes: numbering.notes.length,
    footnotes: numbering.footnotes.length,
    laidOut: countLayout(printed),
    outputs: Object.fromEntries([...outputs].map(([name, bytes]) => [name, { sha256: hashOf(bytes) }])),
    sources: Object.fromEntries(files.map((file) => [file.path, { sha256: hashOf(String(file)) }])),
    tools: toolVersions(),
    browser: book.browser,
    secondsByStep: watch.laps,
    findings: book.findings,
  };
  const whole = { ...record, messages: toPlainMessages(files), content };
  await writeOutputs(folder, new Map([...outputs, ["build-report.json", `${JSON.stringify(whole, undefined, 2)}\n`]]));
  return { record, changes: before && compareBuilds(before, content) };
}
