/** Says what a planted fault is: where, which, and what must hold after it. */
import type { RandomStream } from "../specimen/random-stream.ts";
import type { Bed, Ended } from "./bed.ts";

export interface Scenario {
  area: "kills" | "signals" | "disks" | "browsers" | "threads" | "caches" | "several" | "clock";
  name: string;
  /** Whether `npm test` plants it too. */
  isShort: boolean;
  /**
   * Plants the fault while a build of the bed's next state runs, and sees what comes of it. Afterwards the runner
   * builds that state, and compares it with a build from nothing.
   *
   * @returns why it can't be planted here, where that is so
   * @throws where something does not hold
   */
  plant: (bed: Bed, random: RandomStream) => Promise<string | void>;
}

/** Checks how a command ended. @throws where it ended otherwise, or with a stack trace */
export function expectEnd(ended: Ended, code: number, said: RegExp = /^/): void {
  const { said: found } = ended;
  if (ended.code !== code || !said.test(found))
    throw new Error(`Expected code ${code} and ${said}: ${JSON.stringify(ended)}`);
  expectNoTrace(ended);
}

export function expectNoTrace({ said }: Ended): void {
  if (/^\s+at .*:\d+|node:internal|A fault of the pipeline/m.test(said))
    throw new Error(`A stack trace, or a fault of ours: ${said}`);
}
