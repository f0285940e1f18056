/** Works in a tab of a browser, which is replaced once where it dies or hangs, and then reported. */
import type { Page } from "puppeteer";
import { BrowserError } from "../browser/browser-error.ts";
import { explainRoom, launchBrowser, type LaunchedBrowser } from "../browser/launch-browser.ts";
import { UnreadablePictures } from "./unreadable-pictures.ts";
import { openTab, type Tab, type TabEvents } from "./open-tab.ts";
import { openSlowTime, type SlowTime } from "./slow-time.ts";
import { UnusableTypeface } from "./unusable-typeface.ts";
import { StalledUnit, type ReachedPage } from "./stalled-unit.ts";

/** A slot of the browser pool, in which one browser at a time works on one unit after another in one tab. */
export interface BrowserSlot {
  /**
   * Does `job` in the tab, and once more in a new browser when the first one died or stood still. One that worked
   * without getting on would do so again.
   *
   * @param unit - what it works on, as people know it
   * @param characters - of the HTML that it works on: what is long may take longer
   * @throws {BrowserError} that names the unit, and the last place on a page that was reached
   */
  work: <Result>(
    unit: string,
    events: Partial<TabEvents>,
    job: (tab: Page) => Promise<Result>,
    characters?: number,
  ) => Promise<Result>;
  /** Starts the browser ahead of work. */
  start: () => Promise<LaunchedBrowser>;
  close(): Promise<void>;
  /** Says why the browser runs without its sandbox, where it does. */
  sandboxNotice(): string | undefined;
}

export interface BrowserSlotOptions {
  /** Folder of the typefaces. */
  fonts: string;
  /** Folders whose files pages may read. */
  folders: readonly string[];
  /** Milliseconds without a finished page, or without an answer, that are a hang; what is long has more. */
  stallMs?: number;
  /** Time that slow parts took before, of all slots together. */
  slowTime?: SlowTime;
}

/**
 * Milliseconds that are longer than any page takes (one of a thousand table rows takes a second), and short enough
 * that two of them, one after the other, end within a minute.
 */
const usualStallMs = 22_000;
/** Part of these in which a browser that is busy works at least, whatever else the machine does. */
const busyPart = 0.03;
/** Milliseconds in which a tab opens: it loads its scripts in a fraction of a second, on a busy machine in some. */
const tabStallMs = 15_000;
/**
 * Milliseconds a character in which a slow machine measures a text, or prints its pages, which tells of no
 * progress meanwhile.
 */
const stallMsOfCharacter = 0.01;

/** @param launchOne - stands in for the machine in tests */
export function openBrowserSlot(
  { fonts, folders, stallMs = usualStallMs, slowTime = openSlowTime() }: BrowserSlotOptions,
  launchOne = launchBrowser,
): BrowserSlot {
  let running: Promise<{ launched: LaunchedBrowser; tab: Tab }> | undefined;
  let sandboxNotice: string | undefined;
  let ended = false;
  const open = () => {
    // Work that waited while another part failed must not start a browser that nobody ends.
    if (ended) throw new BrowserError("The browsers have been ended.");
    return (running ??= launch());
  };

  async function launch() {
    for (let attempt = 1; ; attempt++) {
      const launched = await launchOne({ fonts });
      ({ sandboxNotice } = launched);
      const life = launched.watchLife();
      const stall = watchStall(Math.max(stallMs, tabStallMs));
      try {
        const tab = openTab(launched.browser, folders);
        return { launched, tab: await Promise.race([tab, launched.crashed, life.failed, stall.hung]) };
      } catch (error) {
        await launched.close();
        if (ended) throw error;
        // Nothing of the manuscript is in the tab yet: whatever failed, the browser did.
        if (attempt === 2) throw noTab(error);
      } finally {
        life.end();
        stall.end();
      }
    }
  }

  async function close(): Promise<void> {
    const last = running;
    running = undefined;
    // A launch that failed has left nothing to close, and was reported where it was awaited.
    await last?.then(({ launched }) => launched.close()).catch(() => undefined);
  }

  return {
    async start() {
      return (await open()).launched;
    },
    close() {
      ended = true;
      return close();
    },
    sandboxNotice: () => sandboxNotice,
    async work(unit, events, job, characters = 0) {
      const patienceMs = stallMs + characters * stallMsOfCharacter;
      for (let attempt = 1; ; attempt++) {
        const { launched, tab } = await open();
        const life = launched.watchLife();
        const busySeconds = () => Math.max(0, life.busySeconds() - (characters * stallMsOfCharacter) / 1000);
        const watch = watchProgress({ tab, events, stallMs: patienceMs, busySeconds, slowTime });
        try {
          return await Promise.race([job(tab.page), launched.crashed, tab.crashed, life.failed, watch.hung]);
        } catch (error) {
          // The page's own answer: another browser would give the same.
          if (error instanceof UnreadablePictures || error instanceof UnusableTypeface) throw error;
          const isGone = error instanceof BrowserError || isLoss(error) || !launched.browser.connected;
          if (!isGone && !tab.page.isClosed()) throw error;
          const isBusy = error instanceof Stall && life.busySeconds() * 1000 > error.stalledMs * busyPart;
          await close();
          if (attempt === 2 || isBusy) throw noPages(error, unit, attempt, watch);
        } finally {
          watch.end();
          life.end();
        }
      }
    },
  };
}

