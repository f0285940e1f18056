/** Lets a page read the files in given folders only; what else it asks for is reported. */
import { realpathSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer";

export interface Confinement {
  /** The only folders whose files the page may read, with all that lies in them. */
  readonly folders: readonly string[];
  /** Called for each refused request, with the reason as a part of a sentence. */
  readonly onRefused: (url: string, why: string) => void;
}

/**
 * Confines `page` to the schemes data:, blob: and about: and to the files in `folders`, before it
 * loads anything. It holds for frames too, and for links and `..` that lead out of a folder.
 *
 * This refuses and reports. That nothing reaches the network even where the DevTools protocol has
 * no request to stop (sockets, prefetching, WebRTC) is the doing of launchBrowser's flags. Scripts
 * run, as Paged.js is one; that the manuscript brings none is the sanitizer's doing.
 *
 * @throws when a folder does not exist
 */
export async function confine(page: Page, { folders, onRefused }: Confinement): Promise<void> {
  const roots = folders.map((folder) => realpathSync(folder));
  // A session of its own: puppeteer's interception wraps every request and switches the cache off.
  const session = await page.createCDPSession();
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    const why = whyRefused(request.url, roots);
    const answer = why
      ? session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" })
      : session.send("Fetch.continueRequest", { requestId });
    // The page may have closed or moved on, and its requests with it; then nothing is left to answer.
    answer.catch(() => {});
    if (why) onRefused(request.url, why);
  });
  // Sockets don't pause, but they are seen.
  session.on("Network.webSocketCreated", ({ url }) => onRefused(url, offline));
  session.on("Network.webTransportCreated", ({ url }) => onRefused(url, offline));
  // What a worker asks for is not paused, so that its importScripts would read any file (Chromium 147,
  // https://github.com/puppeteer/puppeteer/issues/2781). Hence no worker runs: it waits for a debugger to let it.
  session.on("Target.attachedToTarget", ({ targetInfo }) =>
    onRefused(targetInfo.url, "workers don't run in a page of the report"),
  );
  await Promise.all([
    session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
    session.send("Network.enable"),
    session.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: workers,
    }),
  ]);
}

const workers = [{ type: "worker" }, { type: "shared_worker" }];
const offline = "pages are built without a network";

/** @param roots - folders, without links in their paths */
export function whyRefused(address: string, roots: readonly string[]): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return "it is no address";
  }
  if (["data:", "blob:", "about:"].includes(url.protocol)) return undefined;
  if (url.protocol !== "file:") return offline;
  let path: string;
  try {
    // Throws as well on another host (file://host/…) and on an encoded slash.
    path = realpathSync(fileURLToPath(url));
  } catch {
    return "there is no such file";
  }
  if (roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))) return undefined;
  return "it lies outside the folders of the manuscript and the styles";
}
