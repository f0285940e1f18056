/** Plants faults while files are written into a folder: what was there before is there after, or all that is new. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  linkSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { chmodSync, existsSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { processStamp, stampOf } from "#lib/process/process-stamp.ts";
import { swapIn, swapName, acquireSwap, writePlan, type Disk } from "#outputs/swap-outputs.ts";
import { repairOutputs, writeOutputs } from "#outputs/write-outputs.ts";
import { offLinux, onWindows, skipped } from "../../support/why-skipped.ts";

const isRoot = process.getuid?.() === 0;
let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "outputs-"));
  folder = join(parent, "out");
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(parent, { recursive: true, force: true });
});

const all = (text: string, names = ["a.txt", "b.txt", "new.txt"]) => new Map(names.map((name) => [name, text]));
/** Returns each name in the folder with its text, or that it is a folder. */
function contents(): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => [
      entry.name,
      entry.isDirectory() ? "(folder)" : readFileSync(join(folder, entry.name), "utf8"),
    ]),
  );
}
const before = { "a.txt": "old", "b.txt": "old", "other.txt": "somebody's" };
async function writeBefore(): Promise<void> {
  await writeOutputs(folder, all("old", ["a.txt", "b.txt"]));
  writeFileSync(join(folder, "other.txt"), "somebody's");
}
/** Makes a folder aside, as `writeOutputs` does. */
function makeAside(text: string, stamp = processStamp()): string {
  const aside = join(folder, `.report-press.${stamp}.abcd1234`);
  for (const part of ["new", "old"]) mkdirSync(join(aside, part), { recursive: true });
  for (const [name, content] of all(text)) writeFileSync(join(aside, "new", name), content);
  writePlan(aside, [...all(text).keys()]);
  return aside;
}

test("all files are there and nothing else, also where others were", async () => {
  await writeBefore();
  expect(contents()).toEqual(before);
  await writeOutputs(folder, all("new"));
  expect(contents()).toEqual({ ...before, "a.txt": "new", "b.txt": "new", "new.txt": "new" });
});

test("a failure at any step brings the old files back, and is thrown", async () => {
  await writeBefore();
  let step = 0;
  let last = Infinity;
  const failAt = <Arguments extends unknown[]>(work: (...args: Arguments) => void) => {
    return (...args: Arguments) => {
      if (++step === last) throw new Error(`step ${step}`);
      work(...args);
    };
  };
  const disk: Disk = { rename: failAt(renameSync), link: failAt(linkSync), sync: failAt(() => undefined) };
  for (last = 1; ; last++) {
    step = 0;
    const aside = makeAside("new");
    expect(acquireSwap(folder, aside)).toBe(true);
    let failure = "";
    try {
      swapIn(folder, aside, disk);
    } catch (error) {
      failure = (error as Error).message;
    }
    rmSync(aside, { recursive: true });
    // The last step only waits for the disk: all is in place.
    if (failure.startsWith("The new files are in")) break;
    expect(failure).toBe(`step ${last}`);
    expect(contents(), failure).toEqual(before);
  }
  expect(last).toBe(10);
  expect(contents()).toEqual({ ...before, "a.txt": "new", "b.txt": "new", "new.txt": "new" });
});

/** Runs a command that is killed at that step; 10 is the last one. */
async function writeAndDie(step: number): Promise<string | null> {
  const script = join(import.meta.dirname, "../../support/write-and-die.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, "new", String(step)]);
  return new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)));
}

// While old files are kept, before the first is replaced, with one, two and all replaced, when all is done.
test.skipIf(onWindows).each([2, 5, 6, 7, 9, 10])(
  `a kill at step %i leaves what the next command mends: the old files, whole, and nothing aside${skipped(onWindows)}`,
  async (step) => {
    await writeBefore();
    expect(await writeAndDie(step)).toBe("SIGKILL");
    await repairOutputs(folder);
    const isDone = step === 10;
    expect(contents()).toEqual(isDone ? { ...before, "a.txt": "new", "b.txt": "new", "new.txt": "new" } : before);
    await writeOutputs(folder, all("newer"));
    expect(contents()).toEqual({ ...before, "a.txt": "newer", "b.txt": "newer", "new.txt": "newer" });
  },
);

test.skipIf(onWindows)(`what somebody replaced after the kill stays as it is${skipped(onWindows)}`, async () => {
  await writeBefore();
  // All are renamed into place.
  await writeAndDie(9);
  expect(contents()).toMatchObject({ "a.txt": "new", "new.txt": "new", [swapName]: "(folder)" });
  rmSync(join(folder, "a.txt"));
  writeFileSync(join(folder, "a.txt"), "replaced");
  await repairOutputs(folder);
  expect(contents()).toEqual({ ...before, "a.txt": "replaced" });
});

