/** The command `npm run import`: a page saved from the web in, clean Markdown with footnotes out. */
import { basename, extname, join, resolve } from "node:path";
import { deserialize } from "node:v8";
import type { Root } from "mdast";
import type { CommandForm } from "./command/options.ts";
import { runCommand } from "./command/run-command.ts";
import { UsageError } from "./command/usage-error.ts";
import { writeMessages } from "./command/write-messages.ts";
import { readManuscript } from "./manuscript/read-manuscript.ts";
import { toMarkdown } from "./markdown/stringify-markdown.ts";
import { readReport } from "./prepare-report.ts";
import { hasErrors } from "./report/has-errors.ts";
import { writeOutputs } from "./write-outputs.ts";

const form: CommandForm = {
  call: "npm run import",
  purpose:
    "Reads a page that was saved from the web as Markdown and writes it in the report's own form: one heading,\nfootnotes, whole links. What it understood, left out or doubts is said with line and column.",
  argument: { name: "FILE", help: "The saved page." },
  options: {
    out: { kind: "text", value: "FILE", help: "Where to write. Default: dist/<name of FILE>.md" },
    json: { kind: "flag", help: "Messages as JSON on standard output." },
  },
  epilogue: `
The result builds to the same pages as FILE itself. To take it into a folder, move its front matter
(the lines between ---) to report.yaml.

Exit code: 0 written, 1 written, but with something to mend before it can be built, 2 a fault of the pipeline.`,
};

void runCommand(form, async ({ argument, flags, texts }) => {
  if (argument === undefined) throw new UsageError("Unexpected end, expected a FILE to import");
  const json = flags.has("json") ? { json: {} } : {};
  const { manuscript, files } = await readManuscript(argument);
  if (manuscript && !manuscript.isSingleFile)
    throw new UsageError(`Unexpected folder ${argument}, expected a FILE to import`);
  if (!manuscript) {
    writeMessages(files, json);
    return 1;
  }
  const report = await readReport(manuscript);
  const { title, abbreviation, date, notes } = report.settings;
  const frontMatter = { title, abbreviation, date, notes };
  const tree = deserialize(await report.sections[0]!.loadTree()) as Root;
  const path = resolve(texts.get("out") ?? join("dist", `${basename(argument, extname(argument))}.md`));
  await writeOutputs(join(path, ".."), new Map([[basename(path), toMarkdown(tree, frontMatter)]]));
  writeMessages(files, json);
  if (!flags.has("json")) process.stdout.write(`${path}\n`);
  return hasErrors(files) ? 1 : 0;
});
