/** Sees that `watch` tells on the terminal what is to be mended, and where, as `build` does. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { onWindows, skipped } from "../../support/why-skipped.ts";
import { startWatch, type RunningWatch } from "../../support/start-watch.ts";

let folder: string;
let watch: RunningWatch;
const save = (name: string, text: string | Uint8Array) => writeFile(join(folder, "in", name), text);
/** Waits until these words have been printed since the last ones, and returns all since then. */
let seen = 0;
async function prints(words: string): Promise<string> {
  await vi.waitFor(() => expect(watch.output().slice(seen)).toContain(words), { timeout: 60_000, interval: 50 });
  const said = watch.output().slice(seen);
  seen = watch.output().length;
  return said;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "watch-messages-"));
  for (const name of ["in", "tmp"]) await mkdir(join(folder, name));
  await save("report.yaml", "title: Watched\nparts: { cover: false, contents: false }\n");
  await save("1.md", "# One\n\nText.[^none]\n");
  await save("2.md", "# Two\n\nText.\n");
  const env = { REPORT_CACHE: join(folder, "cache"), TMPDIR: join(folder, "tmp") };
  watch = await startWatch(["--manuscript", join(folder, "in"), "--out", join(folder, "out")], env);
});
afterAll(async () => {
  await watch?.interrupt();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const warning = "1.md:3:6 warning undefined-note Unexpected callout [^none] without a note";
const error = "2.md:1:1 error not-markdown Unexpected character U+0000";

test("messages are told with their places; errors at each save, others while they are new", async () => {
  expect(await prints("; 1 warning")).toContain(warning);
  await save("2.md", Uint8Array.of(0, 1, 2, 3));
  const first = await prints("old pages shown; 1 error");
  expect(first).toContain(error);
  expect(first).not.toContain(warning);
  await save("2.md", Uint8Array.of(0, 1, 2, 3, 4));
  expect(await prints("old pages shown; 1 error")).toContain(error);
  await save("2.md", "# Two\n\nMore text.\n");
  expect(await prints("1 changed")).not.toContain(error);
});

const forRoot = onWindows ?? (process.getuid?.() === 0 ? "root has every right" : undefined);

test.skipIf(forRoot)(`a section without the right to read it is named${skipped(forRoot)}`, async () => {
  await chmod(join(folder, "in/2.md"), 0);
  await save("1.md", "# One\n\nOther text.\n");
  expect(await prints("old pages shown; 1 error")).toContain(
    "2.md error not-markdown Unexpected file that can't be read, since this user has no right to it",
  );
});