function noPages(
  error: unknown,
  unit: string,
  attempt: number,
  { place, reached }: Pick<WorkWatch, "place" | "reached">,
): BrowserError {
  const why = error instanceof BrowserError ? error.message : `The browser's tab ended: ${(error as Error).message}`;
  const said = `"${unit}" could not be laid out${attempt === 2 ? ", tried twice" : ""}. ${why}${place()}`;
  return error instanceof Stall
    ? new StalledUnit(said, unit, Math.round(error.stalledMs / 1000), reached())
    : new BrowserError(said);
}

function noTab(error: unknown): BrowserError {
  const { message } = error as Error;
  const what = error instanceof BrowserError ? message : `The browser failed: ${message}.`;
  const why = `No tab could be opened, tried twice. ${what} ${explainRoom()}`.trim();
  return new BrowserError(why, { cause: error });
}

/**
 * Returns whether puppeteer has waited in vain (half a minute for a tab, three for any answer), or files could not
 * be loaded that were there when the manuscript was read: a process of the browser may have died, which it starts
 * anew.
 */
function isLoss(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === "TimeoutError" || /timed out|^Unexpected picture|NetworkError|net::ERR_/i.test(message);
}

interface WatchedWork {
  tab: Tab;
  events: Partial<TabEvents>;
  stallMs: number;
  /** Returns seconds of the processor that were worked since the last event, beyond what a long text takes. */
  busySeconds: () => number;
  slowTime: SlowTime;
}

interface WorkWatch {
  hung: Promise<never>;
  place(): string;
  reached(): ReachedPage | undefined;
  end(): void;
}

/** Passes the tab's events on and sees when none comes. */
function watchProgress({ tab, events, stallMs, busySeconds, slowTime }: WatchedWork): WorkWatch {
  let last: ReachedPage | undefined;
  const stall = watchStall(stallMs, () => slowTime.isSpent(busySeconds()));
  tab.events = {
    onPage(page, source) {
      slowTime.add(busySeconds());
      stall.moved();
      last = { page, source: events.placeOf?.(source) ?? source };
      events.onPage?.(page, source);
    },
    onTrouble: (text) => events.onTrouble?.(text),
    onFault: (error) => stall.fail(error),
  };
  return {
    hung: stall.hung,
    place: () =>
      last ? ` The last page that it finished was its page ${last.page}, which ends at ${last.source}.` : "",
    reached: () => last,
    end() {
      slowTime.add(busySeconds());
      stall.end();
    },
  };
}

/** Says that a browser lives and doesn't get on. */
class Stall extends BrowserError {
  readonly stalledMs: number;

  constructor(stalledMs: number) {
    super(`The browser made no progress for ${stalledMs / 1000} seconds.`);
    this.stalledMs = stalledMs;
  }
}

/**
 * Watches in ticks, since time in which this process is stopped does not count.
 *
 * @param isSpent - whether there is no time left for it, however short it stands
 */
function watchStall(
  stallMs: number,
  isSpent = () => false,
): {
  hung: Promise<never>;
  moved(): void;
  fail(error: Error): void;
  end(): void;
} {
  const tickMs = Math.min(1000, stallMs / 4);
  let ticks = 0;
  let fail: (error: Error) => void;
  const hung = new Promise<never>((_, reject) => (fail = reject));
  hung.catch(() => undefined);
  const timer = setInterval(() => {
    const stalledMs = ++ticks * tickMs;
    if (stalledMs >= stallMs || isSpent()) fail(new Stall(stalledMs));
  }, tickMs);
  return { hung, moved: () => void (ticks = 0), fail: (error) => fail(error), end: () => clearInterval(timer) };
}
