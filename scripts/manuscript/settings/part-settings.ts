/** Complains of parts and settings that have no effect because of others, and of files that are named twice. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { chapterFormOf } from "./schema/parts-schema.ts";
import { settingName } from "./setting-name.ts";
import type { Settings } from "./schema/settings-schema.ts";

/**
 * Checks the parts.
 *
 * @param pointOf - returns the place of a setting in `file`
 */
export function partSettings(
  settings: Pick<Settings, "parts" | "sections" | "sources" | "notes" | "imprint" | "picture-credits">,
  file: VFile,
  pointOf: (path: PropertyKey[]) => Point,
): void {
  const { parts, sources, notes } = settings;
  const tell = (path: PropertyKey[], found: string, expected: string) =>
    void complain(file, "bad-setting", { setting: settingName(path), found, expected }, pointOf(path));
  if (parts.sources && sources === undefined) {
    tell(["parts", "sources"], "true", "`sources: library.bib` beside `parts`, the file that the list is made from");
  }
  if (parts.notes && notes.place !== "report-end") {
    const expected = `none, as \`notes.place: ${notes.place}\` leaves none for a part of their own`;
    tell(["parts", "notes"], parts.notes, expected);
  }
  if (settings["picture-credits"] === "imprint" && !parts.imprint) {
    const expected = "`parts: { imprint: true }` beside it, as credits would be printed nowhere, or `near`";
    tell(["picture-credits"], "imprint", expected);
  }
  tellOfUnused(settings, file, pointOf);
  const first = new Map<string, string>();
  for (const { name, path } of namedFiles(settings)) {
    const known = first.get(name);
    const expected = `a file that is named once: \`${known}\` has it too`;
    if (known !== undefined) tell(path, `file \`${name}\``, expected);
    else first.set(name, settingName(path));
  }
}

/** Tells of settings that have no effect without another one. */
function tellOfUnused(
  { parts, imprint, notes, sources }: Pick<Settings, "parts" | "imprint" | "notes" | "sources">,
  file: VFile,
  pointOf: (path: PropertyKey[]) => Point,
): void {
  const tell = (path: PropertyKey[], expected: string) =>
    void complain(file, "unused-setting", { setting: settingName(path), expected }, pointOf(path));
  const isWorded = Object.values(imprint).some((line) => line !== undefined && line !== "none");
  if (isWorded && !parts.imprint) tell(["imprint"], "`parts: { imprint: true }`, as its lines are printed nowhere");
  if (notes.repeats !== "full" && sources === undefined) {
    tell(["notes", "repeats"], "`sources: library.bib`, as only notes that are made from a file of sources have forms");
  }
}

/** Returns all files that the settings name as parts of the book, those of the sections first. */
function namedFiles({ parts, sections = [] }: Pick<Settings, "parts" | "sections">) {
  const values: Readonly<Record<string, unknown>> = parts;
  const inParts = Object.keys(values).flatMap((part) => {
    if (part === "annexes") return parts.annexes.map((name, index) => ({ name, path: ["parts", part, index] }));
    const form = part === "sections" || part === "notes" ? undefined : chapterFormOf(values[part]);
    return form ? [{ name: form.file, path: ["parts", part] }] : [];
  });
  const all: { name: string; path: PropertyKey[] }[] = [
    ...sections.map((name, index) => ({ name, path: ["sections", index] })),
    ...inParts,
  ];
  return all.map(({ name, path }) => ({ name: name.replace(/^(?:\.\/)+/, ""), path }));
}
