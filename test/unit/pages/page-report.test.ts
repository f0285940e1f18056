/** Lays out units that come one after another: the first before the second is made; what ends them ends all. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Unit } from "#html/units.ts";
import type { LayoutContext } from "#pages/layout-context.ts";
import { pageReport } from "#pages/page-report.ts";
import type { BrowserSlot } from "#pages/browser-slot.ts";
import { plainMeans } from "../../support/plain-means.ts";
import { plainUnit as unit } from "../../support/plain-unit.ts";

/** Returns means with browsers that never finish. */
function meansWith(onUse: () => void): Promise<LayoutContext> {
  return plainMeans({
    use: () => {
      onUse();
      return new Promise(() => undefined);
    },
  });
}

test("a unit goes to a browser while the next is still being made", async () => {
  let onUse = () => undefined as void;
  const used = new Promise<void>((resolve) => (onUse = resolve));
  async function* units(): AsyncGenerator<Unit> {
    yield unit;
    await used;
    throw new Error("No second one");
  }
  await expect(pageReport(await meansWith(() => onUse()), units(), { printsAtOnce: true })).rejects.toThrow(
    "No second one",
  );
});

test("where units end in an error, pages that are being laid out are not waited for", async () => {
  async function* units(): AsyncGenerator<Unit> {
    yield* [unit, unit];
    throw new Error("Something to mend");
  }
  const paging = pageReport(await meansWith(() => undefined), units(), { printsAtOnce: false });
  await expect(paging).rejects.toThrow("Something to mend");
});

test("a print that fails while units still come is told when pages are printed", async () => {
  let onFailed = () => undefined as void;
  const failed = new Promise<void>((resolve) => (onFailed = resolve));
  const nothing = { fitted: [], fittedFormulas: [], tooWide: [], squeezed: [], flaws: [], floats: {}, differences: [] };
  const laidOut = {
    ...nothing,
    html: "",
    styles: "",
    pages: [],
    inventory: unit.inventory,
    blocks: [],
    pageCount: 1,
    anchors: {},
  };
  const works = [
    () => Promise.resolve(laidOut),
    () => {
      onFailed();
      return Promise.reject(new Error("No ink"));
    },
  ];
  const slot = {
    start: () => Promise.resolve({ version: "1" }),
    work: () => works.shift()!(),
  } as unknown as BrowserSlot;
  async function* units(): AsyncGenerator<Unit> {
    yield unit;
    await failed;
    // So long that a rejection which nobody awaits would be seen.
    await sleep(50);
  }
  const means = await plainMeans({ use: (job) => job(slot) });
  const paged = await pageReport(means, units(), { printsAtOnce: true });
  await expect(paged.print()).rejects.toThrow("No ink");
});
