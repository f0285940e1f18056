/** Plants a browser that lays pages out and stands still when it prints them: the author is told where, as while paging. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VFile } from "vfile";
import { afterAll, expect, test, vi } from "vitest";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { StalledUnit } from "#pages/stalled-unit.ts";
import type { BrowserSlot } from "#pages/browser-slot.ts";
import type { BrowserPool } from "#pages/browser-pool.ts";
import type { BuildContext } from "#pipeline/build-context.ts";
import { numberBook } from "#pipeline/number.ts";
import { openContext } from "#pipeline/open-context.ts";
import { pageBook } from "#pipeline/page.ts";
import { printBook } from "#pipeline/print.ts";
import { readBook } from "#pipeline/read.ts";
import { filesOfStop } from "#pipeline/stopped.ts";

const folder = mkdtempSync(join(tmpdir(), "stalled-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Returns a context with browsers that stand still.
 *
 * @param works - how much work they do before one of them does so over the unit
 */
function standingStill(context: BuildContext, works: number): BuildContext {
  let done = 0;
  const still = (slot: BrowserSlot): BrowserSlot => ({
    ...slot,
    work: (...work) =>
      done++ < works ? slot.work(...work) : Promise.reject(new StalledUnit("", "Chapter one", 25, undefined)),
  });
  const { browsers } = context;
  const poolFor = (path: string): BrowserPool => {
    const pool = browsers.poolFor(path);
    return { ...pool, use: (job, weight) => pool.use((slot) => job(still(slot)), weight) };
  };
  return { ...context, browsers: { ...browsers, poolFor } };
}

async function filesOfPrint(path: string, context: BuildContext): Promise<readonly VFile[]> {
  const numbered = await numberBook(await readBook(path, context), context);
  await printBook(await pageBook(numbered, context, { printsAtOnce: true }), context);
  throw new Error("printed");
}

test.each([0, 1])("while it does work %i, counted from 0", async (works) => {
  vi.stubEnv("REPORT_CACHE", join(folder, `cache-${works}`));
  const path = join(folder, "one.md");
  writeFileSync(path, "# Chapter one\n\nText.\n");
  const steps: string[] = [];
  const progress = { step: (name: string) => void steps.push(name), count: () => undefined, end: () => undefined };
  const context = openContext({ jobs: 1, progress });
  const files = await filesOfPrint(path, standingStill(context, works)).catch(filesOfStop).finally(context.close);
  expect(toPlainMessages(files).map((message) => formatMessage(message))).toEqual([
    expect.stringMatching(/one\.md:1:1 error stalled-pages Unexpected content in "Chapter one" .* in 25 s/),
  ]);
  expect(steps.at(-1)).toBe(works === 0 ? "Paging" : "Printing");
});
