/** Measures commands that end well, fail, hang, stay, or leave processes running. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { measureProcess, type RunningProcess } from "../../bench/measure-process.ts";
import { readProcess } from "../../bench/process-tree.ts";
import { offLinux, skipped } from "../../support/why-skipped.ts";

const run = (script: string, limitSeconds = 60) =>
  measureProcess({ path: process.execPath, args: ["-e", script], cwd: tmpdir() }, { limitSeconds });

test("a command that ends well has no failure", async () => {
  const { failure, seconds } = await run("");
  expect(failure).toBeUndefined();
  expect(seconds).toBeGreaterThan(0);
});

test("a command that fails is told with its code and its last words", async () => {
  const { failure } = await run("console.log('first'); console.error('no such page'); process.exitCode = 3");
  expect(failure).toContain("exit code 3");
  expect(failure).toContain("no such page");
});

test("a command that does not exist is a failure, not an error", async () => {
  const { failure } = await measureProcess({ path: "/nowhere/printer", args: [], cwd: tmpdir() }, { limitSeconds: 60 });
  expect(failure).toContain("ENOENT");
});

test("a command that hangs is killed when its time is over", async () => {
  const { failure } = await run("setInterval(() => {}, 1000)", 1);
  expect(failure).toBe("killed after 1 s");
});

const untilInterrupted = `
  process.on("SIGINT", () => { console.log("interrupted"); process.exit(0); });
  setInterval(() => {}, 1000);
  console.log("ready");`;
const runWith = (script: string, meanwhile: (running: RunningProcess) => Promise<void>) =>
  measureProcess({ path: process.execPath, args: ["-e", script], cwd: tmpdir() }, { limitSeconds: 60, meanwhile });

test("a command that stays is interrupted when what is done meanwhile is done", async () => {
  const { failure, output } = await runWith(untilInterrupted, async ({ output: said }) => {
    await expect.poll(said, { timeout: 30_000 }).toContain("ready");
  });
  expect(failure).toBeUndefined();
  expect(output).toBe("ready\ninterrupted\n");
});

test("what is thrown meanwhile is the failure, and the command is interrupted all the same", async () => {
  const { failure } = await runWith(untilInterrupted, async ({ output: said }) => {
    await expect.poll(said, { timeout: 30_000 }).toContain("ready");
    throw new Error("no page came");
  });
  expect(failure).toBe("no page came: ready / interrupted");
});

test("what is done meanwhile learns that the command has ended, whose own failure is told", async () => {
  const { failure } = await runWith("process.exitCode = 3", ({ ended }) => sleep(60_000, undefined, { signal: ended }));
  expect(failure).toBe("exit code 3");
});

test.skipIf(offLinux)(`the memory of a child in a session of its own counts${skipped(offLinux)}`, async () => {
  const hold = "globalThis.kept = Buffer.alloc(300e6, 1); setTimeout(() => {}, 1500)";
  const { watched } = await run(
    `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(hold)}], { detached: true })`,
  );
  expect(watched!.peak!.bytes).toBeGreaterThan(300e6);
  expect(watched!.peak!.bytes).toBeLessThan(600e6);
  expect(watched!.peak!.processes).toBe(2);
  expect(watched!.cpuSeconds).toBeGreaterThan(0);
});

test.skipIf(offLinux)(
  `memory is weighed only where it is wanted, the processors' time is told anyway${skipped(offLinux)}`,
  async () => {
    const busy = "while (process.cpuUsage().user < 5e5); setTimeout(() => {}, 300)";
    const command = { path: process.execPath, args: ["-e", busy], cwd: tmpdir() };
    const { watched } = await measureProcess(command, { limitSeconds: 60, weighs: false });
    expect(watched!.peak).toBeUndefined();
    expect(watched!.cpuSeconds).toBeGreaterThan(0.3);
  },
);

test.skipIf(offLinux)(`what a command leaves running is ended with it${skipped(offLinux)}`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "measure-process-"));
  try {
    const pidFile = join(folder, "pid");
    const { failure } = await run(`
      const child = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
      require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
      setTimeout(() => process.exit(0), 700);`);
    expect(failure).toBeUndefined();
    const pid = Number(await readFile(pidFile, "utf8"));
    // A killed orphan is there for a moment, until process 1 takes note of its end.
    for (let tries = 0; tries < 100 && isRunning(pid); tries++) await sleep(50);
    expect(isRunning(pid)).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  }
});

/** Returns whether a process runs; a zombie holds no memory any more. */
function isRunning(pid: number): boolean {
  return (readProcess(pid)?.residentPages ?? 0) > 0;
}
