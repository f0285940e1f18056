/** Writes a page saved from the web as clean Markdown with footnotes. */
import { basename, extname, join, resolve } from "node:path";
import { deserialize } from "node:v8";
import type { Root } from "mdast";
import { readManuscript } from "../manuscript/read-manuscript.ts";
import { stringifyMarkdown } from "../markdown/stringify-markdown.ts";
import type { MessageCode } from "../messages/catalogue.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { UsageError } from "../messages/usage-error.ts";
import { writeOutputs } from "../outputs/write-outputs.ts";
import { readingContext } from "../pipeline/build-context.ts";
import { readSections } from "../pipeline/read-sections.ts";
import type { Command } from "./command.ts";
import { allOption } from "./report-options.ts";
import { messagesOf } from "./outcome.ts";
import { outputFile } from "./output-folder.ts";
import { printLine } from "./terminal.ts";
import { writeJson, writeMessages } from "./write-messages.ts";

export const command: Command = {
  form: {
    name: "import",
    purpose:
      "Reads a page that was saved from the web as Markdown and writes it in the report's own form: one heading,\nfootnotes, whole links. What it understood, left out or doubts is said with line and column.",
    argument: { name: "FILE", help: "The saved page." },
    options: {
      out: { kind: "text", value: "FILE", help: "Where to write. Default: dist/<name of FILE>.md" },
      all: allOption,
      json: { kind: "flag", help: "Messages as JSON on standard output." },
    },
    epilogue: `
The result builds to the same pages as FILE itself. To take it into a folder, move its front matter
(the lines between ---) to report.yaml.

Exit code: 0 written, 1 written, but with something to mend before it can be built, or nothing of a page was found
and nothing written, 2 a fault of the pipeline.`,
  },
  async run({ argument, flags, texts }) {
    if (argument === undefined) throw new UsageError("Unexpected end, expected a FILE to import");
    const { path, ...result } = await importWebPage(argument, texts.get("out"));
    if (flags.has("json")) return writeJson(result, {});
    writeMessages(result.messages, flags.has("all"));
    if (path !== undefined) printLine(path);
    return result.ok ? 0 : 1;
  },
};

/** Codes of files of which nothing was read, so that nothing is written. */
const unreadable: ReadonlySet<string> = new Set(["no-web-export", "not-markdown"] satisfies readonly MessageCode[]);

/**
 * Writes the page as Markdown.
 *
 * @returns where it was written; without a path where the file could not be read, or is no such page
 */
async function importWebPage(page: string, out = join("dist", `${basename(page, extname(page))}.md`)) {
  const { manuscript, files } = await readManuscript(page);
  if (manuscript && !manuscript.isSingleFile)
    throw new UsageError(`Unexpected folder ${page}, expected a FILE to import`);
  if (!manuscript) return { ok: false, messages: messagesOf(files), path: undefined };
  const path = await outputFile(out);
  if (path === resolve(page))
    throw new UsageError(`Unexpected --out ${out}, expected another file than the saved page`);
  const report = await readSections(manuscript, readingContext(), { isPage: true });
  if (files.some((file) => file.messages.some(({ ruleId }) => unreadable.has(ruleId ?? ""))))
    return { ok: false, messages: messagesOf(files), path: undefined };
  const { title, abbreviation, date, notes } = report.settings;
  const frontMatter = { title, abbreviation, date, notes };
  const tree = deserialize(await report.sections[0]!.loadTree()) as Root;
  await writeOutputs(join(path, ".."), new Map([[basename(path), stringifyMarkdown(tree, frontMatter)]]));
  return { ok: !hasErrors(files), messages: messagesOf(files), path };
}
