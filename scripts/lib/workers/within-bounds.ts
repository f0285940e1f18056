/** Waits for work on a file that comes from anywhere, within bounds of time and memory. */

/** Why a file can't be read, in words for whoever asked for it. */
export interface Unread {
  why: string;
}

export interface Bounds {
  ms: number;
  /** Bytes of the whole process. */
  memory: number;
}

/** @param reading - in a thread, since it is not ended here. @returns what it gives, or why there is nothing */
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
