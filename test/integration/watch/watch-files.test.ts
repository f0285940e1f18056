/** Saves files in a watched folder, and sees that it is told. */
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFiles, type FileWatch } from "#watch/watch-files.ts";

let folder: string;
let watch: FileWatch;
const onChange = vi.fn<() => void>();
const onError = vi.fn<(error: Error) => void>();
const save = (name: string, text: string) => writeFile(join(folder, "in", name), text);
const isTold = () => vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 10_000, interval: 1 });

// Each test has a watch of its own: a save is told of again when the system tells of it in two halves, which on a busy
// machine may be after the test that saved.
beforeEach(async () => {
  onChange.mockClear();
  folder = await mkdtemp(join(tmpdir(), "watch-files-"));
  await mkdir(join(folder, "in"));
  await mkdir(join(folder, "styles"));
  await save("1.md", "# One");
  watch = await watchFiles(join(folder, "in"), join(folder, "styles"), { onChange, onError });
});
afterEach(async () => {
  await watch.close();
  await rm(folder, { recursive: true, force: true });
  expect(onError).not.toHaveBeenCalled();
});
test("a file that is cut to nothing and written a moment later is told of twice", async () => {
  await save("1.md", "");
  await isTold();
  onChange.mockClear();
  await save("1.md", "# One, longer");
  await isTold();
});

test("a new file is told of, an editor's own files and hidden ones are not", async () => {
  await Promise.all([save("1.md~", "x"), save(".1.md.swp", "x"), save(".2.md", "x"), save("4913", "x")]);
  await sleep(300);
  expect(onChange).not.toHaveBeenCalled();
  await save("2.md", "# Two");
  await isTold();
});

test("files of a new folder are told of, and that one is gone", async () => {
  await mkdir(join(folder, "in/data"));
  await save("data/a.csv", "a");
  await isTold();
  await sleep(300);
  onChange.mockClear();
  await rm(join(folder, "in/data/a.csv"));
  await isTold();
});

test.each<[string, () => Promise<void>, () => Promise<unknown>]>([
  ["made again", () => rm(join(folder, "in"), { recursive: true }), () => mkdir(join(folder, "in"))],
  [
    "moved away and back",
    () => rename(join(folder, "in"), join(folder, "away")),
    () => rename(join(folder, "away"), join(folder, "in")),
  ],
])("a folder that is %s is watched again", async (_, takeAway, putBack) => {
  await takeAway();
  await isTold();
  await sleep(1500);
  onChange.mockClear();
  await putBack();
  await isTold();
  await sleep(300);
  onChange.mockClear();
  await save("1.md", "# Later");
  await isTold();
});
