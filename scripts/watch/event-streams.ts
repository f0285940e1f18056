/** Sends events to viewers (https://html.spec.whatwg.org/#server-sent-events), and bounds what waits for slow ones. */
import type { Writable } from "node:stream";

export interface EventStreams {
  /** Tells whether there are as many viewers as are served. */
  isFull(): boolean;
  add(viewer: Writable): void;
  /** Sends to every viewer; the last event of each name is also sent to those that come later. */
  send(name: string, data: unknown): void;
  close(): void;
}

/** Tabs in which one reader may have the pages open. */
const maxViewers = 16;
/** Milliseconds between signs of life: proxies end streams on which nothing comes for a minute. */
const heartbeatMs = 20_000;
/** Milliseconds after which a viewer that takes nothing is gone: asleep, or stopped. */
const patienceMs = 60_000;

/** Events that wait for one viewer: at most one of each name, since only the last counts. */
interface WaitingStream {
  events: Map<string, string>;
  sinceMs: number;
}

/** Opens streams without viewers. @param now - milliseconds, for tests */
export function openEventStreams(now: () => number = Date.now): EventStreams {
  const viewers = new Map<Writable, WaitingStream>();
  const last = new Map<string, string>();
  const heartbeat = setInterval(() => {
    for (const [viewer, { sinceMs }] of viewers) {
      if (!viewer.writableNeedDrain) viewer.write(": still here\n\n");
      else if (now() - sinceMs > patienceMs) viewer.destroy();
    }
  }, heartbeatMs);

  return {
    isFull: () => viewers.size >= maxViewers,
    add(viewer) {
      const waiting: WaitingStream = { events: new Map(last), sinceMs: now() };
      viewers.set(viewer, waiting);
      viewer.on("drain", () => flush(viewer, waiting));
      viewer.on("error", () => viewers.delete(viewer));
      viewer.once("close", () => viewers.delete(viewer));
      viewer.write("retry: 1000\n\n");
      flush(viewer, waiting);
    },
    send(name, data) {
      const event = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      last.set(name, event);
      for (const [viewer, waiting] of viewers) {
        waiting.events.set(name, event);
        flush(viewer, waiting);
      }
    },
    close() {
      clearInterval(heartbeat);
      for (const viewer of viewers.keys()) viewer.end();
      viewers.clear();
    },
  };

  /** Sends what waits, unless the viewer has not yet taken what was sent before. */
  function flush(viewer: Writable, waiting: WaitingStream): void {
    for (const [name, event] of waiting.events) {
      if (viewer.writableNeedDrain) return;
      waiting.events.delete(name);
      waiting.sinceMs = now();
      viewer.write(event);
    }
  }
}
