/** Says what kept the browser from working and what to run, in an error for people. */

/** Fetches the browser that our version of puppeteer asks for, wherever it is run. */
export const installCommand = "npx puppeteer@24.43.1 browsers install chrome-headless-shell";

/** Print only its message: the stack tells a reader nothing, as the fault lies in the system and not in the code. */
export class BrowserError extends Error {
  override readonly name = "BrowserError";
}