test.skipIf(offLinux)(
  `what a command that still runs has aside is left alone, and what a killed one had is removed${skipped(offLinux)}`,
  async () => {
    await writeBefore();
    const child = spawn("sleep", ["60"]);
    const start = readFileSync(`/proc/${child.pid}/stat`, "latin1").split(") ").at(-1)!.split(" ")[19];
    const place = processStamp().split("-")[2];
    const running = makeAside("new", `${child.pid}-${start}-${place}`);
    const other = makeAside("new", `${child.pid}-${Number(start) - 1}-${place}`);
    const elsewhere = makeAside("new", `1-1-00000000`);
    const longAgo = makeAside("new", `2-1-00000000`);
    utimesSync(longAgo, 1, 1);
    await repairOutputs(folder);
    expect([running, other, elsewhere, longAgo].map((path) => existsSync(path))).toEqual([true, false, true, false]);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    await repairOutputs(folder);
    expect(existsSync(running)).toBe(false);
  },
);

test("a turn that another command ends while it is asked for is no fault", async () => {
  await writeBefore();
  const other = makeAside("newer");
  expect(acquireSwap(folder, other)).toBe(true);
  const aside = join(folder, ".report-press.1-1-00000000.00000000");
  cpSync(join(folder, swapName), aside, { recursive: true });
  const rename: Disk["rename"] = (from, to) => {
    try {
      renameSync(from, to);
    } finally {
      // Before anybody can look who has the name.
      if (from === aside) renameSync(to, other);
    }
  };
  expect(acquireSwap(folder, aside, { rename })).toBe(false);
  expect(acquireSwap(folder, aside)).toBe(true);
});

test.skipIf(offLinux)(
  `one command alone undoes what a killed one has begun, and nobody writes meanwhile${skipped(offLinux)}`,
  async () => {
    await writeBefore();
    // Two of three files are renamed into place.
    await writeAndDie(8);
    const half = contents();
    const swap = join(folder, swapName);
    const [plan = ""] = readdirSync(swap).filter((name) => name.startsWith("plan."));
    // Another command has it in hand, and is slow.
    const child = spawn("sleep", ["60"]);
    renameSync(join(swap, plan), join(swap, `plan.${stampOf(child.pid!)}.json`));
    await repairOutputs(folder);
    expect(contents()).toEqual(half);
    expect(acquireSwap(folder, makeAside("new"))).toBe(false);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    await repairOutputs(folder);
    expect(contents()).toMatchObject(before);
    expect(existsSync(swap)).toBe(false);
  },
);

/** Owner of a plan that no command of this machine made. */
const stranger = "1-1-00000000";

/** Plants what a command could have left, as somebody may put it into a folder that others copy. */
function plant(files: readonly { name: string }[]): string {
  const swap = join(folder, swapName);
  for (const part of ["new", "old"]) mkdirSync(join(swap, part), { recursive: true });
  const plan = { files: files.map((file) => ({ ...file, identity: "1 1 1" })) };
  writeFileSync(join(swap, `plan.${stranger}.json`), JSON.stringify(plan));
  return swap;
}

describe("a plan that no command made", () => {
  const outside = () => join(parent, "planted.txt");
  beforeEach(writeBefore);
  /** Begins a command long after the folders were planted: at first they could be another machine's at work. */
  const repairLater = () => {
    if (existsSync(join(folder, swapName))) lutimesSync(join(folder, swapName), 1, 1);
    return repairOutputs(folder);
  };
  afterEach(async () => {
    await repairLater();
    expect(contents()).toEqual(before);
    await writeOutputs(folder, all("new"));
    expect(contents()).toEqual({ ...before, "a.txt": "new", "b.txt": "new", "new.txt": "new" });
  });

  test("puts nothing outside the folder, by a path", () => {
    writeFileSync(join(plant([{ name: "../planted.txt" }]), "planted.txt"), "harm");
    return repairLater().then(() => expect(existsSync(outside())).toBe(false));
  });

  test.skipIf(onWindows)(`takes nothing from outside, by links${skipped(onWindows)}`, async () => {
    writeFileSync(outside(), "somebody's");
    const swap = plant([{ name: "planted.txt" }]);
    rmSync(join(swap, "old"), { recursive: true });
    symlinkSync(parent, join(swap, "old"));
    await repairLater();
    expect(readFileSync(outside(), "utf8")).toBe("somebody's");
  });

  test.skipIf(onWindows)(`is not read through a link${skipped(onWindows)}`, async () => {
    symlinkSync(parent, join(folder, swapName));
    await repairLater();
    expect(existsSync(parent)).toBe(true);
  });

  test.skipIf(onWindows)(`is not read from a pipe${skipped(onWindows)}`, () => {
    const plan = join(plant([]), `plan.${stranger}.json`);
    rmSync(plan);
    spawnSync("mkfifo", [plan]);
  });

  test("is nothing where there is none", () => rmSync(join(plant([]), `plan.${stranger}.json`)));

  test.each(["[]", "null", "{", '{"files":{}}', '{"files":[{}]}'])("is nothing where it says %s", (text) =>
    writeFileSync(join(plant([]), `plan.${stranger}.json`), text),
  );
});

