/** Declares what all steps work with, from the cache to the browsers. */
import { noStore } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { silent, type Progress } from "../lib/progress.ts";
import { StopWatch } from "../lib/stop-watch.ts";
import type { BrowserPool } from "../pages/browser-pool.ts";
import { openWorkers, type LazyPipelineWorkers } from "./tasks.ts";

export interface BuildContext {
  /** Cache of results of earlier builds. */
  readonly store: Store;
  /** Threads for the pipeline's tasks. */
  readonly workers: LazyPipelineWorkers;
  readonly browsers: Browsers;
  readonly progress: Progress;
  readonly timings: StopWatch;
}

export interface Browsers {
  /** Returns the browsers, which may read `folder`; each is started when there is work for it. */
  poolFor(folder: string): BrowserPool;
  /** Starts as many of them ahead of work as there will be parts to lay out. */
  start(folder: string, parts: number): void;
  /** Lets pages read this folder too; to be told before the browsers start. */
  mayRead(folder: string): void;
  /** Ends them, since nothing is laid out or printed any more. */
  end(): Promise<void>;
}

/** Browsers for steps that lay nothing out. */
export const noBrowsers: Browsers = {
  poolFor() {
    throw new Error("Unexpected use of a browser, expected none where a report is only read");
  },
  start: () => undefined,
  mayRead: () => undefined,
  end: () => Promise.resolve(),
};

const workers = openWorkers(1);

/** Returns a context for reading alone: nothing is cached, and no browser is started. */
export function readingContext(progress = silent): BuildContext {
  return { store: noStore, workers, browsers: noBrowsers, progress, timings: new StopWatch() };
}
