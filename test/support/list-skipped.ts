/** Lists the tests that were skipped, each with its reason, before Vitest's summary. */
import type { Reporter, TestModule } from "vitest/node";

/** Reports skipped tests; for `reporters` of Vitest's configuration. */
export class ListSkipped implements Reporter {
  #isFiltered = false;

  onInit({ config }: Parameters<NonNullable<Reporter["onInit"]>>[0]): void {
    // With `-t` all others are skipped, which is what was asked for.
    this.#isFiltered = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#isFiltered) return;
    const lines = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].map((test) => {
        const result = test.result();
        const note = result.state === "skipped" && result.note ? ` (skipped: ${result.note})` : "";
        const name = `${module.relativeModuleId} > ${test.fullName}${note}`;
        return name.includes("(skipped: ") ? name : `${name} (skipped without a reason)`;
      }),
    );
    if (lines.length > 0) process.stdout.write(`\nSkipped:\n${lines.map((line) => `  ${line}\n`).join("")}`);
  }
}
