/** Shows that each test stands in the tier of what it needs: a command that runs, a browser, or neither. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Files that start a command: who imports one, be it through another file of the tests, needs what they start. */
const commandDoors = ["test/support/run-script.ts", "scripts/api.ts"];
const browserDoors = [
  "scripts/browser/find-browser.ts",
  "scripts/browser/launch-browser.ts",
  "scripts/pages/browser-slot.ts",
  "scripts/pages/browser-pool.ts",
  "scripts/pipeline/open-context.ts",
];

test("doors exist", () => {
  expect([...commandDoors, ...browserDoors].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each([
  ["unit", [...commandDoors, ...browserDoors]],
  ["integration", [...commandDoors, ...browserDoors]],
  ["browser", commandDoors],
])("no test in %s needs more", (tier, doors) => {
  const folder = join(root, "test", tier);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(10);
  const misplaced = files.filter((name) => {
    const reached = reach(join(folder, name), new Set());
    return doors.some((door) => reached.has(door));
  });
  expect(misplaced).toEqual([]);
});

test("no test stands outside of the tiers", () => {
  const names = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });
  const tests = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".test.ts"));
  expect(tests.filter((name) => !/^(?:unit|integration|browser|commands)\//.test(name))).toEqual([]);
});

/** Adds to `reached` all that a file of the tests imports, and what those of the tests among them import. */
function reach(path: string, reached: Set<string>): Set<string> {
  // A type needs nothing at run time.
  for (const [, from] of readFileSync(path, "utf8").matchAll(
    /^(?:import|export) (?!type )[^;]*?from "([.#][^"]+)"/gm,
  )) {
    const imported = from!.startsWith("#") ? join(root, "scripts", from!.slice(1)) : join(dirname(path), from!);
    if (reached.has(pathOf(imported)) || !existsSync(imported)) continue;
    reached.add(pathOf(imported));
    if (pathOf(imported).startsWith("test/")) reach(imported, reached);
  }
  return reached;
}

function pathOf(path: string): string {
  return relative(root, path).replaceAll("\\", "/");
}
