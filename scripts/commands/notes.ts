/** Lists the notes of a report, with what is doubled or looks wrong. */
import { join } from "node:path";
import { silent } from "../lib/progress.ts";
import { rootOf } from "../manuscript/files/file-name.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import { plural } from "../messages/plural.ts";
import { findDoubles, type Doubles } from "../outputs/find-doubles.ts";
import { listNotes, type ListedNote } from "../outputs/list-notes.ts";
import { notesCsv } from "../outputs/notes-csv.ts";
import { notesText } from "../outputs/notes-text.ts";
import { repairOutputs, writeOutputs } from "../outputs/write-outputs.ts";
import { numberBook } from "../pipeline/number.ts";
import { openContext } from "../pipeline/open-context.ts";
import { pageBook } from "../pipeline/page.ts";
import { readBook } from "../pipeline/read.ts";
import { filesOfStop } from "../pipeline/stopped.ts";
import type { Command } from "./command.ts";
import { messagesOf, refusedOutcome, type MakeOptions, type Outcome } from "./outcome.ts";
import { outputFolder } from "./output-folder.ts";
import { allOption, jobsOption, manuscriptArgument, manuscriptOption, readMakeOptions } from "./report-options.ts";
import { printAside } from "./terminal.ts";
import { writeJson, writeMessages, writeOutcome } from "./write-messages.ts";

export interface NotesResult extends Outcome {
  /** Endnotes, then footnotes, in the order of their numbers; undefined where messages stop the way to pages. */
  notes?: ListedNote[];
  /** Notes that have the same words, and could be one. */
  doubles?: Doubles[];
}

/**
 * Makes `<slug>-notes.csv`, and returns the same list. Notes on which an error stands have pages all the same.
 *
 * @throws {UsageError} where `out` is no folder that can be written in
 * @throws {BrowserError} where there is no browser, or it can't be started
 */
export async function notes(options: MakeOptions = {}): Promise<NotesResult> {
  const { manuscript = usualManuscript(), progress = silent } = options;
  const out = await outputFolder(options.out);
  await repairOutputs(out);
  const context = openContext({ jobs: options.jobs, progress });
  try {
    const numbered = await numberBook(await readBook(manuscript, context), context);
    const paged = await pageBook(numbered, context);
    context.store.sweep();
    // On the terminal places can be opened; a table may go anywhere, and has no path of this machine.
    const listed = listNotes(paged, rootOf(paged.report.folder));
    const doubles = findDoubles(listed);
    const name = `${paged.report.settings.slug}-notes.csv`;
    await writeOutputs(out, new Map([[name, notesCsv(listNotes(paged), doubles)]]));
    return {
      ok: true,
      messages: messagesOf(paged.files),
      notices: context.notices(),
      outputs: [join(out, name)],
      summary: [notesText(listed, doubles), `${join(out, name)}: ${plural(listed.length, "note")}`],
      notes: listed,
      doubles,
    };
  } catch (error) {
    return refusedOutcome(filesOfStop(error), context.notices());
  } finally {
    progress.end();
    await context.close();
  }
}

export const command: Command = {
  form: {
    name: "notes",
    purpose:
      "Lists the report's notes: number, page, words, addresses and the places that call them; sources that stand\nin several notes and could be one; addresses that look wrong.",
    argument: manuscriptArgument,
    options: {
      manuscript: manuscriptOption,
      out: { kind: "text", value: "DIR", help: "Folder for the table. Default: dist" },
      jobs: jobsOption,
      all: allOption,
      json: { kind: "flag", help: "The list and all messages as JSON on standard output." },
    },
    epilogue: `
Made in DIR: <slug>-notes.csv, the same list as a table for spreadsheets.

Exit code: 0 listed, 1 something to mend in the manuscript first, 2 a fault of the pipeline or the machine.`,
  },
  async run(options) {
    const { flags } = options;
    const json = flags.has("json");
    const result = await notes(readMakeOptions(options));
    const { notes: listed, doubles, notices } = result;
    if (json) return writeJson(result, listed ? { notes: listed, doubles, notices } : { notices });
    if (listed) return writeOutcome({ ...result, notices: [] }, flags.has("all"));
    writeMessages(result.messages, flags.has("all"));
    printAside("Notes have pages only when this is mended; nothing was written.");
    return 1;
  },
};
