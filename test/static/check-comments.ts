/**
 * Checks the form of comments: each file opens with what it does, and no docblock begins with a riddle.
 *
 * `npx tsx test/static/check-comments.ts scripts/html` looks at what begins with that path alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const mostInFirstSentence = 120;
/** Plurals that look like verbs: a header that begins with one says what is there, not what the file does. */
const nouns = setOf(
  "Addresses Arbitraries Bytes Cases Charts Children Classes Codes Colours Columns Facts Files Folders Fonts Glyphs",
  "Gradients Headings Images Inks Inventories Kinds Letters Links Messages Months Objects Options Pages Paragraphs",
  "Pictures Processes Rows Rules Sections Settings Steps Tables Tags Terms Tests Texts Things Threads Types Units",
);
/** Words that are verbs too: nouns where what follows tells of them. */
const nounsOrVerbs = setOf("Lines Marks Names Notes Numbers Parts Words");
const behindNoun = /^[A-Za-z]+s(?:[,;:]| (?:and|are|as|at|before|behind|by|from|in|is|of|on|or|that|which|with)\b)/;
/** The form "X in; Y out", which tells neither what is done nor why. */
const inAndOut = /\bin(?:[,;:]|$).*\bout\b/s;
/** A docblock that begins so leaves its subject to be guessed. */
const riddle = /^(?:As|Of|The same|Those|What)\b/;

interface Complaint {
  line: number;
  text: string;
}

function setOf(...lines: string[]): Set<string> {
  return new Set(lines.join(" ").split(" "));
}

/** Returns what is wrong with the comments of a file, by line. */
function complaintsOf(code: string): Complaint[] {
  const blocks = [...code.matchAll(/\/\*\*(?!\*)([\s\S]*?)\*\//g)].map(({ index, 1: inner }) => ({
    index,
    line: code.slice(0, index).split("\n").length,
    text: inner!.replaceAll(/\n\s*\*( |$)/gm, " ").trim(),
  }));
  // An executable file says before it what runs it.
  const begin = /^#!.*\n/.exec(code)?.[0].length ?? 0;
  const head = blocks[0]?.index === begin ? blocks[0] : undefined;
  const riddles = blocks
    .filter(({ index, text }) => index > begin && riddle.test(text))
    .map(({ line, text }) => ({
      line,
      text: `a docblock that begins with “${riddle.exec(text)![0]}”: ${text.slice(0, 60)}`,
    }));
  return [
    ...(head ? headComplaints(head.text) : [{ line: 1, text: "no comment that says what the file does" }]),
    ...riddles,
  ];
}

function headComplaints(text: string): Complaint[] {
  const first = /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text;
  const complaints: Complaint[] = [];
  if (!beginsWithVerb(text) || inAndOut.test(text)) {
    complaints.push({
      line: 1,
      text: `a header that doesn't say with a verb what the file does: ${first.slice(0, 60)}`,
    });
  }
  if (first.length > mostInFirstSentence) {
    complaints.push({
      line: 1,
      text: `a first sentence of ${first.length} characters, at most ${mostInFirstSentence}`,
    });
  }
  return complaints;
}

function beginsWithVerb(text: string): boolean {
  const word = /^[A-Za-z-]+/.exec(text)?.[0] ?? "";
  if (!/^[A-Z][a-z-]+s$/.test(word) || nouns.has(word)) return false;
  return !nounsOrVerbs.has(word) || !behindNoun.test(text);
}

const names = ["scripts", "test"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.[jt]s$/.test(name) && !name.startsWith("test/fixtures/")),
);
const wanted = process.argv[2] ?? "";
const lines = names
  .filter((name) => name.startsWith(wanted))
  .flatMap((name) =>
    complaintsOf(readFileSync(join(root, name), "utf8")).map(({ line, text }) => `${name}:${line} ${text}`),
  );
for (const line of lines) process.stderr.write(`${line}\n`);
if (lines.length > 0) process.stderr.write(`${lines.length} comments to mend in ${names.length} files\n`);
process.exitCode = lines.length > 0 ? 1 : 0;
