/** The command `npm run build`: a manuscript in; the report as PDF and web page, and a record of the build, out. */
import { join, resolve } from "node:path";
import { sayChanges } from "./changes/say-changes.ts";
import type { CommandForm } from "./command/options.ts";
import { makeProgress, silent } from "./command/progress.ts";
import { jobsOption, jsonOption, manuscriptOption, outOption, strictOption } from "./command/report-options.ts";
import { runCommand } from "./command/run-command.ts";
import { StopWatch } from "./command/stop-watch.ts";
import { writeMessages, writeRefusal } from "./command/write-messages.ts";
import { makeBookBeside } from "./make-book.ts";
import { folioOf } from "./pages/folios.ts";
import { openWorkplace } from "./workplace.ts";
import { makeCompanions, writeBook } from "./write-book.ts";
import { plural } from "./report/plural.ts";

const form: CommandForm = {
  call: "npm run build",
  purpose: "Makes the report: the PDF, one web page with the same numbering, and a record of the build.",
  options: {
    manuscript: manuscriptOption,
    out: outOption,
    jobs: jobsOption,
    strict: strictOption,
    quality: {
      kind: "flag",
      help: "Also <slug>-pages.html: a picture of each place on the pages that could be better.",
    },
    json: jsonOption,
  },
  epilogue: `
Made in DIR: <slug>.pdf, <slug>.html and build-report.json. All appear whole, or the old ones stay.
Messages read: file:line:column severity code text.

  npm run build                                           the report in manuscript/
  npm run build -- --manuscript chapter.md --out proofs   one file

Exit code: 0 built, 1 something to mend in the manuscript, 2 a fault of the pipeline or the machine.`,
};

void runCommand(form, async ({ flags, texts, counts }) => {
  const json = flags.has("json");
  const out = resolve(texts.get("out") ?? "dist");
  const progress = json ? silent : makeProgress();
  const watch = new StopWatch();
  const workplace = openWorkplace(counts.get("jobs"));

  const making = { workplace, progress, watch, strict: flags.has("strict"), pictures: flags.has("quality") };
  let ending: Promise<void> | undefined;
  try {
    const made = await makeBookBeside(texts.get("manuscript") ?? "manuscript", making, (printed) =>
      makeCompanions(out, printed),
    );
    const { book, files } = made;
    // While the report is written.
    ending = workplace.close();
    if (!book) {
      progress.end();
      return writeRefusal(files, { json, notices: workplace.notices() });
    }

    progress.step("Writing");
    const { record, changes } = await writeBook(out, book, made.beside, files, watch);
    workplace.store.sweep();
    progress.end();
    const notices = workplace.notices();
    if (!json) for (const notice of notices) process.stderr.write(`${notice}\n`);
    writeMessages(files, json ? { json: { ...record, ...(changes ? { changes } : {}), notices } } : {});
    if (!json) {
      const path = join(out, `${book.report.settings.slug}.pdf`);
      process.stdout.write(
        `${path}: ${plural(record.pages, "page")}, ${plural(record.notes, "note")}, ${watch.total.toFixed(1)} s\n`,
      );
      process.stdout.write(
        `${sayChanges(record.laidOut, changes, (page) => folioOf(page, book.pagination.textFirst))}\n`,
      );
    }
    return 0;
  } finally {
    await (ending ?? workplace.close());
  }
});
