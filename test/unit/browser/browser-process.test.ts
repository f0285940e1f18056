/** Writes to a browser that has ended: who does so is told. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { startBrowserProcess } from "#browser/browser-process.ts";

test("who writes to a browser that has ended is told of its end, and nothing is thrown at it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "browser-process-"));
  // Node, which ends at once.
  const browser = startBrowserProcess(process.execPath, ["-e", "", "--"], process.env, folder);
  const { transport } = browser;
  await new Promise<void>((resolve) => Object.assign(transport, { onclose: resolve }));
  let closes = 0;
  Object.assign(transport, { onclose: () => closes++ });
  // As puppeteer's own listeners do, in which an error would end this process.
  transport.send("{}");
  expect(closes).toBe(0);
  await setImmediate();
  expect(closes).toBe(1);
  await browser.stop();
});
