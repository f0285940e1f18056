/** Unpacks a small stand-in for the package's archives, and sees what lies in the cache. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync } from "node:zlib";
import { pack } from "tar-fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { unpackChromium } from "#browser/unpack-chromium.ts";
import { cacheFolders } from "#lib/cache/cache-folders.ts";
import { onWindows, skipped } from "../../support/why-skipped.ts";

let folder: string;
let archives: string;
let cache: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "unpack-"));
  archives = join(folder, "package/bin");
  cache = join(folder, "cache");
  mkdirSync(archives, { recursive: true });
  mkdirSync(join(folder, "tar/lib"), { recursive: true });
  writeFileSync(join(folder, "tar/lib/libnss3.so"), "library");
  writeFileSync(join(folder, "package/package.json"), JSON.stringify({ version: "1.2.3" }));
  writeFileSync(join(archives, "chromium.br"), brotliCompressSync("browser"));
  writeFileSync(join(archives, "al2023.tar.br"), brotliCompressSync(await buffer(pack(join(folder, "tar")))));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("the browser may be run, and the libraries lie beside it", async () => {
  const { path, libraries, version } = await unpackChromium(archives, [cache]);
  expect(readFileSync(path, "utf8")).toBe("browser");
  expect(statSync(path).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(libraries, "libnss3.so"), "utf8")).toBe("library");
  expect(version).toBe("1.2.3");
});

test("it is unpacked once", async () => {
  const { path } = await unpackChromium(archives, [cache]);
  const { ino } = statSync(path);
  expect((await unpackChromium(archives, [cache])).path).toBe(path);
  expect(statSync(path).ino).toBe(ino);
});

test("builds that start together share one, and leave nothing else", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => unpackChromium(archives, [cache])));
  expect(new Set(all.map(({ path }) => path)).size).toBe(1);
  expect(readdirSync(cache)).toHaveLength(1);
});

test("what a killed build left half unpacked is not used", async () => {
  const { path } = await unpackChromium(archives, [cache]);
  const whole = join(path, "..");
  rmSync(whole, { recursive: true });
  mkdirSync(`${whole}.Abc123`);
  writeFileSync(join(`${whole}.Abc123`, "chrome-headless-shell"), "brow");
  expect(readFileSync((await unpackChromium(archives, [cache])).path, "utf8")).toBe("browser");
});

test("another version, or another archive of the same, gets a folder of its own", async () => {
  const { path } = await unpackChromium(archives, [cache]);
  writeFileSync(join(archives, "chromium.br"), brotliCompressSync("another browser"));
  const other = await unpackChromium(archives, [cache]);
  expect(other.path).not.toBe(path);
  expect(readFileSync(other.path, "utf8")).toBe("another browser");
});

test("the next folder is used where the first cannot be written", async () => {
  writeFileSync(join(folder, "file"), "");
  expect((await unpackChromium(archives, [join(folder, "file/cache"), cache])).path).toContain(cache);
});

test.skipIf(onWindows)(`a folder that others can write is not trusted${skipped(onWindows)}`, async () => {
  const { path } = await unpackChromium(archives, [cache]);
  chmodSync(join(path, ".."), 0o777);
  await expect(unpackChromium(archives, [cache])).rejects.toThrow(/can be written by others; remove it/);
});

test("a damaged archive leaves nothing behind and is told", async () => {
  writeFileSync(join(archives, "chromium.br"), brotliCompressSync("browser").subarray(0, 6));
  const failed = unpackChromium(archives, [cache]);
  await expect(failed).rejects.toMatchObject({ name: "BrowserError" });
  await expect(failed).rejects.toThrow(/npm ci/);
  expect(readdirSync(cache)).toEqual([]);
});

test("the caches are the project's own, then the user's, and a relative XDG_CACHE_HOME is ignored", () => {
  vi.stubEnv("XDG_CACHE_HOME", "/var/cache/me");
  expect(cacheFolders()[0]).toBe(join(import.meta.dirname, "../../../node_modules/.cache/report-press"));
  expect(cacheFolders()[1]).toBe("/var/cache/me/report-press");
  vi.stubEnv("XDG_CACHE_HOME", "cache");
  expect(cacheFolders()[1]).toMatch(/[\\/]\.cache[\\/]report-press$/);
  expect(existsSync("cache")).toBe(false);
});

test.skipIf(onWindows)(
  `where neither can be written there is one in the temporary folder, unless others can write in that${skipped(onWindows)}`,
  () => {
    writeFileSync(join(folder, "file"), "");
    vi.stubEnv("TMPDIR", folder);
    vi.stubEnv("XDG_CACHE_HOME", "");
    for (const home of [join(folder, "file"), "", "home"]) {
      vi.stubEnv("HOME", home);
      const temporary = cacheFolders(join(folder, "file/node_modules")).at(-1)!;
      expect(temporary).toMatch(/[\\/]cache-of-report-press-[^\\/]+$/);
      expect(statSync(temporary).mode & 0o777).toBe(0o700);
      expect(existsSync("home")).toBe(false);
      chmodSync(temporary, 0o777);
      expect(cacheFolders(join(folder, "file/node_modules"))).not.toContain(temporary);
      chmodSync(temporary, 0o700);
    }
  },
);
