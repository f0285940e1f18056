/** Provides the files of a new report: settings with comments, and sections that show each form. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../languages/languages.ts";

/** The facts to be filled in. */
export interface StarterFacts {
  title: string;
  body: string;
  language: Language;
  /** A month, as `2026-05`. */
  date: string;
  /** Version of this package, which the report's workflow installs. */
  version: string;
}

const starterPath = fileURLToPath(new URL("../../starter/", import.meta.url));
const schemaPath = fileURLToPath(new URL("../../docs/report.schema.json", import.meta.url));

/** Files of the starter that have other names in a package, which can't contain them or would take them for its own. */
const renamed: Readonly<Record<string, string>> = {
  gitignore: ".gitignore",
  "workflow.yml": ".github/workflows/report.yml",
};
const filled = ["report.yaml", "workflow.yml"];

/** Returns the contents of the files by their paths, with slashes. */
export async function starterFiles(facts: StarterFacts): Promise<Map<string, string>> {
  const entries = await readdir(starterPath, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = new Map<string, string>();
  for (const path of paths.toSorted()) {
    const name = relative(starterPath, path).split(sep).join("/");
    const text = await readFile(path, "utf8");
    files.set(renamed[name] ?? name, filled.includes(name) ? fill(text, facts) : text);
  }
  files.set("report.schema.json", await readFile(schemaPath, "utf8"));
  return files;
}

/** Fills in the facts, texts as JSON strings, which are valid YAML. */
function fill(text: string, { title, body, language, date, version }: StarterFacts): string {
  const copyright = `© ${body}, ${date.slice(0, 4)}`;
  const values: Readonly<Record<string, string>> = {
    $TITLE: JSON.stringify(title),
    $BODY: JSON.stringify(body),
    $COPYRIGHT: JSON.stringify(copyright),
    $LANGUAGE: language,
    $DATE: date,
    $VERSION: version,
  };
  return text.replace(/\$(?:TITLE|BODY|COPYRIGHT|LANGUAGE|DATE|VERSION)\b/g, (name) => values[name]!);
}
