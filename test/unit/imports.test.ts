/** Reads the imports of all code: a folder uses only those below it, so that it can be understood with these alone. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../scripts");

/**
 * Folders from the top: what stands on the line before uses what stands on a later one, never the other way round.
 */
const storeys = [
  "entry.ts",
  "api.ts",
  "commands",
  "watch",
  "proof",
  "pipeline",
  "outputs",
  "press",
  "screen-pdf",
  "pages",
  "html",
  "charts",
  "markdown",
  "data",
  "manuscript",
  "languages",
  "theme",
  "browser",
  "messages",
  "lib",
];

/** Returns what a file imports. Types count too: who needs one must know the folder that it is from. */
function importsOf(file: string): string[] {
  // Examples in comments import, too.
  const code = readFileSync(join(root, file), "utf8").replaceAll(/^ *\*.*$/gm, "");
  return [...code.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, path]) =>
    normalize(join(dirname(file), path!)).replaceAll("\\", "/"),
  );
}

function folderOf(file: string): string {
  return file.split("/")[0]!;
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));

test("every file stands in a folder of the house", () => {
  expect(files.filter((file) => !storeys.includes(folderOf(file)))).toEqual([]);
});

test("no import runs up", () => {
  const up = files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => storeys.indexOf(folderOf(imported)) < storeys.indexOf(folderOf(file)))
      .map((imported) => `${file} → ${imported}`),
  );
  expect(up).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file)) return;
    for (const imported of importsOf(file)) visit(imported, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test("the imports are found: a command uses the pipeline", () => {
  expect(importsOf("commands/build-report.ts").map(folderOf)).toContain("pipeline");
});

test("steps that make one value of another touch neither disk nor network nor browser", () => {
  const pure = new Set(["markdown", "data", "html", "charts", "screen-pdf", "languages", "messages"]);
  const doors = /from "(?:node:(?:fs|child_process|http|https|net)(?:\/[a-z]+)?|puppeteer(?:-core)?)"/;
  const found = files.filter((file) => pure.has(folderOf(file)) && doors.test(readFileSync(join(root, file), "utf8")));
  expect(found).toEqual([]);
  expect(files.filter((file) => doors.test(readFileSync(join(root, file), "utf8"))).length).toBeGreaterThan(10);
});
