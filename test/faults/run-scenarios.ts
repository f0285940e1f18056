/** Plants faults one after another and sees, after each, that the next build is right and nothing is left. */
import { openRandomStream } from "../specimen/random-stream.ts";
import { Bed } from "./bed.ts";
import { browsers } from "./browsers.ts";
import { disks } from "./disks.ts";
import { ends, kills } from "./kills.ts";
import { caches, clock, several } from "./others.ts";
import type { Scenario } from "./scenario.ts";
import { threads } from "./threads.ts";

export const scenarios: readonly Scenario[] = [
  ...kills,
  ...ends,
  ...disks,
  ...browsers,
  ...threads,
  ...caches,
  ...several,
  ...clock,
];

export interface Outcome {
  scenario: Scenario;
  seconds: number;
  skipped?: string;
  failure?: string;
}

/** Makes a bed in which both states have been built. */
export async function makeBed(): Promise<Bed> {
  const bed = new Bed();
  try {
    await bed.expectRight("first");
    await bed.rightFiles("second");
    return bed;
  } catch (error) {
    bed.close();
    throw error;
  }
}

/** Plants one fault. @param seed - the same one plants the same faults, as far as the machine's speed lets it */
export async function runScenario(bed: Bed, scenario: Scenario, seed: number): Promise<Outcome> {
  const began = Date.now();
  const outcome = (rest: Partial<Outcome>) => ({ scenario, seconds: (Date.now() - began) / 1000, ...rest });
  try {
    bed.write(bed.next);
    const skipped = await scenario.plant(bed, openRandomStream(`${seed}/${scenario.name}`));
    if (typeof skipped === "string") return outcome({ skipped });
    await bed.expectRight();
    return outcome({});
  } catch (error) {
    return outcome({ failure: (error as Error).message });
  }
}