test("commands that write into one folder at once do so one after another", async () => {
  await writeBefore();
  await Promise.all(Array.from({ length: 12 }, (_, index) => writeOutputs(folder, all(`text ${index}`))));
  const { "other.txt": other, ...rest } = contents();
  expect(other).toBe("somebody's");
  expect(Object.keys(rest)).toEqual(["a.txt", "b.txt", "new.txt"]);
  expect(new Set(Object.values(rest)).size).toBe(1);
});

test("a folder in the place of a file is named, and nothing is changed", async () => {
  await writeBefore();
  mkdirSync(join(folder, "new.txt"));
  await expect(writeOutputs(folder, all("new"))).rejects.toThrow(
    `Unexpected folder ${join(folder, "new.txt")}, expected that name to be free for a file. Rename or remove it, or name another folder with --out. The files of before are in place.`,
  );
  expect(contents()).toEqual({ ...before, "new.txt": "(folder)" });
});

test("a link in the place of a file is replaced, not what it leads to", async () => {
  await writeBefore();
  rmSync(join(folder, "a.txt"));
  symlinkSync(join(folder, "other.txt"), join(folder, "a.txt"));
  symlinkSync("nowhere", join(folder, "new.txt"));
  await writeOutputs(folder, all("new"));
  expect(contents()).toEqual({ ...before, "a.txt": "new", "b.txt": "new", "new.txt": "new" });
});

test("an output folder that can't be made is explained", async () => {
  await writeBefore();
  writeFileSync(join(parent, "file"), "");
  await expect(writeOutputs(join(parent, "file"), all("new"))).rejects.toThrow(
    `Unexpected refusal to make the folder ${join(parent, "file")}: something else has this name.`,
  );
  await expect(writeOutputs(join(parent, "file/out"), all("new"))).rejects.toThrow(/a part of its path is a file/);
});

const withoutProc = existsSync("/proc/self") ? undefined : "there is no /proc";

test.skipIf(withoutProc)(`a folder that the system says isn't there is explained${skipped(withoutProc)}`, async () => {
  await writeBefore();
  await expect(writeOutputs("/proc/none/out", all("new"))).rejects.toThrow(/make the folder \/proc\/none\/out/);
});

const forRoot = onWindows ?? (isRoot ? "root has every right" : undefined);

test.skipIf(forRoot)(`a folder without the right to write is explained${skipped(forRoot)}`, async () => {
  await writeBefore();
  chmodSync(folder, 0o500);
  await expect(writeOutputs(folder, all("new"))).rejects.toThrow(`write into ${folder}: this user has no right to it.`);
  expect(contents()).toEqual(before);
});

/** Mounts a file system in memory of 1 MB; returns undefined where this user may not have one. */
function mountSmall(): (() => void) | undefined {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  return status === 0 ? () => void spawnSync("umount", [folder]) : undefined;
}

test("a full disk and a disk that became read-only leave the old files, and are explained", async (context) => {
  mkdirSync(folder);
  const unmount = mountSmall();
  if (!unmount) return context.skip("no right to mount a small disk");
  try {
    await writeBefore();
    const large = new Map([
      ["a.txt", "new"],
      ["b.txt", "x".repeat(2 ** 21)],
    ]);
    await expect(writeOutputs(folder, large)).rejects.toThrow(
      /write into .*: the disk is full\. Free some space.* The files of before are in place\.$/,
    );
    expect(contents()).toEqual(before);
    spawnSync("mount", ["-o", "remount,ro", folder]);
    await expect(writeOutputs(folder, all("new"))).rejects.toThrow(/a disk that can only be read/);
    expect(contents()).toEqual(before);
  } finally {
    unmount();
  }
});

test("a file that can't be replaced, behind others that could, leaves all as they were", async (context) => {
  await writeBefore();
  writeFileSync(join(parent, "mounted"), "mounted");
  const { status } = spawnSync("mount", ["--bind", join(parent, "mounted"), join(folder, "b.txt")]);
  if (status !== 0) return context.skip("no right to mount a file");
  try {
    await expect(writeOutputs(folder, all("new"))).rejects.toThrow(
      /another program keeps it.* The files of before are in place\.$/,
    );
    expect(contents()).toEqual({ ...before, "b.txt": "mounted" });
  } finally {
    spawnSync("umount", [join(folder, "b.txt")]);
  }
});

test("a link in the place of an output is replaced, and what it leads to is not written", async () => {
  mkdirSync(folder);
  writeFileSync(join(parent, "elsewhere.txt"), "somebody's");
  symlinkSync(join(parent, "elsewhere.txt"), join(folder, "a.txt"));
  symlinkSync(join(parent, "nowhere.txt"), join(folder, "b.txt"));
  await writeOutputs(folder, all("new", ["a.txt", "b.txt"]));
  expect(contents()).toEqual({ "a.txt": "new", "b.txt": "new" });
  expect(readFileSync(join(parent, "elsewhere.txt"), "utf8")).toBe("somebody's");
  expect(existsSync(join(parent, "nowhere.txt"))).toBe(false);
});
