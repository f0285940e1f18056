/** Writes docs/messages.md from the catalogue: each message with its kind, an example, and what brings it out. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue, type MessageCode } from "#messages/catalogue.ts";
import type { Severity } from "#messages/catalogue/catalogue-entry.ts";
import { messagesOfPages } from "../../support/messages-of-pages.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");

const head = `# Messages

<!-- Made from scripts/messages/catalogue/ and the inputs in test/fixtures/ by \`npm run docs\`. -->

A message reads \`file:line:column severity code text\`. Errors stop a command before anything is written, warnings only
under \`--strict\`; information tells what was done. Each code is shown here as it comes, with the line of Markdown or of
settings that brought it out where one did.
`;

const kinds: readonly [Severity, title: string, about: string][] = [
  ["error", "Errors", "What can't be printed, or would be lost."],
  ["warning", "Warnings", "What prints, but is probably not what was meant."],
  ["info", "Information", "What was done without being asked for, and what could look better."],
];

interface Example {
  message: string;
  /** The line that brought it out, where there is one. */
  source: string | undefined;
}

/** @returns the whole page, in Markdown */
export function messagesPage(): string {
  const codes = Object.keys(catalogue) as MessageCode[];
  const parts = kinds.map(([severity, title, about]) => {
    const entries = codes.filter((code) => catalogue[code].severity === severity).map(entryOf);
    return [`## ${title}`, about, ...entries].join("\n\n");
  });
  return `${[head.trimEnd(), ...parts].join("\n\n")}\n`;
}

function entryOf(code: MessageCode): string {
  const ofPages = messagesOfPages[code];
  const { message, source } = ofPages ? { message: ofPages.example, source: undefined } : exampleFromFixtures(code);
  const written = source === undefined ? [] : ["Brought out by", fenced(source)];
  return [`### \`${code}\``, fenced(message), ...written].join("\n\n");
}

/** Returns an example; the fixture that is called as the code comes first, since another may have it too. */
function exampleFromFixtures(code: MessageCode): Example {
  const names = [code, ...readdirSync(fixtures).toSorted()];
  for (const name of names) {
    const path = join(fixtures, name, "messages.txt");
    if (!existsSync(path)) continue;
    const line = readFileSync(path, "utf8")
      .split("\n")
      .find((each) => each.includes(` ${code} `));
    if (line === undefined) continue;
    const [place, text] = line.split(/ (?:error|warning|info) [a-z-]+ /);
    return { message: text!, source: sourceAt(join(fixtures, name), place!) };
  }
  throw new Error(`Unexpected code ${code} without an example, expected a fixture or one in messages-of-pages.ts`);
}

/** @param place - `file:line:column`, or a file alone */
function sourceAt(folder: string, place: string): string | undefined {
  const [, file, line] = /^(.*?):(\d+):\d+$/.exec(place) ?? [];
  const path = file === undefined ? undefined : join(folder, file);
  if (path === undefined || !existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8").split("\n")[Number(line) - 1]!.trim();
  // What is longer, or has signs that can't be seen, explains nothing here.
  return text === "" || text.length > 160 || /[\p{C}\ufffd]/u.test(text) ? undefined : text;
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}
