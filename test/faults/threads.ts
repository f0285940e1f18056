/** Ends the threads of a command in which tasks are done, each way that a thread can end. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bed } from "./bed.ts";
import { expectEnd, type Scenario } from "./scenario.ts";

/** Code that Node loads before a thread's own: as many threads as `REPORT_DEATHS` says die instead of giving an answer. */
const program = `
  const { isMainThread, parentPort } = require("node:worker_threads");
  const { writeFileSync } = require("node:fs");
  if (!isMainThread && claim(Number(process.env.REPORT_DEATHS))) {
    const send = parentPort.postMessage.bind(parentPort);
    let answers = 0;
    parentPort.postMessage = (answer) => {
      if (++answers < Number(process.env.REPORT_ANSWERS)) return send(answer);
      const all = [];
      if (process.env.REPORT_DEATH === "memory") for (;;) all.push(new Array(1e6).fill(0.5));
      if (process.env.REPORT_DEATH === "throw") throw new Error("planted");
      process.exit(3);
    };
  }
  function claim(count) {
    for (let index = 0; index < count; index++) {
      try {
        writeFileSync(process.env.REPORT_CLAIMS + index, "", { flag: "wx" });
        return true;
      } catch {}
    }
    return false;
  }`;

type Death = "exit" | "throw" | "memory";

export const threads: Scenario[] = [
  ...(["exit", "throw", "memory"] as const).map((death): Scenario => {
    return {
      area: "threads",
      name: `one ends (${death}) in build`,
      isShort: false,
      plant: (bed) => inBuild(bed, death, 1),
    };
  }),
  {
    area: "threads",
    name: "each ends (exit) in build, which gives up",
    isShort: false,
    plant: (bed) => inBuild(bed, "exit", 1000),
  },
  { area: "threads", name: "the one that joins ends (exit) in watch", isShort: true, plant: inWatch },
];

function planted(bed: Bed, death: Death, deaths: number, answers: number): Record<string, string> {
  const path = join(bed.folder, "plant.cjs");
  writeFileSync(path, program);
  return {
    NODE_OPTIONS: `--require ${path}`,
    REPORT_DEATH: death,
    REPORT_DEATHS: String(deaths),
    REPORT_ANSWERS: String(answers),
    REPORT_CLAIMS: join(bed.folder, `claim-${Date.now()}-`),
  };
}

async function inBuild(bed: Bed, death: Death, deaths: number): Promise<void> {
  // So much text that threads pay.
  const large = join(bed.manuscript, "2.md");
  const sentence = "The keepers of the outer islands looked after their lanterns in all weathers. ";
  const text = Array.from(
    { length: 8 },
    (_, index) => `## 2.${index + 1}. Part\n\n${`${sentence.repeat(8)}\n\n`.repeat(66)}`,
  );
  writeFileSync(large, `# 2. Long\n\n${text.join("")}`);
  const right = join(bed.folder, "large-right");
  const out = join(bed.folder, "large");
  try {
    bed.forget();
    const ended = await bed.run("build", planted(bed, death, deaths, 1), ["--out", out]);
    if (deaths > 1) return expectEnd(ended, 2, /Two threads ended one after another over the same work/);
    expectEnd(ended, 0);
    bed.forget();
    expectEnd(await bed.run("build", {}, ["--out", right]), 0);
    bed.expectSame(out, right);
  } finally {
    for (const path of [large, right, out]) rmSync(path, { recursive: true, force: true });
  }
}

async function inWatch(bed: Bed): Promise<void> {
  const next = bed.next;
  const running = bed.start("watch", planted(bed, "exit", 1, 1));
  const written = () => (running.said().match(/written after/g) ?? []).length;
  for (const [index, state] of [next === "first" ? "second" : "first", next].entries()) {
    bed.write(state as typeof next);
    for (let tries = 0; written() <= index; tries++) {
      if (tries > 6000) throw new Error(`Nothing written: ${running.said()}`);
      await sleep(10);
    }
  }
  await bed.expectFiles(next);
  running.signal("SIGINT");
  expectEnd(await running.ended, 0);
  await bed.expectNothingLeft();
}
