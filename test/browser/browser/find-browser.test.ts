/** Finds the browser on stand-ins for machines, or tells why there is none. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { executablePath } from "puppeteer";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BrowserError, installCommand } from "#browser/browser-error.ts";
import { findBrowser, type BrowserPlaces } from "#browser/find-browser.ts";
import { skipped, withoutBundled } from "../../support/why-skipped.ts";

let folder: string;
let shell: string;
let chrome: string;
const mac: BrowserPlaces = { named: undefined, platform: "darwin", arch: "arm64", puppeteerPaths: () => [] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "find-browser-"));
  shell = join(folder, "shell");
  chrome = join(folder, "chrome");
  for (const path of [shell, chrome]) writeFileSync(path, "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function failure(surroundings: BrowserPlaces): Promise<BrowserError> {
  const error = await findBrowser(surroundings).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrowserError);
  return error as BrowserError;
}

test("the named one comes first", async () => {
  expect(await findBrowser({ ...mac, named: chrome, puppeteerPaths: () => [shell] })).toEqual({
    path: chrome,
    source: "PUPPETEER_EXECUTABLE_PATH",
  });
});

test.each(["none", "."])("a named one that is no file is an error with its path (%s)", async (name) => {
  const named = join(folder, name);
  const { message } = await failure({ ...mac, named, puppeteerPaths: () => [shell] });
  expect(message).toContain(`PUPPETEER_EXECUTABLE_PATH is ${named}, where there is no such file`);
});

test("puppeteer's own comes next, before the bundled one, the first of those installed", async () => {
  const puppeteerPaths = () => [join(folder, "none"), chrome];
  expect(await findBrowser({ ...mac, platform: "linux", arch: "x64", puppeteerPaths })).toEqual({
    path: chrome,
    source: "puppeteer",
  });
});

test("the command that is told fetches it by the version of puppeteer that is used", () => {
  const file = join(import.meta.dirname, "../../../node_modules/puppeteer/package.json");
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  expect(installCommand).toContain(`npx puppeteer@${version} `);
});

test("what `npx puppeteer browsers install` installs is where puppeteer is asked for it", () => {
  vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "");
  const path = executablePath({ browser: "chrome", headless: "shell" });
  expect(path).toMatch(
    /chrome-headless-shell[\\/][^\\/]+[\\/]chrome-headless-shell-[^\\/]+[\\/]chrome-headless-shell(\.exe)?$/,
  );
  vi.unstubAllEnvs();
});

test.skipIf(withoutBundled)(
  `else the bundled one, on Linux x64${skipped(withoutBundled)}`,
  async () => {
    const found = await findBrowser({ ...mac, platform: "linux", arch: "x64" });
    expect(found.source).toBe("@sparticuz/chromium");
    expect(dirname(found.path)).toMatch(/chromium-[\d.]+-[\da-f]{12}$/);
  },
  60_000,
);

test.each([
  ["darwin", "arm64", "npx puppeteer@24.43.1 browsers install chrome-headless-shell"],
  ["win32", "x64", "npx puppeteer@24.43.1 browsers install chrome-headless-shell"],
  ["linux", "arm64", "apt-get install chromium"],
] as const)("else a message that says what to run, on %s %s", async (platform, arch, command) => {
  const { message } = await failure({ ...mac, platform, arch });
  expect(message).toContain(`for ${platform} on ${arch}`);
  expect(message).toContain(command);
  expect(message).toContain("PUPPETEER_EXECUTABLE_PATH");
});
