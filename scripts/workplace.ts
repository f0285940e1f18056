/** A number of jobs in; what a command works with, from the cache to the browsers, out. */
import { availableParallelism, totalmem } from "node:os";
import { cacheFolder } from "./cache/cache-folder.ts";
import { remembering } from "./cache/remember.ts";
import { openStore, type Store } from "./cache/store.ts";
import { fontsPath, stylesPath } from "./pages/read-styles.ts";
import { openSeats, type Seats } from "./pages/seats.ts";
import { lazyWorkshop, type LazyWorkshop } from "./work/workshop.ts";

/** Opened lazily, shared by all steps; a process that builds more than once keeps it from one build to the next. */
export interface Workplace {
  store: Store;
  /** Threads. */
  workshop: LazyWorkshop;
  /** The browsers, which may read `folder`; each is started when there is work for it. */
  seatsFor(folder: string): Seats;
  /** Pages may read this folder too; to be told before the browsers start. */
  mayRead(folder: string): void;
  /** What the user should know of the machine: a cache that can't be written, a browser without its sandbox. */
  notices(): string[];
  close: () => Promise<void>;
}

/**
 * @param jobs - browsers and threads side by side; by default as many as the machine has cores and memory for
 * @param remembers - for a process that builds more than once: what was used last is kept in memory
 */
export function openWorkplace(jobs = usualJobs(), { remembers } = { remembers: false }): Workplace {
  const notices: string[] = [];
  const kept = openStore(cacheFolder(), { onNotice: (text) => void notices.push(text) });
  const store = remembers ? remembering(kept) : kept;
  const workshop = lazyWorkshop(jobs);
  let seats: Seats | undefined;
  let isClosed = false;
  const folders = [stylesPath];
  return {
    store,
    workshop,
    seatsFor(folder) {
      seats ??= openSeats(jobs, { fonts: fontsPath, folders: [...folders, folder] });
      // Work that was on its way here starts no browser any more, and is told so.
      if (isClosed) void seats.close();
      return seats;
    },
    mayRead: (folder) => void folders.push(folder),
    notices: () => [...notices, ...[seats?.sandboxNotice() ?? []].flat()],
    async close() {
      isClosed = true;
      await Promise.all([workshop.close(), seats?.close()]);
    },
  };
}

/** A browser takes some 300 MB with its pages; more of them than cores only get in each other's way. */
function usualJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));
}
