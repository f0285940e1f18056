/** Configures Vitest: four tiers that can be run alone, and reasons for what is skipped. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { ListSkipped } from "./support/list-skipped.ts";

/** Loads packages as users do, not in the builds that assert all that they are given, which take longer. */
const asUsersRun = {
  name: "as-users-run",
  configResolved(config: { ssr: { resolve?: { conditions?: string[] } } }): void {
    config.ssr.resolve = { ...config.ssr.resolve, conditions: ["node"] };
  },
};

/** All cores: Vitest leaves one to itself, which is half of a machine that has two, and tests that start programs wait for these. */
const maxWorkers = availableParallelism();

/** Returns the settings of a tier whose tests start neither a browser nor a command. */
function withoutBrowser(name: string, groupOrder: number, pool: "threads" | "forks"): TestProjectInlineConfiguration {
  return {
    extends: true,
    plugins: [asUsersRun],
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      // Nothing is left behind by one file for another, and loading the code anew for each takes most of the time.
      isolate: false,
      pool,
      maxWorkers,
      sequence: { groupOrder },
      // What needs a browser all the same fails with this name.
      env: { PUPPETEER_EXECUTABLE_PATH: "/no-browser-in-this-tier" },
    },
  };
}

export default defineConfig({
  test: {
    root: join(import.meta.dirname, ".."),
    // Keeps transformed modules in node_modules, each under the hash of its text and of the settings.
    experimental: { fsModuleCache: true },
    reporters: [new ListSkipped(), "default"],
    setupFiles: [join(import.meta.dirname, "support/property-runs.ts")],
    // Browsers need their time on a slow machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // Threads share what Node reads once a process; what a test changes of a whole process needs one of its own.
      withoutBrowser("unit", 0, "threads"),
      withoutBrowser("integration", 1, "forks"),
      {
        extends: true,
        test: { name: "browser", include: ["test/browser/**/*.test.ts"], maxWorkers, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: { name: "commands", include: ["test/commands/**/*.test.ts"], maxWorkers, sequence: { groupOrder: 3 } },
      },
    ],
  },
});
