/** Sees that what docs/promises.md names as shown by a test or a command is there to be run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const rows = readFileSync(join(root, "docs/promises.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && line.includes("`"))
  .map((line) => line.split(" | "));
const named = rows.flatMap((cells) => Array.from(cells.at(-1)!.matchAll(/`([^`]+)`/g), ([, words]) => words!));
const tests = readdirSync(join(root, "test"), { recursive: true })
  .map((path) => `test/${String(path).replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts"));

test("each promise names tests, or a command", () => {
  expect(rows.length).toBeGreaterThan(50);
  const paths = named.filter((words) => words.startsWith("test/")).flatMap((words) => words.split(" "));
  expect(paths.filter((path) => !tests.some((file) => file.includes(path)))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  const others = named.filter((words) => !words.startsWith("test/") && words !== ".ci/run");
  expect(others.filter((words) => !(words.replace("npm run ", "") in scripts))).toEqual([]);
});
