/** Limits the time that browsers work without finishing a page, for all parts of a report together. */

/** Adds up the time of slow parts, in seconds of processor time, which other work on the machine doesn't change. */
export interface SlowTime {
  /** Adds the time of one stretch without a finished page. */
  add(seconds: number): void;
  /** Returns whether all time is used up. @param seconds - of a stretch that still goes on */
  isSpent(seconds: number): boolean;
}

/** Seconds that no stretch of an ordinary part exceeds: a page of a thousand table rows takes one. */
const usualSeconds = 2;
/** The most seconds of all stretches together, beyond the usual ones. With two browsers these pass in half the time. */
const mostSeconds = 30;
/** Milliseconds after which a stretch no longer counts, since in `watch` browsers run for hours. */
const spanMs = 60_000;

/** Opens the sum. @param now - returns the time in milliseconds */
export function openSlowTime(now = () => performance.now()): SlowTime {
  let stretches: { at: number; seconds: number }[] = [];
  const beyond = (seconds: number) => Math.max(0, seconds - usualSeconds);
  return {
    add(seconds) {
      if (beyond(seconds) > 0) stretches.push({ at: now(), seconds: beyond(seconds) });
    },
    isSpent(seconds) {
      stretches = stretches.filter(({ at }) => now() - at < spanMs);
      // A single stretch is limited where it is watched.
      if (stretches.length === 0 || beyond(seconds) === 0) return false;
      return stretches.reduce((sum, stretch) => sum + stretch.seconds, beyond(seconds)) > mostSeconds;
    },
  };
}
