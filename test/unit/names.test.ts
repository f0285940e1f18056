/** Reads what all code exports: one name, one thing, so that a search for it leads to one door. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../scripts");

/** Folders whose files are each named for one thing, as `figure`, and export what that folder knows of it. */
const ofOneThing = [
  "markdown/directives",
  "markdown/syntax",
  "markdown/rules",
  "html/blocks",
  "html/inline",
  "languages",
];

const declaration = /^(export )?(?:async )?(?:function\*?|class|interface|type|enum) ([\w$]+)/gm;

interface Declared {
  file: string;
  isExported: boolean;
}

/** Returns the functions and types that files declare at their first level, by name. */
function declarations(): Map<string, Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    const file = name.replaceAll("\\", "/");
    if (!file.endsWith(".ts") || file.endsWith(".d.ts")) continue;
    for (const [, exported, declared] of readFileSync(join(root, file), "utf8").matchAll(declaration)) {
      found.set(declared!, [...(found.get(declared!) ?? []), { file, isExported: exported !== undefined }]);
    }
  }
  return found;
}

function isOfOneThing({ file }: Declared): boolean {
  return ofOneThing.some((folder) => file.startsWith(`${folder}/`));
}

test("no two files export the same name, and no file has a name of its own for something else that another exports", () => {
  const twice = [...declarations()]
    .filter(([, places]) => places.some(({ isExported }) => isExported))
    .filter(([, places]) => new Set(places.map(({ file }) => file)).size > 1 && !places.every(isOfOneThing))
    .map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(", ")}`);
  expect(twice).toEqual([]);
});
