/** Jobs in, each done in the next free seat, in the order in which they came or, where that ends sooner, the largest first. */
import { openSeat, type Seat, type SeatOptions } from "./seat.ts";

export interface Seats {
  /**
   * @param weight - asked while it waits: how much work it is, beside others that wait; 0 where that can't be told.
   *   One that weighs as much as its share of all would keep a browser busy when the others have ended: it is first.
   */
  use<Result>(job: (seat: Seat) => Promise<Result>, weight?: () => number): Promise<Result>;
  /** Starts so many browsers ahead of work; what fails then fails again, and is told, when there is work. */
  start(count: number): void;
  close(): Promise<void>;
  /** Why the browsers run without their sandbox, where they do. */
  sandboxNotice(): string | undefined;
}

export function openSeats(count: number, options: SeatOptions): Seats {
  const all = Array.from({ length: count }, () => openSeat(options));
  const free = [...all];
  const waiting: Waiting[] = [];
  return {
    async use(job, weight = () => 0) {
      const seat = free.shift() ?? (await new Promise<Seat>((take) => waiting.push({ take, weight })));
      try {
        return await job(seat);
      } finally {
        const next = nextOf(waiting, all.length);
        if (next) next.take(seat);
        else free.push(seat);
      }
    },
    start(count) {
      for (const seat of all.slice(0, count)) seat.start().catch(() => undefined);
    },
    sandboxNotice: () => all.map((seat) => seat.sandboxNotice()).find((notice) => notice !== undefined),
    async close() {
      await Promise.all(all.map((seat) => seat.close()));
    },
  };
}

interface Waiting {
  take: (seat: Seat) => void;
  weight: () => number;
}

/** Taken out of those that wait. */
function nextOf(waiting: Waiting[], seats: number): Waiting | undefined {
  const weights = waiting.map(({ weight }) => weight());
  const largest = Math.max(...weights);
  const share = weights.reduce((sum, weight) => sum + weight, 0) / seats;
  const index = largest > 0 && largest >= share ? weights.indexOf(largest) : 0;
  return waiting.splice(index, 1)[0];
}
