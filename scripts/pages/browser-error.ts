/** What kept the browser from working in, an error with a message for people out: what happened, what to run. */

/** The command that fetches puppeteer's own browser, as named in messages. */
export const installCommand = "npx puppeteer browsers install chrome-headless-shell";

/** Print only its message: the stack tells a reader nothing, as the fault lies in the system and not in the code. */
export class BrowserError extends Error {
  override readonly name = "BrowserError";
}
