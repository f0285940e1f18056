/** Harms browsers under the work: each is replaced once, then reported with the unit and the place reached. */
import { VFile } from "vfile";
import { afterEach, expect, test } from "vitest";
import { BrowserError } from "#browser/browser-error.ts";
import { launchBrowser } from "#browser/launch-browser.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { openBrowserSlot, type BrowserSlot } from "#pages/browser-slot.ts";
import { complainOfStall, StalledUnit } from "#pages/stalled-unit.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { offLinux, skipped } from "../../support/why-skipped.ts";

let slot: BrowserSlot | undefined;

afterEach(async () => {
  await slot?.close();
});

function open(stallMs = 60_000): BrowserSlot {
  slot = openBrowserSlot({ fonts: fontsPath, folders: [stylesPath], stallMs });
  return slot;
}

/** Answers on the second attempt, when the first one has brought the browser down by `harm`. */
async function workTwice(harm: (attempt: number) => Promise<unknown>): Promise<{ result: number; attempts: number }> {
  let attempts = 0;
  const result = await slot!.work("Chapter one", {}, async (tab) => {
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
  slot = openBrowserSlot({ fonts: fontsPath, folders: [stylesPath] }, launchOne);
  expect(await slot.work("Chapter one", {}, (tab) => tab.evaluate(() => 42))).toBe(42);
  expect(deaths).toBe(-1);
  await slot.close();

  deaths = 2;
  slot = openBrowserSlot({ fonts: fontsPath, folders: [stylesPath] }, launchOne);
  const work = slot.work("Chapter one", {}, () => Promise.resolve());
  await expect(work).rejects.toThrow(BrowserError);
  await expect(work).rejects.toThrow(/^No tab could be opened, tried twice\. The browser (ended by itself|failed)/);
});

test("a tab that hangs is noticed, and the work done once more", async () => {
  open(1500);
  let attempts = 0;
  const result = await slot!.work("Chapter one", {}, (tab) => {
    attempts++;
    return attempts === 1 ? tab.evaluate(() => new Promise<number>(() => undefined)) : tab.evaluate(() => 42);
  });
  expect({ result, attempts }).toEqual({ result: 42, attempts: 2 });
});

test.skipIf(offLinux)(`a tab that works without getting on is reported at once${skipped(offLinux)}`, async () => {
  open(8000);
  let attempts = 0;
  const work = slot!.work("Chapter one", {}, (tab) => {
    attempts++;
    return tab.evaluate(() => {
      for (;;);
    });
  });
  await expect(work).rejects.toThrow(StalledUnit);
  await expect(work).rejects.toThrow(
    '"Chapter one" could not be laid out. The browser made no progress for 8 seconds.',
  );
  expect(attempts).toBe(1);
});

test("a tab that crashes is noticed, and the work done once more", async () => {
  open();
  let attempts = 0;
  const result = await slot!.work("Chapter one", {}, async (tab) => {
    attempts++;
    if (attempts === 1) await tab.goto("chrome://crash").catch(() => new Promise(() => undefined));
    return tab.evaluate(() => 42);
  });
  expect({ result, attempts }).toEqual({ result: 42, attempts: 2 });
});

test("what fails twice is reported with the unit and the last place that was reached", async () => {
  open(1500);
  const work = slot!.work("Chapter one", {}, (tab) =>
    tab.evaluate(() => {
      window.reportPage!(JSON.stringify([3, "one.md:12:1"]));
      return new Promise(() => undefined);
    }),
  );
  await expect(work).rejects.toThrow(StalledUnit);
  await expect(work).rejects.toThrow(
    '"Chapter one" could not be laid out, tried twice. The browser made no progress for 1.5 seconds. ' +
      "The last page that it finished was its page 3, which ends at one.md:12:1.",
  );
});

test("where two browsers stood still, the author is told where the last page ended, or the heading", () => {
  const position = { start: { line: 2, column: 1 }, end: { line: 2, column: 9 } };
  const target = {
    kind: "section" as const,
    level: 1,
    isInner: false,
    isUnnumbered: false,
    number: undefined,
    id: undefined,
    position,
  };
  const section = (path: string, title: string) => {
    return { file: new VFile({ path }), facts: { targets: [{ ...target, title }] } };
  };
  const sections = [section("one.md", "Chapter one"), section("two.md", "Chapter two")];
  const told = () => {
    const lines = toPlainMessages(sections.map(({ file }) => file)).map((message) => formatMessage(message));
    for (const { file } of sections) file.messages.length = 0;
    return lines;
  };

  complainOfStall(new StalledUnit("", "Chapter two", 25, { page: 3, source: "one.md:12:1" }), sections);
  expect(told()).toEqual([expect.stringMatching(/^one\.md:12:1 error stalled-pages .* behind its page 3 in 25 s/)]);
  complainOfStall(new StalledUnit("", "Chapter two", 25, undefined), sections);
  expect(told()).toEqual([expect.stringMatching(/^two\.md:2:1 error stalled-pages /)]);
});

test("a fault in the work itself is thrown as it is, at once", async () => {
  open();
  let attempts = 0;
  const work = slot!.work("Chapter one", {}, () => {
    attempts++;
    return Promise.reject(new TypeError("a fault of ours"));
  });
  await expect(work).rejects.toThrow(TypeError);
  expect(attempts).toBe(1);
});

test.each([
  "NetworkError: A network error occurred.",
  "Unexpected picture file:///a.png, expected one that can be read",
])("what could not be loaded (%s) is loaded once more in a new browser", async (message) => {
  open();
  let attempts = 0;
  const work = slot!.work("Chapter one", {}, (tab) =>
    ++attempts === 1 ? tab.evaluate((text) => Promise.reject(new Error(text)), message) : tab.evaluate(() => 42),
  );
  expect(await work).toBe(42);
  expect(attempts).toBe(2);
});

test("an error thrown in the tab ends the work, which would wait for ever", async () => {
  open();
  const work = slot!.work("Chapter one", {}, (tab) =>
    tab.evaluate(() => {
      setTimeout(() => {
        throw new TypeError("in the tab");
      });
      return new Promise(() => undefined);
    }),
  );
  await expect(work).rejects.toThrow("in the tab");
});
