/** Waits for work on a file of unknown origin, within limits of time and memory. */

/** Why a file can't be read, in words for the user. */
export interface Unread {
  why: string;
}

export interface Bounds {
  ms: number;
  /** Memory of the whole process, in bytes. */
  memory: number;
}

/**
 * Waits for `reading`, which has to run in a thread, since it isn't ended here. @returns its result, or why there is
 * none
 */
export async function withinBounds<Value>(reading: Promise<Value>, { ms, memory }: Bounds): Promise<Value | Unread> {
  let timer: NodeJS.Timeout | undefined;
  let watching: NodeJS.Timeout | undefined;
  const late = new Promise<Unread>((done) => {
    timer = setTimeout(() => done({ why: `it takes more than ${Math.round(ms / 1000)} s to read` }), ms);
  });
  const full = new Promise<Unread>((done) => {
    watching = setInterval(() => {
      const why = `it takes more than ${(memory / 1e9).toLocaleString("en")} GB of memory to read`;
      if (process.memoryUsage.rss() > memory) done({ why });
    }, 100);
  });
  const ended = reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return { why: "it takes too much memory to read" };
    throw error;
  });
  try {
    return await Promise.race([ended, late, full]);
  } finally {
    clearTimeout(timer);
    clearInterval(watching);
  }
}
