/** Kills commands that have temporary folders: what they leave is removed, what others have stays. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isRunning, processStamp, stampOf } from "#lib/process/process-stamp.ts";
import { makeTemporaryFolder, removeAbandonedFolders } from "#lib/process/temporary-folder.ts";
import { offLinux, skipped } from "../../../support/why-skipped.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "temporary-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const place = processStamp().split("-")[2];

/** Lists our folders; tsx has one of its own. */
const ourFolders = () => readdirSync(folder).filter((name) => name.startsWith("report-press-"));

test("the folder of a process that was killed is removed, that of one that runs is not", async () => {
  const module = pathToFileURL(join(import.meta.dirname, "../../../../scripts/lib/process/temporary-folder.ts")).href;
  const script = `import { makeTemporaryFolder } from ${JSON.stringify(module)};
    process.stdout.write(makeTemporaryFolder()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script]);
  const [made] = (await once(child.stdout, "data")) as [Buffer];
  const own = makeTemporaryFolder();
  writeFileSync(join(String(made), "file"), "");
  await removeAbandonedFolders();
  expect(ourFolders().toSorted()).toEqual([basename(String(made)), basename(own)].toSorted());
  child.kill("SIGKILL");
  await once(child, "close");
  await removeAbandonedFolders();
  expect(ourFolders()).toEqual([basename(own)]);
});

test("names that are not ours, links and what belongs to another machine stay", async () => {
  const names = [
    "report-press-abcdef",
    "report-press-1-2",
    `other-999999999-1-${place}-abcdef`,
    "report-press-999999999-1-00000000-abcdef",
  ];
  for (const name of names) mkdirSync(join(folder, name));
  const gone = [`report-press-999999999-1-${place}-abcdef`, "report-press-999999999-1-00000000-oldold"];
  for (const name of gone) mkdirSync(join(folder, name));
  utimesSync(join(folder, gone[1]!), 1, 1);
  const outside = mkdtempSync(join(tmpdir(), "kept-"));
  writeFileSync(join(outside, "file"), "");
  symlinkSync(outside, join(folder, `report-press-999999999-1-${place}-linked`));
  await removeAbandonedFolders();
  expect(readdirSync(folder).toSorted()).toEqual([...names, basename(outside)].toSorted());
  expect(readdirSync(outside)).toEqual(["file"]);
});

test.skipIf(offLinux)(`an id that was given to another process does not keep it${skipped(offLinux)}`, async () => {
  const [id, start] = processStamp().split("-");
  expect(isRunning(processStamp())).toBe(true);
  expect(isRunning(`${id}-${Number(start) + 1}-${place}`)).toBe(false);
  expect(isRunning(`${id}-${start}-00000000`)).toBeUndefined();
});

test.skipIf(offLinux)(`a browser that was stopped, whose command is gone, is ended${skipped(offLinux)}`, async () => {
  const browser = spawn("sleep", ["60"], { detached: true });
  const ended = once(browser, "exit");
  const bystander = spawn("sleep", ["60"], { detached: true });
  browser.kill("SIGSTOP");
  const dead = spawnSync("true").pid;
  for (const [random, owner] of [
    ["abcdef", stampOf(browser.pid!)!],
    // Another process has the id by now.
    ["ghijkl", stampOf(bystander.pid!)!.replace(/-\d+-/, "-1-")],
  ] as const) {
    const left = join(folder, `report-press-${dead}-1-${place}-${random}`);
    mkdirSync(left);
    writeFileSync(join(left, "owner"), owner);
  }
  await removeAbandonedFolders();
  expect(await ended).toEqual([null, "SIGKILL"]);
  expect(readdirSync(folder)).toEqual([]);
  expect(isRunning(stampOf(bystander.pid!)!)).toBe(true);
  bystander.kill("SIGKILL");
});

test("a temporary folder that can't be had is explained", () => {
  vi.stubEnv("TMPDIR", join(folder, "gone"));
  expect(() => makeTemporaryFolder()).toThrow(
    `Unexpected refusal to make a temporary folder in ${join(folder, "gone")} (TMPDIR names another): it is not there, or was removed meanwhile.`,
  );
});
