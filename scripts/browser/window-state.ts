/** Sets whether the window of a tab, which nobody sees, is drawn. */
import type { Page } from "puppeteer";

/**
 * Minimises a tab's window, since one that is not is drawn anew up to sixty times a second while its pages are laid
 * out. This holds for the headless shell's; what another browser does in a window that it can't draw is its own.
 */
export async function minimiseWindow(tab: Page): Promise<void> {
  if (await isHeadlessShell(tab)) await setWindow(tab, "minimized");
}

/** Shows a window again, for pictures of what is in it, which wait until it is drawn. */
export async function restoreWindow(tab: Page): Promise<void> {
  if (await isHeadlessShell(tab)) await setWindow(tab, "normal");
}

/**
 * Tells whether a tab is one of the headless shell; other browsers, and it with a window, say "Chrome/147.0.7727.0".
 */
async function isHeadlessShell(tab: Page): Promise<boolean> {
  return (await tab.browser().version()).startsWith("HeadlessChrome/");
}

async function setWindow(tab: Page, windowState: "minimized" | "normal"): Promise<void> {
  const session = await tab.createCDPSession();
  const { windowId } = await session.send("Browser.getWindowForTarget");
  await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
  await session.detach();
}
