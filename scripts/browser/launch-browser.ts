/** Launches a browser that lays out alike everywhere and reaches no network. */
import { existsSync, readdirSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "puppeteer";
import { removeNow } from "../lib/process/abandoned.ts";
import { explainRefusal } from "../lib/process/machine-error.ts";
import { makeTemporaryFolder } from "../lib/process/temporary-folder.ts";
import { browserArguments } from "./browser-arguments.ts";
import { BrowserError } from "./browser-error.ts";
import { type BrowserEnd, type BrowserProcess, startBrowserProcess } from "./browser-process.ts";
import { findBrowser, type FoundBrowser } from "./find-browser.ts";
import { isBundledFor, unpackChromium } from "./unpack-chromium.ts";
import type { LifeWatch } from "./watch-life.ts";

export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly found: FoundBrowser;
  /** The version that the browser tells, for the build report: "HeadlessChrome/147.0.7727.0". */
  readonly version: string;
  /** Whether Chromium's own sandbox is on. */
  readonly sandbox: boolean;
  /** Why the sandbox is off, and what would turn it on: a sentence for the user. */
  readonly sandboxNotice: string | undefined;
  /**
   * Rejects when the browser ends by itself, a crash or want of memory, with what it said last.
   * Race it against work in the pages: puppeteer alone would say only that a target is closed.
   */
  readonly crashed: Promise<never>;
  /** Sees that it lives while something is waited for. */
  readonly watchLife: () => LifeWatch;
  /** Ends the browser, at once and with all that belongs to it. May be called again. */
  readonly close: () => Promise<void>;
}

const startTimeoutMs = 60_000;

/**
 * Launches the browser that findBrowser gives. Where that is unpacked already, its process is started before the
 * caller's next turn of the event loop, so that it starts up while the caller works.
 *
 * The sandbox is on but for two cases, which `sandboxNotice` tells: Chromium refuses it to root, and
 * needs user namespaces that some systems deny. Where the system lacks NSS, NSPR or Expat, the
 * libraries that come with `@sparticuz/chromium` are used.
 *
 * @param options.fonts  folder of the only typefaces that pages can use (Linux; elsewhere Chromium
 *   does not ask fontconfig, and the system's typefaces can be used as well)
 * @param options.commandLine  the browser's arguments, by default those with which it lays out pages
 * @throws {BrowserError} when there is no browser or it does not start
 */
export async function launchBrowser(options: {
  readonly fonts: string;
  readonly commandLine?: typeof browserArguments;
}): Promise<LaunchedBrowser> {
  const fonts = resolve(options.fonts);
  expectFonts(fonts);
  const found = await findBrowser();
  const commandLine = options.commandLine ?? browserArguments;

  let sandboxNotice = whyNoSandbox();
  let libraries: string | undefined;
  let isAgain = false;
  // Each turn takes away one hindrance, and there are two; and once in a while Chromium itself dies at its start,
  // is killed or stopped.
  for (;;) {
    const attempt = await start({
      found,
      fonts,
      libraries,
      argumentsFor: (profile) => commandLine(profile, sandboxNotice === undefined),
    });
    if (!("end" in attempt)) return { ...attempt, found, sandbox: sandboxNotice === undefined, sandboxNotice };
    const { end } = attempt;
    if (sandboxNotice === undefined && isSandboxFailure(end.log)) {
      sandboxNotice = namespaceNotice;
    } else if (libraries === undefined && missingLibrary(end.log) && isBundledFor(process.platform, process.arch)) {
      ({ libraries } = await unpackChromium());
    } else if (!isAgain && (end.how.startsWith("by SIG") || end.isLifeless)) {
      isAgain = true;
    } else if (end.isLifeless) {
      throw new BrowserError(`The browser ${found.path} did not start, tried twice. ${end.how}`);
    } else {
      throw new BrowserError(explainStart(found.path, end));
    }
  }
}

