/** Jobs in, each done in the next free seat, in the order in which they came. */
import { openSeat, type Seat, type SeatOptions } from "./seat.ts";

export interface Seats {
  use<Result>(job: (seat: Seat) => Promise<Result>): Promise<Result>;
  /** Starts so many browsers ahead of work; what fails then fails again, and is told, when there is work. */
  start(count: number): void;
  close(): Promise<void>;
  /** Why the browsers run without their sandbox, where they do. */
  sandboxNotice(): string | undefined;
}

export function openSeats(count: number, options: SeatOptions): Seats {
  const all = Array.from({ length: count }, () => openSeat(options));
  const free = [...all];
  const waiting: ((seat: Seat) => void)[] = [];
  return {
    async use(job) {
      const seat = free.shift() ?? (await new Promise<Seat>((resolve) => waiting.push(resolve)));
      try {
        return await job(seat);
      } finally {
        const next = waiting.shift();
        if (next) next(seat);
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
