/** Shows what of a long file is read, and made HTML, after an edit. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/cache/store.ts";
import { noBrowsers, readingContext, type BuildContext } from "#pipeline/build-context.ts";
import { allUnits, numberBook } from "#pipeline/number.ts";
import { readBook } from "#pipeline/read.ts";
import { pipelineTasks } from "#pipeline/tasks.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "read-sections-"))));
afterAll(() => rm(folder, { recursive: true }));

/** Returns the units of a text, and the names of the tasks that were done for it. */
async function build(text: string, store: Store) {
  const path = join(folder, "report.md");
  await writeFile(path, text);
  const done: string[] = [];
  const tasks = pipelineTasks();
  const run = (name: keyof typeof tasks, input: never) => {
    done.push(name);
    return Promise.resolve(tasks[name](input));
  };
  const workers = {
    forCharacters: () => ({ run, runElsewhere: run, close: () => Promise.resolve() }),
    close: () => Promise.resolve(),
  } as unknown as BuildContext["workers"];
  const context = { ...readingContext(), store, workers, browsers: { ...noBrowsers, start: () => undefined } };
  const units = await allUnits(await numberBook(await readBook(path, context), context));
  return { html: units.map(({ html }) => html), done };
}

function memoryStore(): Store {
  const entries = new Map<string, Uint8Array>();
  return {
    get: (kind, key) => Promise.resolve(entries.get(`${kind} ${key}`)),
    put: (kind, key, bytes) => Promise.resolve(void entries.set(`${kind} ${key}`, bytes)),
    sweep: () => undefined,
  };
}

const words = "Words that fill a file. ".repeat(400);
const part = (name: string) => `# ${name}\n\nThe word of ${name}.[^${name}]\n\n${words}\n\n[^${name}]: A note.\n\n`;
const text = ["First", "Second", "Third"].map(part).join("");

test("one word makes its part alone be read, and gives what a build from nothing gives", async () => {
  const store = memoryStore();
  const { done } = await build(text, store);
  expect(done.toSorted()).toEqual([...Array(3).fill("readPart"), ...Array(3).fill("toSectionHtml")]);
  const edited = text.replace("The word of Second", "Another word of Second");
  const { html, done: doneAgain } = await build(edited, store);
  expect(doneAgain).toEqual(["readPart", "toSectionHtml"]);
  expect(html).toEqual((await build(edited, memoryStore())).html);
});

test("lines that are added above make no later part be read, and move its places", async () => {
  const store = memoryStore();
  const before = await build(text, store);
  const { html, done } = await build(text.replace("# First", "Foreword.\n\n# First"), store);
  expect(done).toEqual(["readPart", "toSectionHtml"]);
  const lines = (all: readonly string[]) =>
    all
      .at(-2)!
      .match(/(?<=data-source="[^"]*:)\d+(?=:\d+")/g)!
      .map(Number);
  expect(lines(html)).toEqual(lines(before.html).map((line) => line + 2));
});

test("parts that have to do with each other are read once more, together", async () => {
  const { done } = await build(`${text}${part("First").replace("# First", "# Fourth")}`, memoryStore());
  expect(done.filter((name) => name === "readSection")).toHaveLength(1);
  expect(done.filter((name) => name === "toSectionHtml")).toHaveLength(1);
});
