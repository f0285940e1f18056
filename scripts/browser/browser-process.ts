/** Starts a browser that never outlives this process, and speaks to it over a pipe. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer";
import { atEnd } from "../lib/process/at-end.ts";
import { nameOwner } from "../lib/process/temporary-folder.ts";
import { type LifeWatch, watchLife } from "./watch-life.ts";

export interface BrowserProcess {
  /** Speaks the DevTools protocol over the file descriptors 3 and 4: no port that others could connect to. */
  readonly transport: ConnectionTransport;
  /** Watches its life; to be raced against whatever is waited for from it. */
  readonly watchLife: () => LifeWatch;
  /** How the process ended, once it has. */
  readonly ended: Promise<BrowserEnd>;
  /** Ends the process with all of its children and removes `folder`. */
  readonly stop: () => Promise<void>;
}

export interface BrowserEnd {
  /** Words for people: "with code 127", "by SIGKILL". */
  readonly how: string;
  /** The last lines that the browser wrote to its standard error. */
  readonly log: string;
}

/**
 * Starts `path` in a process group of its own. However this process ends (its end, `process.exit`,
 * an error that nobody caught, SIGINT, SIGTERM or SIGHUP), the group is killed and `folder`
 * removed; on SIGKILL, which leaves no time for that, the browser ends because its pipe does.
 *
 * @param folder  the browser's own temporary folder, with its profile
 */
export function startBrowserProcess(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  folder: string,
): BrowserProcess {
  const child = spawn(path, [...args, "--remote-debugging-pipe"], {
    env,
    // On Windows this would open a console window, and taskkill finds the children without it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });

  if (child.pid !== undefined) nameOwner(folder, child.pid);

  let isOver = false;
  const stopNow = () => {
    // Its number may be another process's by now.
    if (!isOver) killGroup(child);
    // A killed process may still be writing for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
  };
  const cancel = atEnd(stopNow);

  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-8000);
  });
  const ended = new Promise<BrowserEnd>((resolve) => {
    child.once("error", (error) => resolve({ how: `before it began: ${error.message}`, log }));
    // `close`, unlike `exit`, comes when the last process of the group has closed the log.
    child.once("close", (code, signal) => resolve({ how: signal ? `by ${signal}` : `with code ${code}`, log }));
  });

  void ended.then(() => {
    isOver = true;
  });

  let messages = 0;
  (child.stdio[4] as Readable).on("data", () => messages++);
  return {
    transport: openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable),
    watchLife: () => watchLife({ messages: () => messages, processId: child.pid }),
    ended,
    stop: async () => {
      if (!isOver) killGroup(child);
      await ended;
      stopNow();
      cancel();
    },
  };
}

/**
 * Returns Chromium's two pipes as puppeteer's transport. Messages of the DevTools protocol end with a NUL on a pipe.
 */
function openPipe(outgoing: Writable, incoming: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send(message) {
      // Puppeteer, which may come when the browser is gone already, would wait three minutes for an answer. It is told
      // of the end again: its own listeners send too, and what is thrown in them would end the process.
      if (incoming.closed) setImmediate(() => transport.onclose?.());
      else outgoing.write(`${message}\0`);
    },
    close: () => void outgoing.end(),
  };
  let pieces: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...pieces, chunk.subarray(start, end)]).toString("utf8");
      pieces = [];
      start = end + 1;
      // Each message in a turn of its own, as over a socket: what an answer resolves runs before the next one.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  });
  incoming.once("close", () => setImmediate(() => transport.onclose?.()));
  // Both break when the browser dies, which `ended` tells.
  incoming.on("error", () => {});
  outgoing.on("error", () => {});
  return transport;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // ESRCH: the whole group has ended. EPERM: what is left of it is ending (macOS says so of zombies).
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
