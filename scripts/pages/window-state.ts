/** A tab in; its window, which nobody sees, drawn or not, out. */
import type { Page } from "puppeteer";

/** A window that is not minimised is drawn anew up to sixty times a second, while its pages are laid out. */
export function minimiseWindow(tab: Page): Promise<void> {
  return setWindow(tab, "minimized");
}

/** For pictures of what is in it, which wait until it is drawn. */
export function restoreWindow(tab: Page): Promise<void> {
  return setWindow(tab, "normal");
}

async function setWindow(tab: Page, windowState: "minimized" | "normal"): Promise<void> {
  const session = await tab.createCDPSession();
  const { windowId } = await session.send("Browser.getWindowForTarget");
  await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
  await session.detach();
}
