/** Changes a specimen as an editor would, for tests and benchmarks of rebuilding. */
import { parseDocument } from "yaml";
import { themes } from "./lexicon.ts";
import { writeNote, writeParagraph, calloutPlace, type Voice } from "./prose.ts";
import { openRandomStream } from "./random-stream.ts";

/** File name → content, as `makeSpecimen` gives it. Sections are counted from 1, as report.yaml lists them. */
export type Files = ReadonlyMap<string, string>;

/** Puts another word in the place of the section's `nth` word (from 1) of five small letters or more in a paragraph. */
export function mendOneWord(files: Files, { section, nth }: { section: number; nth: number }): Map<string, string> {
  let count = 0;
  const edited = editSection(files, section, (blocks) =>
    blocks.map((block) => {
      if (!isParagraph(block)) return block;
      // Callouts, references and addresses are passed over as they are.
      return block.replaceAll(
        /(\[\^[^\]]+\]|\[[^\]]*\]\([^)]*\)|<[^>]+>)|(?<!\p{L})[a-z]{5,}(?!\p{L})/gu,
        (found, other) => {
          if (other !== undefined || ++count !== nth) return found;
          return found === "mended" ? "corrected" : "mended";
        },
      );
    }),
  );
  requireIn("word", nth, count);
  return edited;
}

/** Adds a note at the end of the section and calls it after the first sentence of its first paragraph. */
export function addNote(files: Files, { section }: { section: number }): Map<string, string> {
  const label = unusedLabel(files);
  const text = writeNote(voiceOf(`note/${label}`));
  return editSection(files, section, (blocks) => {
    const first = blocks.findIndex(isParagraph);
    const called = blocks[first]!.replace(/[.”](?=\s|\[\^|$)/, (end) => `${end}[^${label}]`);
    return [...blocks.toSpliced(first, 1, called), `[^${label}]: ${text}`];
  });
}

/**
 * Moves the section at place `from` to place `to` in report.yaml and numbers all headings anew, as an
 * editor would. Files, ids and labels keep their names.
 */
export function moveSection(files: Files, { from, to }: { from: number; to: number }): Map<string, string> {
  const settings = parseDocument(files.get("report.yaml") ?? "");
  const names = sectionNames(files);
  requireIn("section", from, names.length);
  requireIn("section", to, names.length);
  const moved = names.toSpliced(from - 1, 1).toSpliced(to - 1, 0, names[from - 1]!);
  settings.set("sections", moved);
  const edited = new Map(files).set("report.yaml", settings.toString());
  for (const [index, name] of moved.entries()) {
    edited.set(name, files.get(name)!.replaceAll(/^(#+) \d+\./gm, `$1 ${index + 1}.`));
  }
  return edited;
}

/** Adds `count` paragraphs of five sentences without notes after the section's first one: five push a page. */
export function addParagraphs(
  files: Files,
  { section, count }: { section: number; count: number },
): Map<string, string> {
  return editSection(files, section, (blocks) => {
    const voice = voiceOf(`paragraphs/${section}/${count}`, idIn(blocks));
    const added = Array.from({ length: count }, () => writeParagraph(voice, 5).replaceAll(calloutPlace, ""));
    return blocks.toSpliced(blocks.findIndex(isParagraph) + 1, 0, ...added);
  });
}

/** Takes the section's `nth` paragraph (from 1) out, and the notes that are then called nowhere. */
export function removeParagraph(files: Files, { section, nth }: { section: number; nth: number }): Map<string, string> {
  let removed = "";
  const without = editSection(files, section, (blocks) => {
    const places = [...blocks.keys()].filter((index) => isParagraph(blocks[index]!));
    requireIn("paragraph", nth, places.length);
    removed = blocks[places[nth - 1]!]!;
    return blocks.toSpliced(places[nth - 1]!, 1);
  });
  const gone = [...removed.matchAll(/\[\^([^\]]+)\]/g)].map((match) => match[1]!);
  const texts = [...without.values()];
  const unused = gone.filter((label) => !texts.some((text) => new RegExp(String.raw`\[\^${label}\](?!:)`).test(text)));
  const isUnused = (block: string) => unused.some((label) => block.startsWith(`[^${label}]:`));
  for (const name of sectionNames(without)) {
    const blocks = blocksOf(without.get(name)!);
    if (blocks.some(isUnused)) without.set(name, joined(blocks.filter((block) => !isUnused(block))));
  }
  return without;
}

function editSection(files: Files, section: number, edit: (blocks: string[]) => string[]): Map<string, string> {
  const names = sectionNames(files);
  requireIn("section", section, names.length);
  const name = names[section - 1]!;
  return new Map(files).set(name, joined(edit(blocksOf(files.get(name)!))));
}

/** Returns the texts between blank lines; a directive may be several blocks. */
function blocksOf(text: string): string[] {
  return text.trimEnd().split("\n\n");
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

/**
 * Returns whether a block is a paragraph of running text, on one line as the specimen has them; one that leads to
 * a list is none.
 */
function isParagraph(block: string): boolean {
  return /^(?:[\p{L}“]|\[\]\()[^\n]*(?<!:)$/u.test(block) && !/^(?:NB|Source):/.test(block);
}

function sectionNames(files: Files): string[] {
  const settings = parseDocument(files.get("report.yaml") ?? "").toJS() as {
    sections?: string[];
  } | null;
  return settings?.sections ?? [];
}

function unusedLabel(files: Files): string {
  const texts = [...files.values()];
  for (let number = 1; ; number++) {
    const label = `added-${number}`;
    if (!texts.some((text) => text.includes(`[^${label}]`))) return label;
  }
}

function idIn(blocks: readonly string[]): string {
  return /\{#([^}\s]+)\}/.exec(blocks.join("\n"))?.[1] ?? "sec-1";
}

function voiceOf(name: string, target = "sec-1"): Voice {
  const random = openRandomStream(`edit/${name}`);
  return { random, theme: random.pick(themes), drawTarget: () => target };
}

function requireIn(what: string, number: number, last: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= last) return;
  throw new RangeError(`Unexpected ${what} ${number}, expected one from 1 to ${last}`);
}
