/** The command `npm run print`: a manuscript in; its body and cover for the press, with their preflight, out. */
import { join, resolve } from "node:path";
import type { CommandForm } from "./command/options.ts";
import { makeProgress, silent } from "./command/progress.ts";
import { jobsOption, jsonOption, manuscriptOption, outOption, strictOption } from "./command/report-options.ts";
import { runCommand } from "./command/run-command.ts";
import { StopWatch } from "./command/stop-watch.ts";
import { writeMessages, writeRefusal } from "./command/write-messages.ts";
import { makeBook, metadataOf } from "./make-book.ts";
import type { Picture } from "./manuscript/read-pictures.ts";
import { makePressFiles, type PressFiles } from "./press/make-press-files.ts";
import { nameOfFile, preflightFiles } from "./press/preflight-files.ts";
import { preflightLines } from "./press/preflight/preflight-lines.ts";
import { toPreflightPage } from "./press/preflight/preflight-page.ts";
import type { PictureFile } from "./press/preflight/finding.ts";
import { openWorkplace } from "./workplace.ts";
import { writeOutputs } from "./write-outputs.ts";

const form: CommandForm = {
  call: "npm run print",
  purpose: "Makes what a printer needs: the body and the cover as PDF/X-4, and the preflight of both.",
  options: {
    manuscript: manuscriptOption,
    out: outOption,
    jobs: jobsOption,
    strict: strictOption,
    json: jsonOption,
  },
  epilogue: `
Made in DIR: <slug>-print.pdf, <slug>-print-cover.pdf where the report has a cover, <slug>-preflight.html and
<slug>-preflight.json. Pages break where those of the screen PDF break. Settings: \`print\` in report.yaml.

Exit code: 0 made, 1 something to mend in the manuscript or found by the preflight, 2 a fault of the pipeline or
the machine.`,
};

void runCommand(form, async ({ flags, texts, counts }) => {
  const json = flags.has("json");
  const out = resolve(texts.get("out") ?? "dist");
  const progress = json ? silent : makeProgress();
  const watch = new StopWatch();
  const workplace = openWorkplace(counts.get("jobs"));
  const making = { workplace, progress, watch, strict: flags.has("strict") };
  try {
    const { book, files } = await makeBook(texts.get("manuscript") ?? "manuscript", making);
    if (!book) {
      progress.end();
      return writeRefusal(files, { json, notices: workplace.notices() });
    }
    progress.step("Converting to inks");
    const { settings, profile } = book.report;
    const { slug, abbreviation } = settings;
    const metadata = metadataOf(book);
    const date = metadata.date ?? new Date(0);
    const made = await makePressFiles(
      {
        printed: book.printed,
        textFirst: book.pagination.textFirst,
        trim: book.trim,
        sheet: book.sheet,
        settings: settings.print,
        look: settings.look,
        profile,
        metadata: { ...metadata, date },
        slug: [date.toISOString().slice(0, 10), `source ${book.sourceHash.slice(0, 12)}`],
        spineFoot: abbreviation,
      },
      workplace,
    );
    watch.lap("inks");
    progress.step("Preflight");
    const preflights = await preflightFiles(
      slug,
      made,
      book.trim,
      settings.print,
      pictureFiles(book.pictures),
      workplace.workshop,
    );
    watch.lap("preflight");
    const outputs = new Map<string, Uint8Array | string>([
      [nameOfFile(slug, "body"), made.body],
      ...(made.cover ? [[nameOfFile(slug, "cover"), made.cover.bytes] as const] : []),
      [`${slug}-preflight.json`, `${JSON.stringify(preflights, undefined, 2)}\n`],
      [`${slug}-preflight.html`, toPreflightPage(settings.title, preflights)],
    ]);
    await writeOutputs(out, outputs);
    workplace.store.sweep();
    progress.end();
    const notices = workplace.notices();
    const passed = preflights.every((preflight) => preflight.passed);
    if (json) writeMessages(files, { json: { passed, preflights, secondsByStep: watch.laps, notices } });
    else {
      for (const notice of notices) process.stderr.write(`${notice}\n`);
      writeMessages(files, {});
      for (const line of preflightLines(preflights)) process.stderr.write(`${line}\n`);
      const summary = summaryOf(made, settings.print.signature);
      process.stdout.write(`${join(out, nameOfFile(slug, "body"))}: ${summary}, ${watch.total.toFixed(1)} s\n`);
      if (!passed) process.stderr.write(`Not ready for the press; see ${join(out, `${slug}-preflight.html`)}\n`);
    }
    return passed ? 0 : 1;
  } finally {
    await workplace.close();
  }
});

/** Drawings have no pixels. */
function pictureFiles(pictures: ReadonlyMap<string, Picture>): PictureFile[] {
  return Array.from(pictures).flatMap(([url, { mediaType, width, height }]) =>
    mediaType === "image/svg+xml" || !width || !height
      ? []
      : [{ name: decodeURI(url), widthPx: width, heightPx: height }],
  );
}

/** `584 pages (2 blank to fill signatures of 8), cover with a spine of 29.2 mm, ready for the press`. */
function summaryOf({ plan, cover }: PressFiles, signature: number): string {
  const filling = plan.body.filter((page) => "blank" in page && page.blank === "signature").length;
  const filled = filling > 0 ? ` (${filling} blank to fill signatures of ${signature})` : "";
  const spine = cover && `${cover.spineMm} mm${cover.titled ? "" : ", too narrow for a title"}`;
  return `${plan.body.length} pages${filled}${spine === undefined ? "" : `, cover with a spine of ${spine}`}`;
}