/** Returns the reasons that are known before a try. */
function whyNoSandbox(): string | undefined {
  if (process.getuid?.() === 0) {
    return "The browser runs without its sandbox, because Chromium has none for root. Build as another user to have it.";
  }
  if (process.env["PUPPETEER_DANGEROUS_NO_SANDBOX"] === "true") {
    return "The browser runs without its sandbox, because PUPPETEER_DANGEROUS_NO_SANDBOX is set. Unset it to have it.";
  }
  return undefined;
}

const namespaceNotice =
  "The browser runs without its sandbox, because this system denies it user namespaces. A container needs a seccomp profile that allows them; Ubuntu from 23.10 on needs an AppArmor profile for the browser or `sysctl kernel.apparmor_restrict_unprivileged_userns=0`.";

/**
 * Tells by Chromium's words that it can set up no sandbox: those of its zygote host, namespace sandbox or SUID sandbox.
 */
function isSandboxFailure(log: string): boolean {
  return /No usable sandbox|Failed to move to new namespace|SUID sandbox helper|FATAL:\S*(?:sandbox|zygote)/.test(log);
}

/** Returns the first library that the dynamic loader did not find, by its words. */
export function missingLibrary(log: string): string | undefined {
  return /error while loading shared libraries: ([^:\s]+): cannot open shared object file/.exec(log)?.[1];
}

/** Debian's packages for the libraries that the bundled Chromium asks for beyond the C library. */
const debianPackages: Readonly<Record<string, string>> = {
  "libexpat.so.1": "libexpat1",
  "libgcc_s.so.1": "libgcc-s1",
  "libnspr4.so": "libnspr4",
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libplc4.so": "libnspr4",
  "libplds4.so": "libnspr4",
};

/** Says what happened and what to do, from how a browser ended that never answered. */
export function explainStart(path: string, end: BrowserEnd): string {
  const library = missingLibrary(end.log);
  if (library) {
    const name = debianPackages[library];
    return `The browser ${path} needs the library ${library}, which this system lacks. ${
      name
        ? `Run \`apt-get install ${name}\` (Debian, Ubuntu), or install your system's package for it.`
        : `Install your system's package for it (\`apt-file search ${library}\` names Debian's).`
    }`;
  }
  if (end.how.includes("ENOENT") && existsSync(path)) {
    return `The browser ${path} was built for another C library (Alpine, for one, has its own). Install your system's Chromium and set PUPPETEER_EXECUTABLE_PATH to its executable file.`;
  }
  if (end.how.includes("EACCES")) {
    return `The browser ${path} may not be run: its file lacks the right to, or lies on a file system mounted noexec. Set XDG_CACHE_HOME to a folder on another one, or mend the file's rights.`;
  }
  const room = explainRoom(end.log);
  if (room) return `The browser ${path} did not start; it ended ${end.how}. ${room}`;
  const said = end.log.trim().split("\n").slice(-8).join("\n");
  return `The browser ${path} did not start; it ended ${end.how}. ${said ? `It said last:\n${said}` : "It said nothing."}`;
}

/** Bytes that a browser asks for itself: memory that its processes share lies in files there. */
const roomBytes = 64 * 2 ** 20;

/** Returns a sentence where the temporary folder has hardly any room, which browsers die of or wait for; else "". */
export function explainRoom(log = ""): string {
  const hasWarned = /Less than \d+MB of free space in temporary directory/.test(log);
  if (!hasWarned && freeBytes(tmpdir()) > roomBytes) return "";
  return `The temporary folder ${tmpdir()} is full, or nearly: free some space, or set TMPDIR to a folder on another disk.`;
}

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

type Started = Pick<LaunchedBrowser, "browser" | "version" | "crashed" | "watchLife" | "close">;

/** How it ended, or that it had to be. */
type FailedStart = BrowserEnd & { isLifeless?: boolean };

interface BrowserStart {
  readonly found: FoundBrowser;
  readonly fonts: string;
  readonly libraries: string | undefined;
  readonly argumentsFor: (profile: string) => string[];
}

