/** Plants faults in the processes of a browser: each is stopped or killed, while it works and while it does not. */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { openBrowserSlot, type BrowserSlot } from "#pages/browser-slot.ts";
import { watchLife } from "#browser/watch-life.ts";
import { listProcesses, type ListedProcess } from "../../support/process-list.ts";
import { offLinux, skipped } from "../../support/why-skipped.ts";

const patience = { lookMs: 100, silent: 2, stopped: 5, still: 10 };

describe.skipIf(offLinux)(`a process that says nothing${skipped(offLinux)}`, () => {
  let child: ChildProcess;
  afterEach(() => child.kill("SIGKILL"));
  /** Returns why it was given up within three seconds. */
  async function watch(script: string, messages = () => 0): Promise<string | undefined> {
    child = spawn("sh", ["-c", script], { detached: true });
    const life = watchLife({ messages, processId: child.pid }, patience);
    const failed = life.failed.catch((error: Error) => error.message);
    return Promise.race([failed, sleep(3000, undefined)]).finally(() => life.end());
  }

  test("and does nothing is given up", async () => {
    expect(await watch("exec sleep 60")).toMatch(/neither answered nor worked for 1\.\d seconds/);
  });
  test("and was stopped is given up", async () => {
    expect(await watch("kill -STOP $$")).toContain("was stopped from outside (SIGSTOP)");
  });
  test("and works is waited for", async () => {
    expect(await watch("while :; do :; done")).toBeUndefined();
  });
  test("and works: how long it has is told", async () => {
    child = spawn("sh", ["-c", "while :; do :; done"], { detached: true });
    const life = watchLife({ messages: () => 0, processId: child.pid }, patience);
    while (life.busySeconds() < 0.2) await sleep(50);
    life.end();
  });
  test("and does nothing: it has not worked", async () => {
    child = spawn("sh", ["-c", "exec sleep 60"], { detached: true });
    const life = watchLife({ messages: () => 0, processId: child.pid }, patience);
    await sleep(1000);
    life.end();
    expect(life.busySeconds()).toBeLessThan(0.2);
  });
  test("and is slow, stopped for three quarters of the time, is waited for", async () => {
    const halting = watch("while :; do :; done");
    const { pid } = child;
    let isRunning = true;
    const timer = setInterval(() => {
      isRunning = !isRunning && Math.random() < 0.5;
      process.kill(pid!, isRunning ? "SIGCONT" : "SIGSTOP");
    }, 25);
    expect(await halting.finally(() => clearInterval(timer))).toBeUndefined();
  });
  test("is waited for while messages come", async () => {
    let count = 0;
    expect(await watch("kill -STOP $$", () => count++)).toBeUndefined();
  });
});

describe.skipIf(offLinux)(`of the browser's processes${skipped(offLinux)}`, () => {
  let slot: BrowserSlot;
  afterEach(() => slot.close());

  function ofBrowser(kind: string): ListedProcess[] {
    const all = listProcesses();
    const browser = all.find(({ parent, id, group }) => parent === process.pid && id === group)!;
    return all.filter(({ group, command }) => {
      return group === browser.id && (/--type=(\S+)/.exec(command)?.[1] ?? "browser") === kind;
    });
  }

  const faults = [
    { signal: "SIGSTOP", kind: "browser", during: "work", attempts: 2 },
    { signal: "SIGSTOP", kind: "renderer", during: "rest", attempts: 2 },
    // Pages need these no more.
    { signal: "SIGSTOP", kind: "zygote", during: "work", attempts: 1 },
    { signal: "SIGSTOP", kind: "gpu-process", during: "work", attempts: 1 },
    { signal: "SIGSTOP", kind: "utility", during: "work", attempts: 1 },
    { signal: "SIGKILL", kind: "browser", during: "work", attempts: 2 },
    { signal: "SIGKILL", kind: "browser", during: "rest", attempts: 2 },
    { signal: "SIGKILL", kind: "renderer", during: "work", attempts: 2 },
    { signal: "SIGKILL", kind: "renderer", during: "rest", attempts: 2 },
    { signal: "SIGKILL", kind: "zygote", during: "work", attempts: 1 },
    { signal: "SIGKILL", kind: "gpu-process", during: "work", attempts: 1 },
    { signal: "SIGKILL", kind: "utility", during: "work", attempts: 1 },
  ] as const;

  test.each(faults)("$kind gets $signal at $during: the work is done", async ({ signal, kind, during, attempts }) => {
    slot = openBrowserSlot({ fonts: fontsPath, folders: [stylesPath] });
    await slot.work("Before", {}, (tab) => tab.evaluate(() => 1));
    const harm = () => {
      const found = ofBrowser(kind);
      expect(found).not.toEqual([]);
      for (const { id } of found) process.kill(id, signal);
    };
    if (during === "rest") harm();
    let attempt = 0;
    const began = Date.now();
    const bytes = await slot.work("Chapter one", {}, async (tab) => {
      if (++attempt === 1 && during === "work") harm();
      await tab.evaluate(() => (document.body.textContent = "Text"));
      return tab.pdf();
    });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(attempt).toBeLessThanOrEqual(attempts);
    if (signal === "SIGSTOP") expect(attempt).toBe(attempts);
    expect(Date.now() - began).toBeLessThan(40_000);
  });
});
