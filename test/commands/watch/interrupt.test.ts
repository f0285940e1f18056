/** Ends a watch by Ctrl-C at any moment of its start, and by other signals: nothing is left behind. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onWindows, skipped } from "../../support/why-skipped.ts";
import { startWatch } from "../../support/start-watch.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interrupt-"));
  await writeFile(join(folder, "one.md"), "# One\n\nText.\n");
  await mkdir(join(folder, "tmp"));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

// While it reads, while browsers start, while they lay out.
test.each([0, 50, 100, 200, 400])("%i ms after it began it ends at once", async (ms) => {
  const args = ["--manuscript", join(folder, "one.md"), "--out", join(folder, "out")];
  const watch = await startWatch(args, { REPORT_CACHE: join(folder, `cache-${ms}`), TMPDIR: join(folder, "tmp") });
  await sleep(ms);
  expect(await watch.interrupt()).toBe(0);
  expect(watch.output()).not.toContain("rror:");
  expect((await readdir(join(folder, "tmp"))).filter((name) => name.startsWith("report-press-"))).toEqual([]);
});

test.skipIf(onWindows).each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)(`%s ends it with code %i, as shells expect${skipped(onWindows)}`, async (signal, code) => {
  const args = ["--manuscript", join(folder, "one.md"), "--out", join(folder, "out")];
  const watch = await startWatch(args, { REPORT_CACHE: join(folder, signal), TMPDIR: join(folder, "tmp") });
  expect(await watch.signal(signal)).toBe(code);
  expect(watch.output()).not.toContain("rror:");
  expect((await readdir(join(folder, "tmp"))).filter((name) => name.startsWith("report-press-"))).toEqual([]);
});