async function start(from: BrowserStart): Promise<Started | { end: FailedStart }> {
  const child = spawnBrowser(from);
  const life = child.watchLife();
  const lifeless = life.failed.catch((error: Error): FailedStart => ({
    how: error.message,
    log: "",
    isLifeless: true,
  }));
  const late = sleep(startTimeoutMs, undefined, { ref: false });
  const outcome = await Promise.race([connect(), child.ended, lifeless, late]).finally(() => life.end());
  if (outcome === undefined || "how" in outcome) {
    await child.stop();
    if (outcome) return { end: outcome };
    throw new BrowserError(
      `The browser ${from.found.path} did not answer within ${startTimeoutMs / 1000} seconds of its start.`,
    );
  }
  return { ...outcome, ...watchBrowser(outcome.browser, child), watchLife: child.watchLife };

  async function connect(): Promise<Pick<Started, "browser" | "version"> | BrowserEnd> {
    // It takes as long to load as the browser takes to start, and is needed only where one is.
    const { default: puppeteer } = await import("puppeteer");
    try {
      const browser = await puppeteer.connect({
        transport: child.transport,
        defaultViewport: null,
        // Of 180 s for an answer, in which a whole unit is laid out; browser slots see what makes no progress.
        protocolTimeout: 0,
      });
      return { browser, version: await browser.version() };
    } catch {
      // A connection that breaks says less than the end that broke it.
      return child.ended;
    }
  }
}

/** Starts the process. Nothing is awaited: a signal meanwhile would find a folder that nobody removes. */
function spawnBrowser({ found, fonts, libraries, argumentsFor }: BrowserStart): BrowserProcess {
  const folder = makeTemporaryFolder();
  try {
    const env = environment(fonts, folder, libraries);
    return startBrowserProcess(found.path, argumentsFor(join(folder, "profile")), env, folder);
  } catch (error) {
    removeNow(folder);
    throw explainRefusal(error, `write into the temporary folder ${folder} (TMPDIR names another)`) ?? error;
  }
}

function watchBrowser(browser: Browser, child: BrowserProcess): Pick<LaunchedBrowser, "crashed" | "close"> {
  let closing: Promise<void> | undefined;
  const crashed = new Promise<never>((_resolve, reject) => {
    void child.ended.then((end) => {
      if (!closing) reject(new BrowserError(explainCrash(end)));
    });
  });
  // Told to those who race it; a build that does not look is not brought down by it.
  crashed.catch(() => {});
  return {
    crashed,
    close: () =>
      (closing ??= (async () => {
        await browser.disconnect();
        await child.stop();
      })()),
  };
}

function explainCrash({ how, log }: BrowserEnd): string {
  const room = explainRoom(log);
  const hint = how.includes("SIGKILL") ? " The system kills so when memory runs out: try `--jobs 1`." : "";
  if (room) return `The browser ended by itself, ${how}. ${room}`;
  const said = log.trim().split("\n").slice(-8).join("\n");
  return `The browser ended by itself, ${how}.${hint}${said ? ` It said last:\n${said}` : ""}`;
}

function environment(fonts: string, folder: string, libraries: string | undefined): NodeJS.ProcessEnv {
  const fontconfig = join(folder, "fonts.conf");
  writeFileSync(fontconfig, fontconfigFile(fonts, join(folder, "fontconfig")));
  // What it lays into the temporary folder beside its profile goes when this folder goes.
  const env: NodeJS.ProcessEnv = { ...process.env, FONTCONFIG_FILE: fontconfig, TMPDIR: folder };
  delete env["FONTCONFIG_PATH"];
  delete env["FONTCONFIG_SYSROOT"];
  if (libraries) env["LD_LIBRARY_PATH"] = [libraries, env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return env;
}

/**
 * Returns a configuration with no other typefaces than those in `fonts`, and no antialiasing or hinting of the system's
 * choice.
 */
function fontconfigFile(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fonts)}</dir>
  <cachedir>${escapeXml(cache)}</cachedir>
</fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Throws where the folder has no typeface: without one Chromium does not start, and does not say why. */
function expectFonts(folder: string): void {
  if (!namesIn(folder).some((name) => /\.(?:ttf|otf|ttc)$/i.test(name))) {
    throw new BrowserError(`There are no typefaces in ${folder}. Expected TrueType files (.ttf) there.`);
  }
}

/** Returns the names of the files in a folder; none where it can't be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
