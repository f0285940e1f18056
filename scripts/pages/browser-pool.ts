/** Runs jobs in a pool of browsers, in the order in which they come or, where that ends sooner, the largest first. */
import { openBrowserSlot, type BrowserSlot, type BrowserSlotOptions } from "./browser-slot.ts";
import { openSlowTime } from "./slow-time.ts";

export interface BrowserPool {
  /**
   * Runs a job when a slot is free.
   *
   * @param weight - called while the job waits; returns its amount of work compared with other waiting jobs, 0 where
   *   that isn't known. A job as large as one browser's share of all waiting work would keep its browser busy after the
   *   others have ended, so it comes first.
   */
  use<Result>(job: (slot: BrowserSlot) => Promise<Result>, weight?: () => number): Promise<Result>;
  /**
   * Starts `count` browsers before there is work. A failure is not reported here: the browser will fail again when
   * there is work.
   */
  start(count: number): void;
  close(): Promise<void>;
  /** Returns why the browsers run without their sandbox; undefined where they have it. */
  sandboxNotice(): string | undefined;
}

export function openBrowserPool(count: number, options: BrowserSlotOptions): BrowserPool {
  const slowTime = openSlowTime();
  const all = Array.from({ length: count }, () => openBrowserSlot({ slowTime, ...options }));
  const free = [...all];
  const waiting: WaitingWork[] = [];
  return {
    async use(job, weight = () => 0) {
      const slot = free.shift() ?? (await new Promise<BrowserSlot>((take) => waiting.push({ take, weight })));
      try {
        return await job(slot);
      } finally {
        const next = nextOf(waiting, all.length);
        if (next) next.take(slot);
        // The next job finds its browser running.
        else free.unshift(slot);
      }
    },
    start(count) {
      for (const slot of all.slice(0, count)) slot.start().catch(() => undefined);
    },
    sandboxNotice: () => all.map((slot) => slot.sandboxNotice()).find((notice) => notice !== undefined),
    async close() {
      await Promise.all(all.map((slot) => slot.close()));
    },
  };
}

interface WaitingWork {
  take: (slot: BrowserSlot) => void;
  weight: () => number;
}

/** Removes the next job from the waiting ones, and returns it. */
function nextOf(waiting: WaitingWork[], slotCount: number): WaitingWork | undefined {
  const weights = waiting.map(({ weight }) => weight());
  const largest = Math.max(...weights);
  const share = weights.reduce((sum, weight) => sum + weight, 0) / slotCount;
  const index = largest > 0 && largest >= share ? weights.indexOf(largest) : 0;
  return waiting.splice(index, 1)[0];
}
