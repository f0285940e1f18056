/** Lists the arguments of the browser's command line. */

/** The arguments with which puppeteer 24 starts its headless shell; written out, so that the browser starts while puppeteer is loaded. */
const asPuppeteerStartsIt: readonly string[] = [
  "--allow-pre-commit-input",
  "--disable-background-networking",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-hang-monitor",
  "--disable-infobars",
  "--disable-ipc-flooding-protection",
  "--disable-popup-blocking",
  "--disable-prompt-on-repost",
  "--disable-renderer-backgrounding",
  "--disable-search-engine-choice-screen",
  "--disable-sync",
  "--enable-automation",
  "--export-tagged-pdf",
  "--force-color-profile=srgb",
  "--generate-pdf-document-outline",
  "--metrics-recording-only",
  "--no-first-run",
  "--password-store=basic",
  "--use-mock-keychain",
  "--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,WebUIReloadButton,ProcessPerSiteUpToMainFrameThreshold,IsolateSandboxedIframes",
  "--enable-features=PdfOopif",
  "--headless",
  "--hide-scrollbars",
  "--mute-audio",
  "--disable-extensions",
  "about:blank",
];

const own: readonly string[] = [
  // The same glyph widths on every system and screen
  "--font-render-hinting=none",
  "--disable-lcd-text",
  "--force-device-scale-factor=1",
  "--lang=en-US",
  "--disable-gpu",
  // No network, even for what a page can ask for past `confine` (sockets, prefetching, workers): every
  // name, and every address as a name, is unknown, and the only way out is a proxy with such a name.
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=http://nowhere.invalid:1",
  "--proxy-bypass-list=<-loopback>",
  "--webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--disable-quic",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--no-pings",
  // A window of its own would not be confined.
  "--block-new-web-contents",
];

/** @param sandbox - Chromium's own */
export function browserArguments(profile: string, sandbox: boolean): string[] {
  return [...asPuppeteerStartsIt, `--user-data-dir=${profile}`, ...(sandbox ? [] : ["--no-sandbox"]), ...own];
}
