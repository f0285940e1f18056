/** Makes what goes beside the PDF, and writes all of a report into the output folder. */
import { sha256Of } from "../lib/cache/hash-of.ts";
import { toAccessibilityPage, type AccessibilityResult } from "../outputs/accessibility-page.ts";
import { contentOfBuild, type BuildContent } from "../outputs/build-content.ts";
import { compareBuilds, type Changes } from "../outputs/compare-builds.ts";
import { countLayout, type LayoutCount } from "../outputs/count-layout.ts";
import { readLastBuild } from "../outputs/last-build.ts";
import type { StopWatch } from "../lib/stop-watch.ts";
import { toFindingsPage } from "../outputs/findings-page.ts";
import type { PlacedMessage } from "../pages/complain-of-pages.ts";
import { checkAccessibility } from "./accessibility.ts";
import type { BuildContext } from "./build-context.ts";
import type { Book } from "./join.ts";
import type { PrintedBook } from "./print.ts";
import { readAccessibilityStyles, readFindingsStyles } from "../theme/read-styles.ts";
import { makeWebPage } from "./make-web-page.ts";
import { toPlainMessages } from "../messages/format-messages.ts";
import { toJson } from "../messages/printable.ts";
import { toolVersions } from "../outputs/tool-versions.ts";
import { writeOutputs } from "../outputs/write-outputs.ts";

/** Contents of `build-report.json` beside the messages and the content. */
export interface BuildRecord {
  title: string;
  pages: number;
  notes: number;
  footnotes: number;
  laidOut: LayoutCount;
  outputs: Record<string, { sha256: string }>;
  sources: Record<string, { sha256: string }>;
  tools: Record<string, string>;
  browser: {
    version: string;
    source: string;
    /** Why the browsers that were started ran without their sandbox; undefined where they had it, or none was started. */
    withoutSandbox?: string;
  };
  secondsByStep: Record<string, number>;
  findings: readonly PlacedMessage[];
  accessibility: AccessibilityResult;
}

/** All that is written beside the PDF. */
export interface SideOutputs {
  content: BuildContent;
  /** Content of the last build in the folder. */
  before: BuildContent | undefined;
  /** Files by their names. */
  outputs: ReadonlyMap<string, string>;
  /** Faults that our own rules found in the tags, and the stylesheet of the page that tells it. */
  accessibility: { result: AccessibilityResult; styles: string };
}

/** Makes what needs no PDF of the whole, while one is joined. @param folder - where they will be written */
export async function makeSideOutputs(
  folder: string,
  book: PrintedBook,
  context: Pick<BuildContext, "store" | "workers">,
): Promise<SideOutputs> {
  const checking = checkAccessibility(book, context);
  // It may fail while the web page is made.
  checking.catch(() => undefined);
  const { report, printed, pagination } = book;
  const { theme, settings } = report;
  const { slug, title } = settings;
  const before = await readLastBuild(folder, slug);
  const content = contentOfBuild(book, { units: printed, book: pagination });
  const html = await makeWebPage(book, context.store);
  const outputs = new Map([[`${slug}.html`, html]]);
  if (book.findingPictures) {
    const page = toFindingsPage(title, book.findings, book.findingPictures, await readFindingsStyles(theme));
    outputs.set(`${slug}-pages.html`, page);
  }
  const accessibility = { result: await checking, styles: await readAccessibilityStyles(theme) };
  return { before, content, outputs, accessibility };
}

/** Writes, the last step: all files appear whole, or the old ones stay. Says what differs from the build before. */
export async function writeBook(
  folder: string,
  { book, side }: { book: Book; side: SideOutputs },
  { timings, sandboxNotice }: { timings: StopWatch; sandboxNotice: string | undefined },
): Promise<{ record: BuildRecord; changes: Changes | undefined }> {
  const { report, numbering, printed, pagination, files } = book;
  const { before, content } = side;
  const { slug, title, language, archive } = report.settings;
  const { result, styles } = side.accessibility;
  const tools = toolVersions();
  const file = `${slug}.pdf`;
  const sha256 = sha256Of(book.pdf);
  const facts = {
    title,
    file,
    sha256,
    pages: pagination.pageCount,
    language,
    archive,
    result,
    tools,
  };
  const outputs = new Map<string, Uint8Array | string>([
    [file, book.pdf],
    ...side.outputs,
    [`${slug}-accessibility.html`, toAccessibilityPage(facts, styles)],
  ]);
  const record: BuildRecord = {
    title,
    pages: pagination.pageCount,
    notes: numbering.notes.length,
    footnotes: numbering.footnotes.length,
    laidOut: countLayout(printed),
    outputs: Object.fromEntries(
      [...outputs].map(([name, bytes]) => [name, { sha256: name === file ? sha256 : sha256Of(bytes) }]),
    ),
    sources: Object.fromEntries(files.map((file) => [file.path, { sha256: sha256Of(String(file)) }])),
    tools,
    browser: { ...book.browser, ...(sandboxNotice === undefined ? {} : { withoutSandbox: sandboxNotice }) },
    secondsByStep: timings.laps,
    findings: book.findings,
    accessibility: result,
  };
  const whole = { ...record, messages: toPlainMessages(files), content };
  await writeOutputs(folder, new Map([...outputs, ["build-report.json", toJson(whole)]]));
  return { record, changes: before && compareBuilds(before, content) };
}
