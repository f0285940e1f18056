/** Runs jobs in a tab of a browser; a browser that dies or hangs is replaced once, and the next failure is reported. */
import type { Page } from "puppeteer";
import { BrowserError } from "../browser/browser-error.ts";
import { explainRoom, launchBrowser, type LaunchedBrowser } from "../browser/launch-browser.ts";
import { UnreadablePictures } from "./unreadable-pictures.ts";
import { openTab, type Tab, type TabEvents } from "./open-tab.ts";
import { openSlowTime, type SlowTime } from "./slow-time.ts";
import { UnusableTypeface } from "./unusable-typeface.ts";
import { StalledUnit, type ReachedPage } from "./stalled-unit.ts";

/** A slot of the browser pool: one browser at a time, which works on one unit after another in one tab. */
export interface BrowserSlot {
  /**
   * Runs `job` in the tab, and once more in a new browser if the first one died or stalled. One that was busy without
   * making progress would be so again, and isn't replaced.
   *
   * @param unit - name of the unit, for messages
   * @param characters - length of the unit's HTML, since a long one may take longer
   * @throws {BrowserError} with the name of the unit and the last place that was reached
   */
  work: <Result>(
    unit: string,
    events: Partial<TabEvents>,
    job: (tab: Page) => Promise<Result>,
    characters?: number,
  ) => Promise<Result>;
  /** Starts the browser before there is work. */
  start: () => Promise<LaunchedBrowser>;
  close(): Promise<void>;
  /** Returns why the browser runs without its sandbox; undefined where it has it. */
  sandboxNotice(): string | undefined;
}

export interface BrowserSlotOptions {
  /** Folder of the typefaces. */
  fonts: string;
  /** Folders whose files pages may read. */
  folders: readonly string[];
  /** Milliseconds without a finished page, or without an answer, that count as a hang; long units get more. */
  stallMs?: number;
  /** Time that slow parts took so far, in all slots together. */
  slowTime?: SlowTime;
}

/**
 * Milliseconds that no page takes (one of a thousand table rows takes a second), yet so few that two attempts one after
 * the other end within a minute.
 */
const usualStallMs = 22_000;
/**
 * The share of these milliseconds (0–1) that a browser has to work in to count as busy, whatever else the machine does.
 */
const busyPart = 0.03;
/**
 * Milliseconds for opening a tab: it loads its scripts in a fraction of a second, on a busy machine in some seconds.
 */
const tabStallMs = 15_000;
/**
 * Milliseconds for each character in which a slow machine measures a text, or prints its pages, without reporting
 * progress meanwhile.
 */
const stallMsOfCharacter = 0.01;

/** Opens a slot. @param launchOne - replaces the launch of a browser in tests */
export function openBrowserSlot(
  { fonts, folders, stallMs = usualStallMs, slowTime = openSlowTime() }: BrowserSlotOptions,
  launchOne = launchBrowser,
): BrowserSlot {
  let running: Promise<{ launched: LaunchedBrowser; tab: Tab }> | undefined;
  let sandboxNotice: string | undefined;
  let ended = false;
  const open = () => {
    // Jobs that waited while another one failed must not start a browser that nobody would end.
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
        // The tab has nothing of the manuscript yet, so whatever failed, the browser did.
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
    // A failed launch leaves nothing to close, and was reported where it was awaited.
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
          // The page itself answered so, and another browser would answer the same.
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
 * Returns whether an error means that the browser is lost: puppeteer waited in vain (half a minute for a tab, three
 * minutes for an answer), or files could not be loaded that existed when the manuscript was read. Then a process of the
 * browser may have died, which it restarts.
 */
function isLoss(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === "TimeoutError" || /timed out|^Unexpected picture|NetworkError|net::ERR_/i.test(message);
}

interface WatchedWork {
  tab: Tab;
  events: Partial<TabEvents>;
  stallMs: number;
  /** Returns the seconds of processor time since the last event, beyond those that a long text takes. */
  busySeconds: () => number;
  slowTime: SlowTime;
}

interface WorkWatch {
  hung: Promise<never>;
  place(): string;
  reached(): ReachedPage | undefined;
  end(): void;
}

/** Passes on the tab's events, and notices when none comes. */
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

/** The error for a browser that lives but makes no progress. */
class Stall extends BrowserError {
  readonly stalledMs: number;

  constructor(stalledMs: number) {
    super(`The browser made no progress for ${stalledMs / 1000} seconds.`);
    this.stalledMs = stalledMs;
  }
}

/**
 * Watches for stalls in ticks, so that time in which this process is stopped doesn't count.
 *
 * @param isSpent - returns whether no time is left, however short the stall is
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
