/** Calls functions that a tab's script provides on its window. */
import type { Page } from "puppeteer";
import type { InPage } from "./tab-functions.ts";

/** Calls a function in a tab that was opened by `openTab`, and returns its result. */
export async function callInTab<Name extends keyof InPage>(
  tab: Page,
  name: Name,
  ...args: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  const answer = await tab.evaluate(
    (called: string, given: unknown[]) => {
      const { inPage } = globalThis as unknown as { inPage: Record<string, (...given: unknown[]) => unknown> };
      return inPage[called]!(...given);
    },
    name,
    args,
  );
  return answer as Awaited<ReturnType<InPage[Name]>>;
}
