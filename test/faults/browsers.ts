/** Kills, stops and slows down browsers under a build and under `watch`. */
import { setTimeout as sleep } from "node:timers/promises";
import type { RandomStream } from "../specimen/random-stream.ts";
import type { Bed, Running } from "./bed.ts";
import { expectEnd, type Scenario } from "./scenario.ts";

interface Harm {
  name: string;
  /** The kind of process that is harmed: the browser itself, or one of its helpers. */
  kind: "browser" | "renderer" | "gpu-process" | "utility";
  signal: "SIGKILL" | "SIGSTOP";
}

const harms: Harm[] = (["browser", "renderer", "gpu-process", "utility"] as const).flatMap((kind) => [
  { name: `${kind} killed`, kind, signal: "SIGKILL" as const },
  { name: `${kind} stopped`, kind, signal: "SIGSTOP" as const },
]);

export const browsers: Scenario[] = [
  ...harms.map(({ name, kind, signal }): Scenario => {
    return {
      area: "browsers",
      name: `${name} in build`,
      isShort: name === "renderer killed",
      async plant(bed, random) {
        for (let tries = 0; tries < 3; tries++) {
          bed.forget();
          const running = bed.start("build");
          const isHarmed = await harmOne(bed, random, running, kind, signal);
          expectEnd(await running.ended, 0);
          await bed.expectFiles(bed.next);
          await bed.expectNothingLeft();
          if (isHarmed) return undefined;
        }
        return `three builds ended before a process of the kind ${kind} was seen`;
      },
    };
  }),
  ...harms
    .filter(({ kind }) => kind === "browser" || kind === "renderer")
    .map(({ name, kind, signal }): Scenario => {
      return {
        area: "browsers",
        name: `${name} in watch`,
        isShort: false,
        plant: (bed, random) =>
          underWatch(bed, async (running) => {
            await harmOne(bed, random, running, kind, signal);
          }),
      };
    }),
  {
    area: "browsers",
    name: "all browsers slow, stopped for most of the time, in build",
    isShort: false,
    plant: slowDown,
  },
  {
    area: "browsers",
    name: "each browser killed as soon as it works, until the build gives up",
    isShort: false,
    plant: killAll,
  },
];

/** Runs `watch` and harms it when it has written its first PDF and is at work on the next. */
async function underWatch(bed: Bed, harm: (running: Running) => Promise<void>): Promise<void> {
  const next = bed.next;
  bed.write(next === "first" ? "second" : "first");
  const running = bed.start("watch");
  await waitFor(running, () => running.said().includes("written after"));
  bed.forget();
  bed.write(next);
  await harm(running);
  await waitFor(running, () => (running.said().match(/written after/g) ?? []).length > 1);
  await bed.expectFiles(next);
  running.signal("SIGINT");
  expectEnd(await running.ended, 0);
  await bed.expectNothingLeft();
}

async function waitFor(running: Running, isThere: () => boolean, seconds = 120): Promise<void> {
  const began = Date.now();
  while (!isThere()) {
    if (!running.isRunning() || Date.now() - began > seconds * 1000)
      throw new Error(`Unexpected end, or nothing within ${seconds} s: ${running.said()}`);
    await sleep(10);
  }
}

function processesOf(bed: Bed, kind: Harm["kind"]): number[] {
  return bed
    .processes()
    .filter(({ command }) => command.includes("--user-data-dir=") || command.includes("--type="))
    .filter(({ command }) => (/--type=(\S+)/.exec(command)?.[1] ?? "browser") === kind)
    .map(({ id }) => id);
}

/** Harms a process of the kind at a random moment. @returns false where the command ended before there was one */
async function harmOne(
  bed: Bed,
  random: RandomStream,
  running: Running,
  kind: Harm["kind"],
  signal: Harm["signal"],
): Promise<boolean> {
  while (processesOf(bed, kind).length === 0) {
    if (!running.isRunning()) return false;
    await sleep(10);
  }
  await sleep(random.whole(0, bed.usualMs / 4));
  const found = processesOf(bed, kind);
  if (found.length > 0) send(random.pick(found), signal);
  return found.length > 0;
}

/** Sends a signal to a process, which may have ended in this moment. */
function send(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function slowDown(bed: Bed): Promise<void> {
  bed.forget();
  const running = bed.start("build");
  while (running.isRunning()) {
    const all = (["browser", "renderer", "gpu-process", "utility"] as const).flatMap((kind) => processesOf(bed, kind));
    for (const id of all) send(id, "SIGSTOP");
    await sleep(300);
    for (const id of all) send(id, "SIGCONT");
    await sleep(100);
  }
  expectEnd(await running.ended, 0);
  await bed.expectFiles(bed.next);
  await bed.expectNothingLeft();
}

async function killAll(bed: Bed): Promise<void> {
  bed.forget();
  const running = bed.start("build");
  while (running.isRunning()) {
    for (const id of processesOf(bed, "renderer")) send(id, "SIGKILL");
    await sleep(50);
  }
  expectEnd(await running.ended, 2, /tried twice/);
  bed.expectWhole();
  await bed.expectNothingLeft();
}
