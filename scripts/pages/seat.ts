/** Work for a tab in, its result out; a browser that dies or hangs under it is replaced once, then reported. */
import type { Page } from "puppeteer";
import { BrowserError } from "./browser-error.ts";
import { launchBrowser, type LaunchedBrowser } from "./launch-browser.ts";
import { openTab, type Tab, type TabEvents } from "./open-tab.ts";

/** A place where one browser works on one unit after another in one tab. */
export interface Seat {
  /**
   * Does `job` in the tab, and once more in a new browser when the first one died or made no progress.
   *
   * @param unit - what it works on, as people know it
   * @throws {BrowserError} that names the unit, and the last place on a page that was reached
   */
  work: <Result>(unit: string, events: Partial<TabEvents>, job: (tab: Page) => Promise<Result>) => Promise<Result>;
  /** Starts the browser ahead of work. */
  start: () => Promise<LaunchedBrowser>;
  close(): Promise<void>;
  /** Why the browser runs without its sandbox, where it does. */
  sandboxNotice(): string | undefined;
}

export interface SeatOptions {
  /** Folder of the typefaces. */
  fonts: string;
  /** The folders whose files pages may read. */
  folders: readonly string[];
  /** So long without a finished page, or without an answer, is a hang. */
  stallMs?: number;
}

/** Longer than any page takes; a single page of a thousand table rows takes a second. */
const usualStallMs = 60_000;

/** @param launchOne - stands in for the machine in tests */
export function openSeat({ fonts, folders, stallMs = usualStallMs }: SeatOptions, launchOne = launchBrowser): Seat {
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
      try {
        return { launched, tab: await Promise.race([openTab(launched.browser, folders), launched.crashed]) };
      } catch (error) {
        const isGone = error instanceof BrowserError || !launched.browser.connected;
        await launched.close();
        if (ended || !isGone) throw error;
        if (attempt === 2)
          throw new BrowserError(`No tab could be opened, tried twice. The browser ended: ${(error as Error).message}`);
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
    async work(unit, events, job) {
      for (let attempt = 1; ; attempt++) {
        const { launched, tab } = await open();
        const watch = watchProgress(tab, events, stallMs);
        try {
          return await Promise.race([job(tab.page), launched.crashed, watch.hung]);
        } catch (error) {
          if (!(error instanceof BrowserError) && launched.browser.connected && !tab.page.isClosed()) throw error;
          const why =
            error instanceof BrowserError ? error.message : `The browser's tab ended: ${(error as Error).message}`;
          await close();
          if (attempt === 2)
            throw new BrowserError(`"${unit}" could not be laid out, tried twice. ${why}${watch.place()}`);
        } finally {
          watch.end();
        }
      }
    },
  };
}

/** Passes the tab's events on and sees when none comes. */
function watchProgress(
  tab: Tab,
  events: Partial<TabEvents>,
  stallMs: number,
): { hung: Promise<never>; place(): string; end(): void } {
  let last: { page: number; source: string } | undefined;
  let timer: NodeJS.Timeout;
  let reject: (error: Error) => void;
  const hung = new Promise<never>((_, rejectHung) => (reject = rejectHung));
  const wait = () => {
    timer = setTimeout(() => {
      reject(new BrowserError(`The browser made no progress for ${stallMs / 1000} seconds.`));
    }, stallMs);
  };
  wait();
  tab.events = {
    onPage(page, source) {
      clearTimeout(timer);
      wait();
      last = { page, source };
      events.onPage?.(page, source);
    },
    onTrouble: (text) => events.onTrouble?.(text),
    onFault: (error) => reject(error),
    onCrash: () => reject(new BrowserError("The browser's tab crashed; it may have run out of memory.")),
  };
  return {
    hung,
    place: () =>
      last ? ` The last page that it finished was its page ${last.page}, which ends at ${last.source}.` : "",
    end: () => clearTimeout(timer),
  };
}
