/** Makes a report of plain sections (paragraphs, notes, tables, lists) as many files, as one file, or as one section. */
import type { Files } from "./edit-specimen.ts";
import { makeOutline, targetsOf, type Outline } from "./outline.ts";
import { addNotes, fileNameOf, requireWhole, settingsOf, writeSection, type SpecimenSize } from "./specimen.ts";

/** How a report is cut: a file a section, all sections in one file, or all in one section of one file. */
export const plainShapes = ["files", "file", "section"] as const;

export type PlainShape = (typeof plainShapes)[number];

/** Most sections that go into one: more would have more characters than a part may have (rules/too-large.ts). */
export const mostInSection = 16;

const parts = "parts:\n  cover: true\n  contents: true\n";
const wholeName = "report.md";

/** Makes it as many files. The same size gives the same bytes. @throws {RangeError} where a number is too small */
export function makePlainSpecimen({ sections, seed, notesPerSection }: SpecimenSize): Map<string, string> {
  requireWhole("sections", sections, 1);
  requireWhole("seed", seed, 0);
  requireWhole("notesPerSection", notesPerSection, 0);
  const outlines = Array.from({ length: sections }, (_, index) => withTablesAlone(makeOutline(seed, index + 1)));
  const targets = outlines.map(targetsOf);
  const names = outlines.map(fileNameOf);
  const files = new Map([["report.yaml", settingsOf(names, parts)]]);
  for (const [index, outline] of outlines.entries()) {
    // Front matter can stand at the top of a file alone.
    const text = writeSection(outline, targets, seed).text.replace(/^---\n[^]*?\n---\n\n/, "");
    files.set(names[index]!, addNotes(text, outline, targets, seed, notesPerSection));
  }
  return files;
}

function withTablesAlone(outline: Outline): Outline {
  const chapters = outline.chapters.map((chapter) => ({
    ...chapter,
    parts: chapter.parts.map((part) => ({ ...part, floats: part.floats.filter(({ kind }) => kind === "table") })),
  }));
  return { ...outline, chapters };
}

/** Cuts a report of many files otherwise; all that it says stays. What is too much for one section is a second one. */
export function reshape(files: Files, shape: PlainShape): Files {
  if (shape === "files") return files;
  const texts = [...files].filter(([name]) => name.endsWith(".md")).map(([, text]) => text);
  const whole = shape === "file" ? texts : [...below(texts, 1), ...below(texts, 2)];
  return new Map([
    ["report.yaml", settingsOf([wholeName], parts)],
    [wholeName, whole.join("\n")],
  ]);
}

/** Puts sections one level down, into one of that number. */
function below(texts: readonly string[], number: number): string[] {
  const own = texts.slice((number - 1) * mostInSection, number * mostInSection);
  if (own.length === 0) return [];
  const title = `# ${number}. The archipelago, part ${number} {#all-${number}}\n`;
  return [title, ...own.map((text) => text.replaceAll(/^(#+) (?=\d)/gm, `#$1 ${number}.`))];
}
