/** Opens what a command works with, from the cache to the browsers. */
import { availableParallelism, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder } from "../lib/cache/cache-folder.ts";
import { cacheFolders } from "../lib/cache/cache-folders.ts";
import { withMemory } from "../lib/cache/with-memory.ts";
import { openStore } from "../lib/cache/store.ts";
import { removeAbandoned } from "../lib/process/abandoned.ts";
import { removeAbandonedFolders } from "../lib/process/temporary-folder.ts";
import { silent, type Progress } from "../lib/progress.ts";
import { StopWatch } from "../lib/stop-watch.ts";
import { openBrowserPool, type BrowserPool } from "../pages/browser-pool.ts";
import { fontsPath, stylesPath } from "../theme/built-in-theme.ts";
import type { Browsers, BuildContext } from "./build-context.ts";
import { openWorkers } from "./tasks.ts";

/**
 * A context that is opened lazily, shared by all steps; a process that builds more than once uses it from one
 * build to the next.
 */
export interface OpenContext extends BuildContext {
  /**
   * Returns what the user should know of the machine: a cache that can't be written, a browser without its
   * sandbox.
   */
  notices(): string[];
  /** Returns why the browsers that were started run without their sandbox; undefined where they have it. */
  sandboxNotice(): string | undefined;
  close: () => Promise<void>;
}

export interface ContextOptions {
  /** Browsers and threads side by side; by default as many as the machine has cores and memory for. */
  jobs?: number | undefined;
  progress?: Progress | undefined;
  /** Whether what was used last stays in memory, for a process that builds more than once. */
  remembers?: boolean;
}

export function openContext({ jobs, progress = silent, remembers = false }: ContextOptions = {}): OpenContext {
  const notices: string[] = [];
  const folder = cacheFolder();
  const kept = openStore(folder, { onNotice: (text) => void notices.push(text) });
  const count = jobs ?? usualJobs();
  const workers = openWorkers(count);
  const { browsers, sandboxNotice } = openBrowsers(count);
  const tidying = removeLeftovers(folder);
  return {
    store: remembers ? withMemory(kept) : kept,
    workers,
    browsers,
    progress,
    timings: new StopWatch(),
    notices: () => [...notices, ...[sandboxNotice() ?? []].flat()],
    sandboxNotice,
    async close() {
      await Promise.all([workers.close(), browsers.end(), tidying]);
    },
  };
}

function openBrowsers(count: number): {
  browsers: Browsers;
  sandboxNotice: () => string | undefined;
} {
  let pool: BrowserPool | undefined;
  let ending: Promise<void> | undefined;
  const folders = [stylesPath];
  const poolFor = (folder: string): BrowserPool => {
    pool ??= openBrowserPool(count, { fonts: fontsPath, folders: [...folders, folder] });
    // Work that was on its way here starts no browser any more, and is told so.
    if (ending) void pool.close();
    return pool;
  };
  return {
    browsers: {
      poolFor,
      start: (folder, parts) => poolFor(folder).start(parts),
      mayRead: (folder) => void folders.push(folder),
      end: () => (ending ??= pool?.close() ?? Promise.resolve()),
    },
    sandboxNotice: () => pool?.sandboxNotice(),
  };
}

/** Removes what commands left that were killed. */
async function removeLeftovers(units: string): Promise<void> {
  const earlier = join(dirname(units), "earlier");
  const folders = new Set([units, earlier, ...cacheFolders()]);
  await Promise.all([removeAbandonedFolders(), ...[...folders].map((folder) => removeAbandoned(folder))]);
}

/**
 * Returns how many browsers work side by side: one takes some 300 MB with its pages; more than cores only get in
 * each other's way.
 */
function usualJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));
}
