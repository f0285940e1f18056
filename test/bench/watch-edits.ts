/** Times how long an editor's edits take to reach the reader's browser while `npm run watch` runs. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ViewState } from "#watch/view-state.ts";
import type { RunningProcess } from "./measure-process.ts";

export interface WatchEvent {
  name: string;
  data: unknown;
}

/** An edit that was saved. */
export interface ShownEdit {
  /** Seconds from the moment before saving until a reader's browser has the new pages. */
  seconds: number;
  /** Pages of the whole report. */
  pages: number;
}

/**
 * Saves one edit after the other, each when the PDF of the one before is written. The new pages are there when
 * the event that tells of them, and the HTML of the units that changed, have come over HTTP; what the browser takes
 * to draw the page in view is no part of the time.
 *
 * @param edits - each saves another state of the manuscript
 * @throws {Error} where an edit changes no page, the manuscript can't be laid out, or the watch ends
 */
export async function timeEdits(
  running: RunningProcess,
  edits: readonly (() => Promise<void>)[],
): Promise<ShownEdit[]> {
  const address = await addressIn(running);
  const ask = async (path: string) => {
    const answer = await fetch(new URL(path, address), { signal: running.ended });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
    return answer;
  };
  const events = readEvents((await ask("events")).body!);
  let known = await untilState(events, () => true);
  await untilWritten(events);
  const shown: ShownEdit[] = [];
  for (const save of edits) {
    const { build, units } = known;
    const keys = new Set(units.map(({ key }) => key));
    const startMs = performance.now();
    await save();
    known = await untilState(events, (state) => state.build > build);
    const fresh = known.units.filter(({ key }) => !keys.has(key));
    await Promise.all(fresh.map(async ({ key }) => (await ask(`sheets/${key}`)).text()));
    const seconds = (performance.now() - startMs) / 1000;
    if (known.changed.length === 0 || fresh.length === 0) throw new Error("an edit changed no page");
    shown.push({ seconds, pages: known.pageCount });
    await untilWritten(events);
  }
  return shown;
}

async function untilState(
  events: AsyncIterator<WatchEvent>,
  isMeant: (state: ViewState) => boolean,
): Promise<ViewState> {
  for (;;) {
    const { name, data } = await next(events);
    if (name !== "state") continue;
    const state = data as ViewState;
    if (state.isBehind) throw new Error("old pages stay: the manuscript can't be laid out");
    if (state.build > 0 && isMeant(state)) return state;
  }
}

async function untilWritten(events: AsyncIterator<WatchEvent>): Promise<void> {
  while ((await next(events)).name !== "written");
}

async function next(events: AsyncIterator<WatchEvent>): Promise<WatchEvent> {
  const { value, done } = await events.next();
  if (done) throw new Error("the watch ended by itself");
  return value;
}

/**
 * Yields each event of a stream, as soon as it is whole (text/event-stream, with data of JSON on one line);
 * comments are none.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<WatchEvent, undefined> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop()!;
    for (const block of blocks) {
      const [, name, data] = /^event: (.+)\ndata: (.*)$/.exec(block) ?? [];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) as unknown };
    }
  }
  return undefined;
}

/** Returns the address where it says that its pages are seen. */
async function addressIn({ output, ended }: RunningProcess): Promise<string> {
  for (;;) {
    const address = /^http:\S+/m.exec(output())?.[0];
    if (address !== undefined) return address;
    await sleep(20, undefined, { signal: ended });
  }
}
