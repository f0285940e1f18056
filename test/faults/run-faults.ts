/** Plants every fault and prints a table of what held (`npm run test:faults`). */
import type { CommandForm } from "#commands/options.ts";
import { runCommand } from "#commands/run-command.ts";
import { UsageError } from "#messages/usage-error.ts";
import { makeBed, runScenario, scenarios, type Outcome } from "./run-scenarios.ts";

const form: CommandForm = {
  name: "test:faults",
  purpose:
    "Plants faults while commands run: kills, signals, full and read-only disks, damaged caches, dying browsers and\nthreads. After each, the outputs are whole, the next build is that from nothing, and nothing is left.",
  options: {
    only: { kind: "text", value: "WORDS", help: "Those with these words in their line alone." },
    seed: { kind: "count", value: "N", help: "Of the random moments, to have them again. Default: another each time" },
  },
  epilogue: `
Linux alone, since processes are looked for in /proc; disks are filled where this user may mount some in memory.

Exit code: 0 all held, 1 an option to mend, 2 something did not hold.`,
};

await runCommand({
  form,
  run: async ({ texts, counts }) => {
    const words = texts.get("only") ?? "";
    const chosen = scenarios.filter(({ area, name }) => `${area}: ${name}`.includes(words));
    if (chosen.length === 0) throw new UsageError(`Unexpected --only ${words}, expected words of a line of the table`);
    const seed = counts.get("seed") ?? 1 + Math.floor(Math.random() * 1_000_000);
    process.stdout.write(`Seed ${seed}\n`);
    const outcomes: Outcome[] = [];
    let bed = await makeBed();
    try {
      for (const scenario of chosen) {
        const outcome = await runScenario(bed, scenario, seed);
        outcomes.push(outcome);
        process.stdout.write(`${lineOf(outcome)}\n`);
        if (!outcome.failure) continue;
        // What did not hold must not spoil what follows.
        bed.close();
        bed = await makeBed();
      }
    } finally {
      bed.close();
    }
    const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
    const skipped = outcomes.filter(({ skipped }) => skipped !== undefined).length;
    process.stdout.write(`${outcomes.length - failed - skipped} held, ${failed} did not, ${skipped} skipped\n`);
    return failed > 0 ? 2 : 0;
  },
});

function lineOf({ scenario, seconds, skipped, failure }: Outcome): string {
  const result = failure ? `DID NOT HOLD: ${failure}` : skipped ? `skipped: ${skipped}` : "held";
  return `${scenario.area.padEnd(9)}${scenario.name.padEnd(72)}${seconds.toFixed(1).padStart(6)} s  ${result}`;
}
