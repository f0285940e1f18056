/** Gives each job the next free browser, in the order of coming or, where that ends sooner, the largest first. */
import { openBrowserSlot, type BrowserSlot, type BrowserSlotOptions } from "./browser-slot.ts";
import { openSlowTime } from "./slow-time.ts";

export interface BrowserPool {
  /**
   * Does a job when a slot is free.
   *
   * @param weight - asked while it waits: how much work it is, beside others that wait; 0 where that can't be
   * told. One that weighs as much as its share of all would keep a browser busy when the others have ended: it is
   * first.
   */
  use<Result>(job: (slot: BrowserSlot) => Promise<Result>, weight?: () => number): Promise<Result>;
  /** Starts so many browsers ahead of work; what fails then fails again, and is told, when there is work. */
  start(count: number): void;
  close(): Promise<void>;
  /** Says why the browsers run without their sandbox, where they do. */
  sandboxNotice(): string | undefined;
}

export function openBrowserPool(count: number, options: BrowserSlotOptions): BrowserPool {
  const slowTime = openSlowTime();
  const all = Array.from({ length: count }, () => openBrowserSlot({ slowTime, ...options }));
  const free = [...all];
  const waiting: Waiting[] = [];
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

interface Waiting {
  take: (slot: BrowserSlot) => void;
  weight: () => number;
}

/** Takes the next one out of those that wait. */
function nextOf(waiting: Waiting[], slotCount: number): Waiting | undefined {
  const weights = waiting.map(({ weight }) => weight());
  const largest = Math.max(...weights);
  const share = weights.reduce((sum, weight) => sum + weight, 0) / slotCount;
  const index = largest > 0 && largest >= share ? weights.indexOf(largest) : 0;
  return waiting.splice(index, 1)[0];
}
