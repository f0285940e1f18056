/** Plants a few faults of each kind (`npm run test:faults` plants all): nothing is lost, and nothing is left. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { offLinux, skipped } from "../../support/why-skipped.ts";
import type { Bed } from "../../faults/bed.ts";
import { makeBed, runScenario, scenarios } from "../../faults/run-scenarios.ts";

let bed: Bed;
beforeAll(async () => {
  if (process.platform === "linux") bed = await makeBed();
});
afterAll(() => bed?.close());

const seed = Math.floor(Math.random() * 1_000_000);

const short = scenarios.filter(({ isShort }) => isShort);
test.skipIf(offLinux).for(short)(`$area: $name (seed ${seed})${skipped(offLinux)}`, async (scenario, context) => {
  const { failure, skipped: why } = await runScenario(bed, scenario, seed);
  if (why !== undefined) context.skip(why);
  // As a message, since what an assertion says of a long text is cut.
  expect(failure, failure).toBeUndefined();
});
