/** Measures how long each step takes, in seconds. */

export class StopWatch {
  readonly laps: Record<string, number> = {};
  #start = performance.now();
  #last = this.#start;

  /** Ends a step, and adds its seconds to `laps` under its name. */
  lap(name: string): void {
    const now = performance.now();
    this.laps[name] = (this.laps[name] ?? 0) + Math.round(now - this.#last) / 1000;
    this.#last = now;
  }

  /** Returns the seconds since the start. */
  get total(): number {
    return (performance.now() - this.#start) / 1000;
  }
}
