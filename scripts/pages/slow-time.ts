/** Bounds the time that browsers work without finishing a page, of all parts of a report together. */

/** Adds up what slow parts took, in seconds of the processor, which other work on the machine doesn't change. */
export interface SlowTime {
  /** Adds one stretch without a finished page. */
  add(seconds: number): void;
  /** Returns whether all is spent, with a stretch that goes on. */
  isSpent(seconds: number): boolean;
}

/** Seconds that no stretch of an ordinary part takes: a page of a thousand table rows takes one. */
const usualSeconds = 2;
/** Most seconds, beyond those, of all stretches together: two browsers side by side take half as long. */
const mostSeconds = 30;
/** Milliseconds in which they count together: in `watch`, browsers live for hours. */
const spanMs = 60_000;

/** @param now - tells the time in milliseconds */
export function openSlowTime(now = () => performance.now()): SlowTime {
  let stretches: { at: number; seconds: number }[] = [];
  const beyond = (seconds: number) => Math.max(0, seconds - usualSeconds);
  return {
    add(seconds) {
      if (beyond(seconds) > 0) stretches.push({ at: now(), seconds: beyond(seconds) });
    },
    isSpent(seconds) {
      stretches = stretches.filter(({ at }) => now() - at < spanMs);
      // One alone is bounded where it is watched.
      if (stretches.length === 0 || beyond(seconds) === 0) return false;
      return stretches.reduce((sum, stretch) => sum + stretch.seconds, beyond(seconds)) > mostSeconds;
    },
  };
}
