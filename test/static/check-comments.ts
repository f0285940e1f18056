/**
 * Checks the form of comments: files open with what they do, functions are told with a verb, and nothing is a riddle.
 *
 * `npx tsx test/static/check-comments.ts scripts/html` looks at what begins with that path alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "rolldown/utils";

const root = join(import.meta.dirname, "../..");
const mostInFirstSentence = 120;
/** Plurals that look like verbs: a comment that begins with one says what is there, not what is done. */
const nouns = setOf(
  "Addresses Arbitraries Browsers Bytes Callouts Cases Cells Characters Charts Children Classes Codes Colours",
  "Columns Elements Errors Facts Files Folders Folios Fonts Glyphs Gradients Grounds Headings Ids Images Inks",
  "Inventories Its Kinds Letters Links Markers Messages Months Objects Operators Options Others Pages Paragraphs",
  "Pictures Processes References Relations Replacements Results Rows Rules Seconds Sections Settings Sides Steps",
  "Strings Tables Tags Tasks Terms Tests Texts Things This Threads Titles Types Units Widths",
);
/** Words that are verbs too: nouns where what follows tells of them. */
const nounsOrVerbs = setOf("Lines Marks Names Notes Numbers Parts Words");
const behindNoun = /^[A-Za-z]+s(?:[,;:]| (?:and|are|as|at|before|behind|by|from|in|is|of|on|or|that|which|with)\b)/;
/** The form "X in; Y out", which tells neither what is done nor why. */
const inAndOut = /\bin(?:[,;:]|$).*\bout\b/s;
/** A docblock that begins so leaves its subject to be guessed. */
const riddle = /^(?:As|At|Behind|Beside|By|From|It|Of|On|So|The same|Those|To|Until|What|With|Without)\b/;

interface Comment {
  start: number;
  end: number;
  text: string;
}

interface Complaint {
  at: number;
  text: string;
}

function setOf(...lines: string[]): Set<string> {
  return new Set(lines.join(" ").split(" "));
}

/** Returns what is wrong with the comments of a file. */
function complaintsOf(name: string, code: string): Complaint[] {
  const { program, comments } = parseSync(name, code);
  const functions = functionStarts(program);
  const docblocks = comments
    .filter(({ type, value }) => type === "Block" && /^\*(?!\*)/.test(value))
    .map(({ start, end, value }) => ({
      start,
      end,
      text: value
        .slice(1)
        .replaceAll(/\n\s*\*( |$)/gm, " ")
        .trim(),
    }));
  // An executable file says before it what runs it.
  const begin = /^#!.*\n/.exec(code)?.[0].length ?? 0;
  const head = docblocks.find(({ start }) => start === begin);
  return [
    ...(head ? headComplaints(head) : [{ at: 0, text: "no comment that says what the file does" }]),
    ...docblocks
      .filter((docblock) => docblock !== head)
      .flatMap((docblock) => {
        const behind = docblock.end + /^\s*/.exec(code.slice(docblock.end))![0].length;
        return docblockComplaints(docblock, functions.has(behind));
      }),
  ];
}

/** Returns where the declarations of functions and methods begin, with the `export` before them. */
function functionStarts(program: ReturnType<typeof parseSync>["program"]): Set<number> {
  const starts = new Set<number>();
  const add = ({ start }: { start: number }) => starts.add(start);
  const declares = (node: { type: string; declarations?: { init?: { type: string } | null }[] } | null) =>
    node?.type === "FunctionDeclaration" || /^(?:Arrow)?Function/.test(node?.declarations?.[0]?.init?.type ?? "");
  new Visitor({
    ExportNamedDeclaration: (node) => declares(node.declaration) && add(node),
    FunctionDeclaration: add,
    VariableDeclaration: (node) => declares(node) && add(node),
    MethodDefinition: (node) => node.kind === "constructor" || add(node),
    Property: (node) => node.method && add(node),
    TSMethodSignature: add,
  }).visit(program);
  return starts;
}

function headComplaints({ start, text }: Comment): Complaint[] {
  const first = /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text;
  const complaints: Complaint[] = [];
  if (!beginsWithVerb(text) || inAndOut.test(text)) {
    complaints.push({
      at: start,
      text: `a header that doesn't say with a verb what the file does: ${first.slice(0, 60)}`,
    });
  }
  if (first.length > mostInFirstSentence) {
    complaints.push({
      at: start,
      text: `a first sentence of ${first.length} characters, at most ${mostInFirstSentence}`,
    });
  }
  return complaints;
}

function docblockComplaints({ start, text }: Comment, isOfFunction: boolean): Complaint[] {
  if (riddle.test(text)) {
    return [{ at: start, text: `a docblock that begins with “${riddle.exec(text)![0]}”: ${text.slice(0, 60)}` }];
  }
  if (!isOfFunction || text.startsWith("@") || beginsWithVerb(text)) return [];
  return [{ at: start, text: `a function's docblock that doesn't begin with a verb: ${text.slice(0, 60)}` }];
}

function beginsWithVerb(text: string): boolean {
  const word = /^[A-Za-z-]+/.exec(text)?.[0] ?? "";
  if (!/^[A-Z][a-z-]*s$/.test(word) || nouns.has(word)) return false;
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
  .flatMap((name) => {
    const code = readFileSync(join(root, name), "utf8");
    return complaintsOf(name, code).map(({ at, text }) => `${name}:${code.slice(0, at).split("\n").length} ${text}`);
  });
for (const line of lines) process.stderr.write(`${line}\n`);
if (lines.length > 0) process.stderr.write(`${lines.length} comments to mend in ${names.length} files\n`);
process.exitCode = lines.length > 0 ? 1 : 0;
