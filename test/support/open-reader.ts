/** Starts a browser as a reader of the watched pages has it: it reaches this machine. */
import puppeteer from "puppeteer";
import { launchBrowser, type LaunchedBrowser } from "#browser/launch-browser.ts";
import { fontsPath } from "#theme/built-in-theme.ts";

/** Starts the browser, which can't be the one that lays pages out: that one has no network at all. */
export function openReader(): Promise<LaunchedBrowser> {
  const commandLine = (profile: string, sandbox: boolean) => [
    ...puppeteer.defaultArgs({ headless: "shell", userDataDir: profile }),
    "--window-size=1440,900",
    ...(sandbox ? [] : ["--no-sandbox"]),
  ];
  return launchBrowser({ fonts: fontsPath, commandLine });
}
