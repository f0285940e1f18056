/** Declares what long work tells of how far it is. */

export interface Progress {
  /** A step begins: `Paging`. */
  step(name: string): void;
  /** How far it is: `12 pages`. On a terminal only. */
  count(text: string): void;
  /** The moving line goes away. */
  end(): void;
}

/** For `--json`, where programs read. */
export const silent: Progress = { step: () => undefined, count: () => undefined, end: () => undefined };
