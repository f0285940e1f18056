/** The command `npm run build`: a manuscript in; the report as PDF and web page, and a record of the build, out. */
import { statSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { VFile } from "vfile";
import { cacheFolder } from "./cache/cache-folder.ts";
import { hashOf } from "./cache/hash-of.ts";
import { keyOf } from "./cache/kept.ts";
import { openStore, type Store } from "./cache/store.ts";
import type { CommandForm } from "./command/options.ts";
import { makeProgress, silent, type Progress } from "./command/progress.ts";
import { runCommand } from "./command/run-command.ts";
import { StopWatch } from "./command/stop-watch.ts";
import { writeMessages } from "./command/write-messages.ts";
import { linkUnits } from "./html/unit-links.ts";
import { opensRight } from "./html/book.ts";
import { notesHeads } from "./html/notes-heads.ts";
import { toWebPage } from "./html/web-page.ts";
import { checkPageNumbers } from "./pages/check-page-numbers.ts";
import { complainOfPages } from "./pages/complain-of-pages.ts";
import { findBrowser, type FoundBrowser } from "./pages/find-browser.ts";
import { printReport } from "./pages/print-report.ts";
import { fontsPath, hashFonts, readPrintStyles, readWebStyles, stylesPath } from "./pages/read-styles.ts";
import { openSeats, type Seats } from "./pages/seats.ts";
import { destinationHtml } from "./pdf/destinations.ts";
import { joinUnits } from "./pdf/join.ts";
import type { OutlineEntry } from "./pdf/outline.ts";
import { prepareReport, type PreparedReport } from "./prepare-report.ts";
import { toolVersions } from "./report/tool-versions.ts";
import { toPlainMessages } from "./report/format-messages.ts";
import { hasErrors } from "./report/has-errors.ts";
import { lazyWorkshop, type LazyWorkshop } from "./work/workshop.ts";
import { writeOutputs } from "./write-outputs.ts";

const form: CommandForm = {
  call: "npm run build",
  purpose: "Makes the report: the PDF, one web page with the same numbering, and a record of the build.",
  options: {
    manuscript: {
      kind: "text",
      value: "PATH",
      help: "Folder with report.yaml, or one Markdown file. Default: manuscript",
    },
    out: { kind: "text", value: "DIR", help: "Folder for what is made. Default: dist" },
    jobs: { kind: "count", value: "N", help: "Browsers that work side by side. Default: by the machine's cores" },
    strict: { kind: "flag", help: "Warnings count as errors: nothing is written." },
    json: { kind: "flag", help: "What was made and all messages as JSON on standard output." },
  },
  epilogue: `
Made in DIR: <slug>.pdf, <slug>.html and build-report.json. All appear whole, or the old ones stay.
Messages read: file:line:column severity code text.

  npm run build                                           the report in manuscript/
  npm run build -- --manuscript chapter.md --out proofs   one file

Exit code: 0 built, 1 something to mend in the manuscript, 2 a fault of the pipeline or the machine.`,
};

await runCommand(form, async ({ flags, texts, counts }) => {
  const json = flags.has("json");
  const strict = flags.has("strict");
  const out = resolve(texts.get("out") ?? "dist");
  const jobs = counts.get("jobs") ?? usualJobs();
  const progress = json ? silent : makeProgress();
  const watch = new StopWatch();
  const notices: string[] = [];
  const store = openStore(cacheFolder(), { onNotice: (text) => void notices.push(text) });
  const workshop = lazyWorkshop(jobs);

  progress.step("Reading");
  let seats: Seats | undefined;
  const openSeatsFor = (folder: string, parts: number) =>
    (seats ??= openSeats(Math.min(jobs, parts), { fonts: fontsPath, folders: [stylesPath, folder] }));
  // A section that is new must be paged: the browsers start while it is read.
  const onFreshSection = (folder: string, sections: number) => openSeatsFor(folder, sections + 1).start();
  const path = texts.get("manuscript") ?? "manuscript";
  const { prepared, files } = await prepareReport(path, { store, workshop, onFreshSection });
  watch.lap("read");
  if (!prepared || hasErrors(files, strict)) return stop();

  seats = openSeatsFor(prepared.report.folder, prepared.units.length);
  const built = await buildPdf(prepared, files, { store, workshop, seats }, progress, watch);
  if (!built || hasErrors(files, strict)) return stop();

  progress.step("Writing");
  const { report, numbering, units, pictures } = prepared;
  const { slug } = report.settings;
  const html = toWebPage(report, units, numbering.targets.values(), pictures, await readWebStyles());
  const outputs = new Map<string, Uint8Array | string>([
    [`${slug}.pdf`, built.pdf],
    [`${slug}.html`, html],
  ]);
  watch.lap("web page");
  const record = {
    title: report.settings.title,
    pages: built.pages,
    notes: numbering.notes.length,
    parts: units.length,
    laidOutAgain: built.laidOutAgain,
    outputs: Object.fromEntries([...outputs].map(([name, content]) => [name, { sha256: hashOf(content) }])),
    sources: Object.fromEntries(files.map((file) => [file.path, { sha256: hashOf(String(file)) }])),
    tools: toolVersions(),
    browser: built.browser,
    secondsByStep: watch.laps,
  };
  const buildReport = { ...record, messages: toPlainMessages(files) };
  await writeOutputs(
    out,
    new Map([...outputs, ["build-report.json", `${JSON.stringify(buildReport, undefined, 2)}\n`]]),
  );
  store.sweep();
  progress.end();
  if (built.sandboxNotice) notices.push(built.sandboxNotice);
  if (!json) for (const notice of notices) process.stderr.write(`${notice}\n`);
  writeMessages(files, json ? { json: { ...record, notices } } : {});
  if (!json) {
    const path = join(out, `${slug}.pdf`);
    process.stdout.write(`${path}: ${built.pages} pages, ${record.notes} notes, ${watch.total.toFixed(1)} s\n`);
    process.stdout.write(`${built.laidOutAgain} of ${units.length} parts laid out again\n`);
  }
  return 0;

  async function stop(): Promise<1> {
    await Promise.all([workshop.close(), seats?.close()]);
    progress.end();
    writeMessages(files, json ? { json: { notices } } : {});
    if (!json) process.stderr.write("Nothing was written; mend what is said above and build again.\n");
    return 1;
  }
});

interface BuiltPdf {
  pdf: Uint8Array;
  pages: number;
  laidOutAgain: number;
  /** For the record: which browser laid the pages out. */
  browser: { version: string; source: string };
  /** Why the sandbox is off, where it is. */
  sandboxNotice: string | undefined;
}

/** Undefined where what was found on the pages is an error; it is in the files' messages then. */
async function buildPdf(
  { report, numbering, units, pictures }: PreparedReport,
  files: readonly VFile[],
  { store, workshop, seats }: { store: Store; workshop: LazyWorkshop; seats: Seats },
  progress: Progress,
  watch: StopWatch,
): Promise<BuiltPdf | undefined> {
  const { title, language, body, subtitle } = report.settings;
  const found = await findBrowser();
  try {
    progress.step("Paging");
    const outline = outlineOf(numbering, units);
    const links = linkUnits(
      units,
      outline.map(({ destination }) => destination),
    );
    const mender = workshop.forCharacters(units.reduce((sum, { html }) => sum + html.length, 0));
    const { settings } = report;
    const printedReport = await printReport(
      {
        seats,
        store,
        css: await readPrintStyles(),
        surroundings: keyOf(engineOf(found), await hashFonts(), ...picturesIn(pictures)),
        openingOf: ({ kind }) => (kind === "back-cover" ? "verso" : opensRight(kind, settings) ? "recto" : "anywhere"),
        waitsForBook: ({ kind }) => kind === "notes" || kind === "contents" || kind === "lists",
        placementOf: (index, firstPage, pagination, anchors) => ({
          firstPage,
          title,
          language,
          verso: title,
          recto: units[index]!.title,
          destinations: destinationHtml(links[index]!.targets, links[index]!.foreign),
          ...(pagination && anchors && units[index]!.kind === "notes"
            ? { headsByPage: notesHeads(numbering.notes, anchors, pagination.pageOf, String, language) }
            : {}),
        }),
        folioOf: String,
        mend: (pdf) => mender.run("mendTags", pdf),
        onPages: (count) => progress.count(`${count} pages`),
      },
      units,
    );
    watch.lap("page and print");
    complainOfPages(printedReport, files);
    if (hasErrors(files)) return undefined;
    const { units: printed, book, blank } = printedReport;

    progress.step("Joining");
    const date = publicationDate(report.settings.date);
    const version = printed[0]!.browser;
    const pdf = joinUnits(
      printed.flatMap(({ unit, pdf: bytes, firstPage }) => [
        ...(book.blanks.includes(firstPage - 1) ? [{ name: "blank page", bytes: blank! }] : []),
        { name: unit.title, bytes },
      ]),
      {
        title,
        language,
        ...(body ? { author: body } : {}),
        ...(subtitle ? { subject: subtitle } : {}),
        ...(date ? { date } : {}),
        creator: "report-press",
        producer: `report-press, ${version}`,
        outline,
        pageLabels: [{ firstPageIndex: 0, style: "D", start: 1 }],
        accessible: true,
        onDestinations: (pages) => checkPageNumbers(printed, pages, String, files),
      },
    );
    watch.lap("join");
    if (hasErrors(files)) return undefined;
    return {
      pdf,
      pages: book.pageCount,
      laidOutAgain: printed.filter(({ fresh }) => fresh).length,
      browser: { version, source: found.source },
      sandboxNotice: seats.sandboxNotice(),
    };
  } finally {
    await Promise.all([seats.close(), workshop.close()]);
  }
}

/** A browser takes some 300 MB with its pages; more of them than cores only get in each other's way. */
function usualJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));
}

/** The browser that comes with the project is known by its package's version, another by its file. */
function engineOf({ path, source }: FoundBrowser): string {
  if (source === "@sparticuz/chromium") return basename(dirname(path));
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}`;
}

function picturesIn(pictures: PreparedReport["pictures"]): Uint8Array[] {
  return [...pictures.values()].map(({ bytes }) => bytes);
}

function outlineOf(numbering: PreparedReport["numbering"], units: PreparedReport["units"]): OutlineEntry[] {
  const headings = [...numbering.targets.values()].filter(({ kind }) => kind === "section");
  const entries = headings.map(({ id, number, title, level }) => {
    return { title: [number, title].filter(Boolean).join(" "), level, destination: id };
  });
  const notes = units.find(({ id }) => id === "notes");
  return notes ? [...entries, { title: notes.title, level: 1, destination: "notes" }] : entries;
}

/**
 * SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the publication's
 * own date, else none: the clock is not read, so that the same input gives the same bytes.
 */
function publicationDate(date: string | undefined): Date | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return date === undefined ? undefined : new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
}
