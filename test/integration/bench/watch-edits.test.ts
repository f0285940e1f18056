/** Times edits by the events of a stand-in of the watch. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { serve, type WatchServer } from "#watch/serve.ts";
import { emptyState, type ViewState, type ViewUnit } from "#watch/view-state.ts";
import { readEvents, timeEdits, type WatchEvent } from "../../bench/watch-edits.ts";

test("events are read whole, wherever the stream is cut, even within a letter; comments are none", async () => {
  const bytes = new TextEncoder().encode(
    'retry: 1000\n\nevent: state\ndata: {"title":"Größe"}\n\n: still here\n\nevent: written\ndata: 1\n\n',
  );
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const events: WatchEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  expect(events).toEqual([
    { name: "state", data: { title: "Größe" } },
    { name: "written", data: 1 },
  ]);
});

const unit: Omit<ViewUnit, "key"> = {
  id: "one",
  kind: "section",
  title: "One",
  pageCount: 3,
  placement: {} as ViewUnit["placement"],
  anchors: {},
};
/** Returns the state that the viewer is sent of a report of one unit. */
const stateOf = (build: number, key: string, changed: number[]): ViewState => ({
  ...emptyState,
  build,
  pageCount: 3,
  changed,
  units: [{ ...unit, key }],
});

let server: WatchServer;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = await serve(0, async ({ pathname }) => {
    asked.push(pathname);
    return { type: "application/json", body: "{}" };
  });
  server.send("state", stateOf(1, "a", []));
  server.send("written", { name: "one.pdf" });
});
afterEach(() => server.close());

const running = () => ({ output: () => `${server.address} shows one\n`, ended: new AbortController().signal });

test("an edit is there when its state and the pages of the units that changed have come", async () => {
  const edit = (build: number) => async () => {
    server.send("progress", { step: "Paging", count: "" });
    // Messages alone make no pages.
    server.send("state", { ...stateOf(build - 1, `key-${build - 1}`, []), said: "done" });
    server.send("state", stateOf(build, `key-${build}`, [2]));
    server.send("written", { name: "one.pdf" });
  };
  const edits = await timeEdits(running(), [edit(2), edit(3)]);
  expect(edits.map(({ pages }) => pages)).toEqual([3, 3]);
  expect(asked).toEqual(["/sheets/key-2", "/sheets/key-3"]);
});

test("an edit that changes nothing, pages that can't be laid out and an end are no times", async () => {
  const sends = (state: ViewState) => async () => server.send("state", state);
  await expect(timeEdits(running(), [sends(stateOf(2, "a", []))])).rejects.toThrow("an edit changed no page");
  await expect(timeEdits(running(), [sends({ ...stateOf(2, "a", []), isBehind: true })])).rejects.toThrow("old pages");
  server.send("state", stateOf(1, "a", []));
  await expect(timeEdits(running(), [() => server.close()])).rejects.toThrow(/ended|terminated/);
});
