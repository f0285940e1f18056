/** Declares how long-running work reports its progress. */

export interface Progress {
  /** Reports that a step begins: `Paging`. */
  step(name: string): void;
  /** Reports how far the step is: `12 pages`. Shown on a terminal only. */
  count(text: string): void;
  /** Removes the progress line. */
  end(): void;
}

/** Reports nothing, for `--json`, which programs read. */
export const silent: Progress = { step: () => undefined, count: () => undefined, end: () => undefined };
