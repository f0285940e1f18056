/** Browsers that die, hang or crash under the work: replaced once, then reported with the unit and the place reached. */
import { afterEach, expect, test } from "vitest";
import { BrowserError } from "../../scripts/pages/browser-error.ts";
import { launchBrowser } from "../../scripts/pages/launch-browser.ts";
import { fontsPath, stylesPath } from "../../scripts/pages/read-styles.ts";
import { openSeat, type Seat } from "../../scripts/pages/seat.ts";

let seat: Seat | undefined;

afterEach(async () => {
  await seat?.close();
});

function open(stallMs = 60_000): Seat {
  seat = openSeat({ fonts: fontsPath, folders: [stylesPath], stallMs });
  return seat;
}

/** Answers on the second attempt, when the first one has brought the browser down by `harm`. */
async function workTwice(harm: (attempt: number) => Promise<unknown>): Promise<{ result: number; attempts: number }> {
  let attempts = 0;
  const result = await seat!.work("Chapter one", {}, async (tab) => {
    attempts++;
    if (attempts === 1) await harm(attempts);
    return tab.evaluate(() => 6 * 7);
  });
  return { result, attempts };
}

test("a browser that is killed is replaced, and the work done once more", async () => {
  const { browser } = await open().start();
  const harm = async () => {
    const session = await browser.target().createCDPSession();
    await session.send("Browser.crash").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5000));
  };
  expect(await workTwice(harm)).toEqual({ result: 42, attempts: 2 });
});

test("a browser that dies before its tab is open is replaced, and reported when the next one dies too", async () => {
  let deaths = 1;
  const launchOne: typeof launchBrowser = async (options) => {
    const launched = await launchBrowser(options);
    const session = await launched.browser.target().createCDPSession();
    if (deaths-- > 0) void session.send("Browser.crash").catch(() => undefined);
    return launched;
  };
  seat = openSeat({ fonts: fontsPath, folders: [stylesPath] }, launchOne);
  expect(await seat.work("Chapter one", {}, (tab) => tab.evaluate(() => 42))).toBe(42);
  expect(deaths).toBe(-1);
  await seat.close();

  deaths = 2;
  seat = openSeat({ fonts: fontsPath, folders: [stylesPath] }, launchOne);
  const work = seat.work("Chapter one", {}, () => Promise.resolve());
  await expect(work).rejects.toThrow(BrowserError);
  await expect(work).rejects.toThrow("No tab could be opened, tried twice. The browser ended");
});

test("a tab that hangs is noticed, and the work done once more", async () => {
  open(1500);
  let attempts = 0;
  const result = await seat!.work("Chapter one", {}, (tab) => {
    attempts++;
    return attempts === 1
      ? tab.evaluate(() => {
          for (;;);
        })
      : tab.evaluate(() => 42);
  });
  expect({ result, attempts }).toEqual({ result: 42, attempts: 2 });
});

test("a tab that crashes is noticed, and the work done once more", async () => {
  open();
  let attempts = 0;
  const result = await seat!.work("Chapter one", {}, async (tab) => {
    attempts++;
    if (attempts === 1) await tab.goto("chrome://crash").catch(() => new Promise(() => undefined));
    return tab.evaluate(() => 42);
  });
  expect({ result, attempts }).toEqual({ result: 42, attempts: 2 });
});

test("what fails twice is reported with the unit and the last place that was reached", async () => {
  open(1500);
  const work = seat!.work("Chapter one", {}, (tab) =>
    tab.evaluate(() => {
      window.reportPage!(JSON.stringify([3, "one.md:12:1"]));
      for (;;);
    }),
  );
  await expect(work).rejects.toThrow(
    '"Chapter one" could not be laid out, tried twice. The browser made no progress for 1.5 seconds. ' +
      "The last page that it finished was its page 3, which ends at one.md:12:1.",
  );
});

test("a fault in the work itself is thrown as it is, at once", async () => {
  open();
  let attempts = 0;
  const work = seat!.work("Chapter one", {}, () => {
    attempts++;
    return Promise.reject(new TypeError("a fault of ours"));
  });
  await expect(work).rejects.toThrow(TypeError);
  expect(attempts).toBe(1);
});

test("an error thrown in the tab ends the work, which would wait for ever", async () => {
  open();
  const work = seat!.work("Chapter one", {}, (tab) =>
    tab.evaluate(() => {
      setTimeout(() => {
        throw new TypeError("in the tab");
      });
      return new Promise(() => undefined);
    }),
  );
  await expect(work).rejects.toThrow("in the tab");
});
