/** Finds the browser to use, by the environment and by what is installed. */
import { existsSync, statSync } from "node:fs";
import { getConfiguration } from "puppeteer/internal/getConfiguration.js";
import { BrowserError, installCommand } from "./browser-error.ts";
import { isBundledFor, unpackChromium } from "./unpack-chromium.ts";

export interface FoundBrowser {
  /** The browser's executable file. */
  readonly path: string;
  readonly source: "PUPPETEER_EXECUTABLE_PATH" | "puppeteer" | "@sparticuz/chromium";
}

/** Stands in for the machine in tests. */
export interface BrowserPlaces {
  readonly named: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Where puppeteer would keep a browser of its own, installed or not. */
  readonly puppeteerPaths: () => string[] | Promise<string[]>;
}

/**
 * Finds the browser, in this order: the one that `PUPPETEER_EXECUTABLE_PATH` names; the one that puppeteer has
 * installed (its headless shell before its Chrome); on Linux x64 the one that comes with `@sparticuz/chromium`, which
 * is what a fresh installation uses.
 *
 * @throws {BrowserError} when there is none, or the named one is no file
 */
export async function findBrowser(surroundings: BrowserPlaces = here()): Promise<FoundBrowser> {
  const { named, platform, arch } = surroundings;
  if (named) {
    if (!isFile(named)) {
      throw new BrowserError(
        `PUPPETEER_EXECUTABLE_PATH is ${named}, where there is no such file. Set it to a Chromium's executable file, or unset it to use the default browser.`,
      );
    }
    return { path: named, source: "PUPPETEER_EXECUTABLE_PATH" };
  }
  const own = (await surroundings.puppeteerPaths()).find((path) => existsSync(path));
  if (own) return { path: own, source: "puppeteer" };
  if (isBundledFor(platform, arch)) return { path: (await unpackChromium()).path, source: "@sparticuz/chromium" };
  throw new BrowserError(
    `There is no browser to page with: none comes with the project for ${platform} on ${arch}. ${howToGetOne(platform, arch)}`,
  );
}

function here(): BrowserPlaces {
  return {
    named: process.env["PUPPETEER_EXECUTABLE_PATH"],
    platform: process.platform,
    arch: process.arch,
    puppeteerPaths,
  };
}

/** Asks puppeteer for browsers of its own, only where it can have one: loading it takes a quarter of a second. */
async function puppeteerPaths(): Promise<string[]> {
  const { executablePath: configured, cacheDirectory } = getConfiguration();
  if (!configured && !(cacheDirectory && existsSync(cacheDirectory))) return [];
  const { executablePath } = await import("puppeteer");
  return [
    executablePath({ browser: "chrome", headless: "shell" }),
    executablePath({ browser: "chrome", headless: true }),
  ];
}

function howToGetOne(platform: NodeJS.Platform, arch: string): string {
  return platform === "linux" && arch !== "x64"
    ? "Install your distribution's Chromium (`apt-get install chromium` on Debian) and set PUPPETEER_EXECUTABLE_PATH to it (`/usr/bin/chromium`)."
    : `Run \`${installCommand}\`, or set PUPPETEER_EXECUTABLE_PATH to a Chromium's executable file.`;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
