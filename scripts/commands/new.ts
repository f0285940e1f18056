/** Begins a report: makes a folder with settings, two sections that show each form, a theme, and what GitHub runs. */
import { readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { expectedTag, readLanguageTag } from "../languages/language-tag.ts";
import { explainRefusal } from "../lib/process/machine-error.ts";
import { makeFolder } from "../lib/process/make-folder.ts";
import { settingsSchema } from "../manuscript/settings/schema/settings-schema.ts";
import { starterFiles } from "../manuscript/starter.ts";
import { callOf } from "../messages/call-of.ts";
import { printable } from "../messages/printable.ts";
import { UsageError } from "../messages/usage-error.ts";
import { toolVersions } from "../outputs/tool-versions.ts";
import { ask, type Question } from "./ask.ts";
import type { Command } from "./command.ts";
import { printLine } from "./terminal.ts";

/**
 * Tells whether a name makes a folder not empty, which a new repository's and those that systems put everywhere don't.
 */
const counted = (name: string) => ![".git", ".DS_Store", "Thumbs.db", "desktop.ini"].includes(name);

const usualBody = "Our Institution";

/** Turns `annual-report_2026` to `Annual report 2026`. */
function titleFrom(folder: string): string {
  const words = basename(resolve(folder))
    .replaceAll(/[-_\s]+/g, " ")
    .trim();
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return refuseText(title) === undefined ? title : "Report";
}

/** Says why a text can't be printed; undefined where it can. */
function refuseText(written: string): string | undefined {
  const checked = settingsSchema.shape.title.safeParse(written);
  return checked.success ? undefined : "Expected a text of up to 1,000 characters, without control characters.";
}

function refuseLanguage(written: string): string | undefined {
  return readLanguageTag(written) === undefined ? `Expected ${expectedTag(written)}` : undefined;
}

/** Checks what an option says. @throws {UsageError} for what can't be taken */
function expectGood(name: string, value: string | undefined, refuse: Question["refuse"]): void {
  const why = value === undefined ? undefined : refuse(value);
  if (why !== undefined) throw new UsageError(`Unexpected value ${value} of --${name}. ${why}`);
}

/** Returns title, body and language: as options say, as the terminal is answered, or the usual ones. */
async function answersFor(folder: string, texts: ReadonlyMap<string, string>, asks: boolean): Promise<string[]> {
  const questions: [name: string, question: Question][] = [
    ["title", { text: "Title of the report?", usual: titleFrom(folder), refuse: refuseText }],
    ["body", { text: "The institution that issues it?", usual: usualBody, refuse: refuseText }],
    ["language", { text: "Its language?", usual: "en", refuse: refuseLanguage }],
  ];
  for (const [name, { refuse }] of questions) expectGood(name, texts.get(name), refuse);
  const open = asks ? questions.filter(([name]) => !texts.has(name)) : [];
  const given = open.length === 0 ? [] : await askHere(open.map(([, question]) => question));
  return questions.map((each) => texts.get(each[0]) ?? given[open.indexOf(each)] ?? each[1].usual);
}

function askHere(questions: readonly Question[]): Promise<string[]> {
  if (process.stdin.isTTY) return ask(questions, { input: process.stdin, output: process.stdout });
  throw new UsageError("Unexpected end: nobody can be asked here, expected --yes, or --title, --body and --language");
}

/** @throws {UsageError} where the folder holds something, or a file has its name */
async function expectEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") throw new UsageError(`Unexpected file ${folder}, expected the name of a new folder`);
    throw explainRefusal(error, `read ${folder}`) ?? error;
  });
  const [first, ...more] = names.filter(counted);
  if (first === undefined) return;
  const what = more.length === 0 ? first : `${first} and ${more.length} more`;
  throw new UsageError(
    `Unexpected folder ${folder} with ${what} in it, expected an empty one or the name of a new one`,
  );
}

/** Writes all files or, where one can't be written, none. */
async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const written: string[] = [];
  try {
    const made = await makeFolder(folder);
    if (made !== undefined) written.push(made);
    for (const [name, text] of files) {
      const path = join(folder, name);
      await makeFolder(dirname(path));
      await writeFile(path, text, { flag: "wx" });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await rm(path, { recursive: true, force: true });
    throw explainRefusal(error, `write into ${folder}`) ?? error;
  }
}

/** Returns the month that it is, where the user is. */
function thisMonth(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
}

export const command: Command = {
  form: {
    name: "new",
    purpose:
      "Begins a report: makes FOLDER with settings, two sections that show each form, a chart, a picture, a theme to\nchange, and a workflow by which GitHub builds each push and shows what a pull request changes.",
    argument: { name: "FOLDER", help: "Its name; an empty folder, or one that is made." },
    options: {
      title: { kind: "text", value: "TEXT", help: "Title of the report. Default: from the folder's name" },
      body: { kind: "text", value: "TEXT", help: `The institution. Default: ${usualBody}` },
      language: { kind: "text", value: "TAG", help: "Its language, as en or fr. Default: en" },
      yes: { kind: "flag", help: "Asks nothing: takes what is said here, and the usual for the rest." },
    },
    epilogue: `
  ${callOf("new", "my-report")}
  ${callOf("new", 'my-report --yes --title "State of the Ports" --body "Harbour Agency"')}

Exit code: 0 made, 1 the folder is not empty, or an option can't be followed, 2 a fault of the machine.`,
  },
  async run({ argument, flags, texts }) {
    if (argument === undefined) throw new UsageError("Unexpected end, expected the name of a FOLDER");
    if (argument.trim() === "" || printable(argument) !== argument)
      throw new UsageError(
        `Unexpected name "${printable(argument)}" of a FOLDER, expected one of letters that are seen`,
      );
    await expectEmpty(argument);
    const [title, body, language] = await answersFor(argument, texts, !flags.has("yes"));
    const files = await starterFiles({
      title: title!,
      body: body!,
      language: readLanguageTag(language!)!,
      date: thisMonth(),
      version: toolVersions()["report-press"]!,
    });
    await writeAll(argument, files);
    printLine([`${argument}: ${files.size} files`, ...[...files.keys()].map((name) => `  ${name}`)].join("\n"));
    printLine(`\nNext: ${nextSteps(argument)}`);
    return 0;
  },
};

/** Returns what to type next; a path that a shell would take apart stands in quotation marks. */
function nextSteps(folder: string): string {
  const path = /^[\w./\\-]+$/.test(folder) ? folder : `"${folder}"`;
  return resolve(folder) === process.cwd() ? callOf("build") : callOf("build", path);
}
