/** Kills commands, and ends them by signals, at random moments. */
import { existsSync, watch } from "node:fs";
import { join } from "node:path";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { swapName } from "#outputs/swap-outputs.ts";
import type { RandomStream } from "../specimen/random-stream.ts";
import type { Bed, CommandName, Running } from "./bed.ts";
import { expectNoTrace, type Scenario } from "./scenario.ts";

/** Kills of a full run; half as many again while outputs are written. */
const randomKills = 34;
const writingKills = 16;

export const kills: Scenario[] = [
  ...Array.from({ length: randomKills }, (_, index): Scenario => {
    const command = (["build", "build", "watch", "print"] as const)[index % 4]!;
    return {
      area: "kills",
      name: `SIGKILL at a random moment of ${command}, ${index + 1}`,
      isShort: index === 0,
      plant: (bed, random) => killAtRandom(bed, random, command),
    };
  }),
  ...Array.from({ length: writingKills }, (_, index): Scenario => {
    return {
      area: "kills",
      name: `SIGKILL while build writes outputs, ${index + 1}`,
      isShort: index === 0,
      plant: killWhileWriting,
    };
  }),
];

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const commands = ["build", "print", "proof", "watch"] as const;

export const ends: Scenario[] = commands.flatMap((command, index) =>
  signals.map((signal, place): Scenario => {
    return {
      area: "signals",
      name: `${signal} at a random moment of ${command}`,
      isShort: (place === 0 && index === 0) || (place === 1 && index === 3),
      plant: (bed, random) => endAtRandom(bed, random, command, signal),
    };
  }),
);

async function killAtRandom(bed: Bed, random: RandomStream, command: CommandName): Promise<void> {
  if (random.chance(0.5)) bed.forget();
  await killAfter(bed, bed.start(command), random.whole(0, bed.usualMs));
}

async function killWhileWriting(bed: Bed, random: RandomStream): Promise<void> {
  // The first change in the folder is that of the folder aside, in which the files are made.
  const writing = new Promise<void>((resolve) => {
    const watcher = watch(bed.out, () => {
      watcher.close();
      resolve();
    });
  });
  const running = bed.start("build");
  await Promise.race([writing, running.ended]);
  await killAfter(bed, running, random.whole(0, 12));
}

async function killAfter(bed: Bed, running: Running, ms: number): Promise<void> {
  await sleep(ms);
  running.signal("SIGKILL");
  await running.ended;
  // Whoever looks sees that a command was killed while it renamed files, and the next one undoes that.
  if (!existsSync(join(bed.out, swapName))) bed.expectWhole();
}

async function endAtRandom(
  bed: Bed,
  random: RandomStream,
  command: CommandName,
  signal: NodeJS.Signals,
): Promise<void> {
  if (random.chance(0.5)) bed.forget();
  const running = bed.start(command);
  await sleep(random.whole(0, bed.usualMs));
  const began = Date.now();
  running.signal(signal);
  const ended = await running.ended;
  const seconds = (Date.now() - began) / 1000;
  if (seconds > 10) throw new Error(`${signal} took ${seconds} s to end it`);
  // It may have been done; `watch` ends by itself, with 0 after Ctrl-C and what shells give after another signal.
  const code = signal === "SIGINT" ? 0 : 128 + constants.signals[signal];
  if (ended.signal !== signal && ended.code !== 0 && ended.code !== code)
    throw new Error(`Unexpected end: ${JSON.stringify(ended)}`);
  expectNoTrace(ended);
  bed.expectWhole();
  await bed.expectNothingLeft();
}
