/** Launches and ends real browsers, and sees what runs, what is left and what is said. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findBrowser } from "#browser/find-browser.ts";

import { explainStart, launchBrowser } from "#browser/launch-browser.ts";
import { processLines } from "../../support/process-lines.ts";
import { offLinux, skipped, withoutBundled } from "../../support/why-skipped.ts";

const fonts = join(import.meta.dirname, "../../../styles/agency/fonts");
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "launch-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the processes that name this test's folder on their command lines. */
function browserProcesses(): { pid: number; line: string }[] {
  return processLines().filter(({ line }) => line.includes(`${folder}/report-press-`));
}

const processes = () => browserProcesses().map(({ line }) => line);

function writeScript(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("it says what it is, and leaves nothing when it is closed", async () => {
  const launched = await launchBrowser({ fonts });
  expect(launched.version).toMatch(/^HeadlessChrome\/\d+\.\d+\.\d+\.\d+$/);
  expect(launched.sandbox).toBe(launched.sandboxNotice === undefined);
  if (isRoot) expect(launched.sandboxNotice).toContain("Chromium has none for root");
  expect(processes()).not.toEqual([]);
  expect(processes().join()).not.toContain("--remote-debugging-port");
  await Promise.all([launched.close(), launched.close()]);
  expect(processes()).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test.skipIf(offLinux)(
  `pages have the typefaces of the folder and no others${skipped(offLinux)}`,
  async () => {
    const odd = join(folder, "typefaces & <such> ü");
    cpSync(fonts, odd, { recursive: true });
    const { browser, close } = await launchBrowser({ fonts: odd });
    const page = await browser.newPage();
    // The last ones are in no typeface here: a private character, an emoji, Han, a flag, a noncharacter.
    await page.setContent(
      ["Carlito", "serif", "monospace", "DejaVu Sans", "Noto Color Emoji"]
        .map(
          (family) =>
            `<p style="font-family: '${family}'">Asylum – Ασυλο – Убежище \u{e000} \u{1f600} 漢 \u{1f1ea}\u{1f1fa} \u{10ffff}</p><p style="font-family: ${family}">Asylum</p>`,
        )
        .join(""),
    );
    const session = await page.createCDPSession();
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument");
    const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "p" });
    const used = new Set<string>();
    for (const nodeId of nodeIds) {
      for (const { familyName } of (await session.send("CSS.getPlatformFontsForNode", { nodeId })).fonts)
        used.add(familyName);
    }
    await page.pdf();
    await close();
    expect([...used]).toEqual(["Carlito"]);
  },
  60_000,
);

test("a folder without typefaces is an error that names it", async () => {
  await expect(launchBrowser({ fonts: folder })).rejects.toThrow(`There are no typefaces in ${folder}.`);
});

test("a browser that ends by itself tells so to those who wait", async () => {
  const launched = await launchBrowser({ fonts });
  const page = await launched.browser.newPage();
  const work = Promise.race([page.evaluate(() => new Promise(() => {})), launched.crashed]).catch(
    (error: unknown) => error,
  );
  // The browser itself: those that it has started are of a type.
  const { pid } = browserProcesses().find(({ line }) => !line.includes(" --type="))!;
  process.kill(pid, "SIGKILL");
  await expect(launched.crashed).rejects.toThrow(
    /^The browser ended by itself, by SIGKILL\. The system kills so when memory runs out/,
  );
  await work;
  await launched.close();
  expect(processes()).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test("where the system has no sandbox it runs without, and says why", async () => {
  const { path } = await findBrowser();
  vi.stubEnv(
    "PUPPETEER_EXECUTABLE_PATH",
    writeScript(
      "browser",
      `case "$*" in *--no-sandbox*) exec '${path}' "$@";; *) echo "FATAL: No usable sandbox!" >&2; kill -TRAP $$;; esac`,
    ),
  );
  vi.spyOn(process, "getuid").mockReturnValue(1000);
  const { sandbox, sandboxNotice, close } = await launchBrowser({ fonts });
  await close();
  expect(sandbox).toBe(false);
  expect(sandboxNotice).toContain("denies it user namespaces");
}, 60_000);

test.skipIf(withoutBundled)(
  `where the system lacks a library, the package's own are used${skipped(withoutBundled)}`,
  async () => {
    const { path } = await findBrowser();
    vi.stubEnv(
      "PUPPETEER_EXECUTABLE_PATH",
      writeScript(
        "browser",
        `[ -e "\${LD_LIBRARY_PATH%%:*}/libnss3.so" ] && exec '${path}' "$@"; echo "browser: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory" >&2; exit 127`,
      ),
    );
    const { close } = await launchBrowser({ fonts });
    await close();
  },
  60_000,
);

test.each([
  ["SEGV", /did not start; it ended by SIGSEGV/],
  ["KILL", /did not start; it ended by SIGKILL/],
  ["BUS", /did not start; it ended by SIGBUS/],
  ["STOP", /did not start, tried twice\. The browser, or a process of it, was stopped from outside/],
])(
  "one that gets %s at its start is started again, once",
  async (signal, message) => {
    const { path } = await findBrowser();
    const script = `[ -e '${folder}/died' ] && exec '${path}' "$@"; touch '${folder}/died'; kill -${signal} $$`;
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", writeScript("browser", script));
    const { close } = await launchBrowser({ fonts });
    await close();
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", writeScript("browser", `kill -${signal} $$`));
    await expect(launchBrowser({ fonts })).rejects.toThrow(message);
    expect(processes()).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(["browser", "died"]);
  },
  90_000,
);

test.each([
  [
    "a library that is lacking all the same",
    `echo "browser: error while loading shared libraries: libnspr4.so: cannot open shared object file: No such file or directory" >&2; exit 127`,
    /needs the library libnspr4\.so.*`apt-get install libnspr4`/,
  ],
  [
    "a library of an unknown package",
    `echo "browser: error while loading shared libraries: libodd.so.7: cannot open shared object file: No such file or directory" >&2; exit 127`,
    /libodd\.so\.7.*apt-file search libodd\.so\.7/,
  ],
  [
    "a full temporary folder",
    `echo "WARNING: Less than 64MB of free space in temporary directory for shared memory files: 0" >&2; exit 1`,
    /ended with code 1\. The temporary folder \S+ is full, or nearly: free some space, or set TMPDIR/,
  ],
  [
    "another end",
    `echo one >&2; echo two >&2; exit 3`,
    /did not start; it ended with code 3\. It said last:\none\ntwo$/,
  ],
  ["an end without a word", `exit 0`, /did not start; it ended with code 0\. It said nothing\.$/],
])("%s is explained, and leaves nothing", async (_name, script, message) => {
  vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", writeScript("browser", script));
  await expect(launchBrowser({ fonts })).rejects.toThrow(message);
  expect(readdirSync(folder)).toEqual(["browser"]);
});

test("a file that cannot be run is explained", async () => {
  const path = join(folder, "browser");
  writeFileSync(path, "");
  vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", path);
  await expect(launchBrowser({ fonts })).rejects.toThrow(/may not be run/);
  expect(explainStart(path, { how: "before it began: spawn browser ENOENT", log: "" })).toContain("another C library");
});

const ends = {
  SIGTERM: "setInterval(() => {}, 1000)",
  SIGINT: "setInterval(() => {}, 1000)",
  SIGHUP: "setInterval(() => {}, 1000)",
  SIGKILL: "setInterval(() => {}, 1000)",
  "process.exit": "process.exit(7)",
  "an uncaught error": "setTimeout(() => { throw new Error('uncaught') })",
  "a rejection": "Promise.reject(new Error('unhandled'))",
};

test.each(Object.entries(ends))(
  "no browser outlives a build that ends by %s",
  async (end, code) => {
    const script = join(folder, "build.mts");
    const module = pathToFileURL(join(import.meta.dirname, "../../../scripts/browser/launch-browser.ts")).href;
    writeFileSync(
      script,
      `import { launchBrowser } from ${JSON.stringify(module)};
     const { browser } = await launchBrowser({ fonts: ${JSON.stringify(fonts)} });
     await browser.newPage();
     process.stdout.write("ready\\n", () => { ${code} });`,
    );
    const build = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script], {
      env: process.env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(build.stdout, "data");
    if (end.startsWith("SIG")) build.kill(end as NodeJS.Signals);
    const [exitCode, signal] = (await once(build, "exit")) as [number | null, NodeJS.Signals | null];
    if (end === "SIGKILL") {
      // Nobody is left to kill the browser: it sees its pipe close.
      for (let tries = 0; tries < 100 && processes().length > 0; tries += 1) await sleep(50);
    } else {
      expect(readdirSync(folder).filter((name) => name.startsWith("report-press-"))).toEqual([]);
    }
    for (let tries = 0; tries < 20 && processes().length > 0; tries += 1) await sleep(25);
    expect(processes()).toEqual([]);
    expect(signal ?? exitCode).toBe(end.startsWith("SIG") ? end : end === "process.exit" ? 7 : 1);
  },
  60_000,
);

test("nor one that ends while the browser starts", async () => {
  const script = join(folder, "build.mts");
  const module = pathToFileURL(join(import.meta.dirname, "../../../scripts/browser/launch-browser.ts")).href;
  writeFileSync(
    script,
    `import { launchBrowser } from ${JSON.stringify(module)};
    import { readdirSync } from "node:fs";
    void launchBrowser({ fonts: ${JSON.stringify(fonts)} });
    setInterval(() => { if (readdirSync(${JSON.stringify(folder)}, { recursive: true }).some((name) => String(name).includes("profile"))) process.exit(7); });`,
  );
  const build = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script], {
    env: process.env,
    stdio: "ignore",
  });
  expect(await once(build, "exit")).toEqual([7, null]);
  expect(readdirSync(folder).filter((name) => name.startsWith("report-press-"))).toEqual([]);
  for (let tries = 0; tries < 20 && processes().length > 0; tries += 1) await sleep(25);
  expect(processes()).toEqual([]);
}, 60_000);
