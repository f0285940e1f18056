/** Declares what long work tells of how far it is. */

export interface Progress {
  /** Tells that a step begins: `Paging`. */
  step(name: string): void;
  /** Tells how far it is: `12 pages`. On a terminal only. */
  count(text: string): void;
  /** Takes the moving line away. */
  end(): void;
}

/** For `--json`, where programs read. */
export const silent: Progress = { step: () => undefined, count: () => undefined, end: () => undefined };
