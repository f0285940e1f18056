/** The command `npm run notes`: a manuscript in; the list of its notes, with what is doubled or looks wrong, out. */
import { join, resolve } from "node:path";
import { makeProgress, silent } from "./command/progress.ts";
import type { CommandForm } from "./command/options.ts";
import { jobsOption, manuscriptOption } from "./command/report-options.ts";
import { runCommand } from "./command/run-command.ts";
import { StopWatch } from "./command/stop-watch.ts";
import { writeMessages } from "./command/write-messages.ts";
import { pageBook } from "./make-book.ts";
import { findDoubles } from "./notes/find-doubles.ts";
import { listNotes } from "./notes/list-notes.ts";
import { notesCsv } from "./notes/notes-csv.ts";
import { notesText } from "./notes/notes-text.ts";
import { openWorkplace } from "./workplace.ts";
import { writeOutputs } from "./write-outputs.ts";

const form: CommandForm = {
  call: "npm run notes",
  purpose:
    "Lists the report's notes: number, page, words, addresses and the places that call them; sources that stand\nin several notes and could be one; addresses that look wrong.",
  options: {
    manuscript: manuscriptOption,
    out: { kind: "text", value: "DIR", help: "Folder for the table. Default: dist" },
    jobs: jobsOption,
    json: { kind: "flag", help: "The list and all messages as JSON on standard output." },
  },
  epilogue: `
Made in DIR: <slug>-notes.csv, the same list as a table for spreadsheets.

Exit code: 0 listed, 1 something to mend in the manuscript first, 2 a fault of the pipeline or the machine.`,
};

void runCommand(form, async ({ flags, texts, counts }) => {
  const json = flags.has("json");
  const progress = json ? silent : makeProgress();
  const workplace = openWorkplace(counts.get("jobs"));
  const making = { workplace, progress, watch: new StopWatch(), strict: false };
  const { paged, files } = await pageBook(texts.get("manuscript") ?? "manuscript", making).finally(workplace.close);
  workplace.store.sweep();
  progress.end();
  if (!paged) {
    writeMessages(files, json ? { json: { notices: workplace.notices() } } : {});
    if (!json) process.stderr.write("Notes have pages only when this is mended; nothing was written.\n");
    return 1;
  }
  const notes = listNotes(paged);
  const doubles = findDoubles(notes);
  const name = `${paged.report.settings.slug}-notes.csv`;
  const out = resolve(texts.get("out") ?? "dist");
  await writeOutputs(out, new Map([[name, notesCsv(notes, doubles)]]));
  writeMessages(files, json ? { json: { notes, doubles, notices: workplace.notices() } } : {});
  if (!json) {
    process.stdout.write(notesText(notes, doubles));
    process.stdout.write(`${join(out, name)}: ${notes.length} notes\n`);
  }
  return 0;
});
