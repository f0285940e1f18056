/** The command `npm run build`: a manuscript in; the report as PDF and web page, and a record of the build, out. */
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { VFile } from "vfile";
import type { CommandForm } from "./command/options.ts";
import { makeProgress, silent, type Progress } from "./command/progress.ts";
import { runCommand } from "./command/run-command.ts";
import { StopWatch } from "./command/stop-watch.ts";
import { writeMessages } from "./command/write-messages.ts";
import { linkUnits } from "./html/unit-links.ts";
import { toUnitHtml } from "./html/unit-html.ts";
import { toWebPage } from "./html/web-page.ts";
import { complainOfPages } from "./pages/complain-of-pages.ts";
import { launchBrowser } from "./pages/launch-browser.ts";
import { layOutUnits, printUnits } from "./pages/lay-out-report.ts";
import { openTab } from "./pages/open-tab.ts";
import { readPrintStyles, readWebStyles, fontsPath, stylesPath } from "./pages/read-styles.ts";
import { destinationHtml } from "./pdf/destinations.ts";
import { joinUnits } from "./pdf/join.ts";
import { mendTags } from "./pdf/mend-tags.ts";
import type { OutlineEntry } from "./pdf/outline.ts";
import { prepareReport, type PreparedReport } from "./prepare-report.ts";
import { toolVersions } from "./report/tool-versions.ts";
import { toPlainMessages } from "./report/format-messages.ts";
import { hasErrors } from "./report/has-errors.ts";
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
  const progress = json ? silent : makeProgress();
  const watch = new StopWatch();

  progress.step("Reading");
  const { prepared, files } = await prepareReport(texts.get("manuscript") ?? "manuscript");
  watch.lap("read");
  if (!prepared || hasErrors(files, strict)) return stop();

  const built = await buildPdf(
    prepared,
    files,
    counts.get("jobs") ?? Math.min(4, availableParallelism()),
    progress,
    watch,
  );
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
  progress.end();
  if (!json && built.notice) process.stderr.write(`${built.notice}\n`);
  writeMessages(files, json ? { json: record } : {});
  if (!json) {
    const path = join(out, `${slug}.pdf`);
    process.stdout.write(`${path}: ${built.pages} pages, ${record.notes} notes, ${watch.total.toFixed(1)} s\n`);
  }
  return 0;

  function stop(): 1 {
    progress.end();
    writeMessages(files, json ? { json: {} } : {});
    if (!json) process.stderr.write("Nothing was written; mend what is said above and build again.\n");
    return 1;
  }
});

interface BuiltPdf {
  pdf: Uint8Array;
  pages: number;
  /** For the record: which browser, and whether in its sandbox. */
  browser: { version: string; source: string; sandbox: boolean };
  /** Why the sandbox is off. */
  notice: string | undefined;
}

/** Undefined where what was found on the pages is an error; it is in the files' messages then. */
async function buildPdf(
  { report, numbering, units }: PreparedReport,
  files: readonly VFile[],
  jobs: number,
  progress: Progress,
  watch: StopWatch,
): Promise<BuiltPdf | undefined> {
  const { title, language, body, subtitle } = report.settings;
  progress.step("Starting the browser");
  const browsers = await Promise.all(
    Array.from({ length: Math.min(jobs, units.length) }, () => launchBrowser({ fonts: fontsPath })),
  );
  try {
    const { version, found, sandbox, sandboxNotice: notice } = browsers[0]!;
    const tabs = await Promise.all(browsers.map(({ browser }) => openTab(browser, [stylesPath, report.folder])));
    watch.lap("browser");

    progress.step("Paging");
    const css = await readPrintStyles();
    const sources = units.map((unit) => ({ unit, html: toUnitHtml(unit) }));
    const laidOut = await layOutUnits(tabs, sources, css, (count) => progress.count(`${count} pages`));
    watch.lap("page");
    complainOfPages(laidOut, files);
    if (hasErrors(files)) return undefined;

    progress.step("Printing");
    const outline = outlineOf(numbering, units);
    const links = linkUnits(
      units,
      outline.map(({ destination }) => destination),
    );
    let firstPage = 1;
    const placed = laidOut.map((unit, index) => {
      const { targets, foreign } = links[index]!;
      const placement = {
        firstPage,
        title,
        language,
        verso: title,
        recto: unit.unit.title,
        destinations: destinationHtml(targets, foreign),
      };
      firstPage += unit.pageCount;
      return { ...unit, placement };
    });
    const printed = await printUnits(tabs, placed);
    watch.lap("print");

    progress.step("Joining");
    const date = publicationDate(report.settings.date);
    const pdf = joinUnits(
      printed.map((bytes, index) => ({ name: units[index]!.title, bytes: mendTags(bytes) })),
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
      },
    );
    watch.lap("join");
    return { pdf, pages: firstPage - 1, browser: { version, source: found.source, sandbox }, notice };
  } finally {
    await Promise.all(browsers.map((launched) => launched.close()));
  }
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

function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
