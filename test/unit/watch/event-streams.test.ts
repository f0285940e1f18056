/** Bounds what waits for a viewer that takes nothing; it gets the last of all when it takes again. */
import { Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { openEventStreams } from "#watch/event-streams.ts";

afterEach(() => vi.useRealTimers());

/** Makes a viewer that takes what is written only when it is told to. */
function slowViewer(): { viewer: Writable; taken: () => string; take: () => void } {
  const pieces: string[] = [];
  let go: (() => void) | undefined;
  const viewer = new Writable({
    highWaterMark: 64,
    write(chunk, _, done) {
      go = () => {
        pieces.push(String(chunk));
        done();
      };
    },
  });
  return { viewer, taken: () => pieces.join(""), take: () => go?.() };
}

async function takeAll(take: () => void): Promise<void> {
  for (let times = 0; times < 20; times++) {
    take();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("a thousand events are one event for who was asleep", async () => {
  const streams = openEventStreams();
  const { viewer, taken, take } = slowViewer();
  streams.add(viewer);
  for (let build = 1; build <= 1000; build++) streams.send("state", { build, text: "x".repeat(1000) });
  streams.send("written", { name: "a.pdf" });
  expect(viewer.writableLength).toBeLessThan(2500);
  await takeAll(take);
  const builds = Array.from(taken().matchAll(/"build":(\d+)/g), ([, build]) => Number(build));
  expect(builds.length).toBeLessThanOrEqual(2);
  expect(builds.at(-1)).toBe(1000);
  expect(taken()).toContain("event: written");
  streams.close();
});

test("who takes nothing for a minute is let go", () => {
  vi.useFakeTimers();
  const streams = openEventStreams();
  const { viewer } = slowViewer();
  streams.add(viewer);
  streams.send("state", "x".repeat(1000));
  vi.advanceTimersByTime(40_000);
  expect(viewer.destroyed).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(viewer.destroyed).toBe(true);
  streams.close();
});

test("who takes all is kept, and told that we are here", () => {
  const written: string[] = [];
  vi.useFakeTimers();
  const streams = openEventStreams();
  const viewer = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  streams.add(viewer);
  vi.advanceTimersByTime(200_000);
  expect(viewer.destroyed).toBe(false);
  expect(written.join("")).toContain(": still here");
  streams.close();
});
