/** Reads the sources that the setting `sources` names, and complains of those that can't be read. */
import type { Point } from "unist";
import { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { nameFile } from "../files/file-name.ts";
import { codePointName, controlsIn } from "../printable-text.ts";
import { explainRefusedRead } from "../files/read-inside.ts";
import type { PointOf } from "../settings/read-settings.ts";
import { readTextInside, toTextFile } from "../files/read-text-file.ts";
import type { CitedSource, SourceLibrary } from "./source-library.ts";
import { maxFileBytes } from "../files/text-limits.ts";

/**
 * Returns the sources; undefined where no file is named, or after a complaint where it can't be read.
 *
 * @param pointOf - returns the place of a setting in `settingsFile`
 */
export async function readSources(
  name: string | undefined,
  folder: string,
  settingsFile: VFile,
  pointOf: PointOf,
): Promise<SourceLibrary | undefined> {
  if (name === undefined) return undefined;
  const read = await readTextInside(name, folder);
  if ("why" in read) {
    const near =
      read.why === "missing" && read.near ? `a file that exists (did you mean \`${read.near}\`?)` : undefined;
    const expected =
      near ?? `a file of sources inside the manuscript's folder: ${explainRefusedRead(read, maxFileBytes)}`;
    complain(
      settingsFile,
      "bad-setting",
      { setting: "sources", found: `file \`${name}\``, expected },
      pointOf(["sources"]),
    );
    return undefined;
  }
  const content = { kind: "BibTeX or CSL-JSON", least: "one source" };
  const file = toTextFile(new VFile(nameFile(read.named, folder)), read.bytes, content);
  return { file, sources: await sourcesIn(file) };
}

async function sourcesIn(file: VFile): Promise<Map<string, CitedSource>> {
  const text = String(file);
  const isJson = /^\s*[[{]/.test(text);
  // Imported when needed: the parser of BibTeX is large, and few reports have sources.
  const { found, unreadable, commands } = isJson
    ? { ...(await import("./read-csl-json.ts")).readCslJson(text), commands: [] }
    : (await import("./read-bibtex.ts")).readBibtex(text);
  const pointAt = pointsOf(text);
  for (const { offset, problem } of unreadable) complain(file, "bad-source", { problem }, pointAt(offset));
  for (const { offset, command } of commands) complain(file, "source-command", { command }, pointAt(offset));
  const sources = new Map<string, CitedSource>();
  for (const { offset, ...source } of found) {
    const point = pointAt(offset);
    // Control characters in the file itself were found when it was read; JSON writes them as `\\u0001`.
    for (const { character } of controlsIn(Object.values(source).join(" "))) {
      if (!text.includes(character)) complain(file, "control-character", { code: codePointName(character) }, point);
    }
    const first = sources.get(source.key);
    if (first) complain(file, "duplicate-source", { key: source.key, line: first.point.line }, point);
    else sources.set(source.key, { ...source, point });
  }
  return sources;
}

/**
 * Returns a function from an offset to line and column. It uses bisection, since it is called for thousands of sources.
 */
function pointsOf(text: string): (offset: number) => Point {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1, offset };
  };
}
