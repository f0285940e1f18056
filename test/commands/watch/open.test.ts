/** Runs the command watch with `--open` on a machine whose opener is ours, or has none. */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startWatch } from "../../support/start-watch.ts";
import { skipped } from "../../support/why-skipped.ts";

const opener = process.platform === "darwin" ? "open" : "xdg-open";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "open-"));
  await writeFile(join(folder, "one.md"), "# One\n\nText.\n");
  const bin = join(folder, "bin");
  await mkdir(bin);
  await mkdir(join(folder, "none"));
  await writeFile(join(bin, opener), `#!/bin/sh\necho "$@" > '${join(folder, "opened")}'\n`);
  await chmod(join(bin, opener), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

function start(path: string) {
  const args = ["--open", "--manuscript", join(folder, "one.md"), "--out", join(folder, "out")];
  return startWatch(args, { REPORT_CACHE: join(folder, "cache"), PATH: path });
}

const noOpener = process.platform === "win32" ? "on Windows `start` is part of the shell" : undefined;

describe.skipIf(noOpener)(`--open${skipped(noOpener)}`, () => {
  test("opens the address where the pages are", async () => {
    const watch = await start([join(folder, "bin"), process.env["PATH"]].join(delimiter));
    const opened = () => readFile(join(folder, "opened"), "utf8");
    await vi.waitFor(async () => expect((await opened()).trim()).toBe(watch.address), 20_000);
    expect(await watch.interrupt()).toBe(0);
    expect(watch.output()).not.toContain("yourself");
  });

  test("says what to do where nothing opens it, and goes on", async () => {
    const watch = await start(join(folder, "none"));
    await vi.waitFor(
      () => expect(watch.output()).toContain(`Open ${watch.address} yourself: spawn ${opener} ENOENT`),
      20_000,
    );
    await vi.waitFor(() => expect(watch.output()).toMatch(/1 page, 0 changed/), 40_000);
    expect(await watch.interrupt()).toBe(0);
  });
});
