/** Unpacks Chromium and its libraries from the package `@sparticuz/chromium`, once. */
import { createRequire } from "node:module";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from "node:fs";
import { chmod, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";
import { cacheFolders } from "../lib/cache/cache-folders.ts";
import { unfinishedName, removeNow } from "../lib/process/abandoned.ts";
import { atEnd } from "../lib/process/at-end.ts";
import { makeFolder } from "../lib/process/make-folder.ts";
import { BrowserError } from "./browser-error.ts";

export interface UnpackedChromium {
  /** The browser's executable file. */
  readonly path: string;
  /** Folder with the NSS, NSPR and Expat libraries that a small system may lack. */
  readonly libraries: string;
  /** Version of the package, not of the browser. */
  readonly version: string;
}

const executable = "chrome-headless-shell";

/**
 * Unpacks Chromium from its npm package, and returns the program's path. The package's own `executablePath()` is not
 * used: it trusts whatever lies at a fixed path in the temporary folder, where any user of the machine can put a file
 * first.
 *
 * The first call takes about two seconds. Later ones take none, and wait for nothing. Builds that start together are
 * safe, and so is one that is killed half way: a folder gets its name only when it is whole.
 *
 * @param archives the package's folder `bin/`, by default that of the installed package
 * @param caches folders to unpack into, the first that can be written is used
 * @throws {BrowserError} when the package is not installed or no folder can be written
 */
export async function unpackChromium(archives = bundledArchives(), caches = cacheFolders()): Promise<UnpackedChromium> {
  const { version } = JSON.parse(readFileSync(join(archives, "../package.json"), "utf8")) as { version: string };
  const name = `chromium-${version}-${sizesHash(archives)}`;
  const problems: string[] = [];
  for (const cache of caches) {
    const folder = join(cache, name);
    try {
      if (!existsSync(folder)) await unpack(archives, folder);
      expectOwn(folder);
      return { path: join(folder, executable), libraries: join(folder, "lib"), version };
    } catch (error) {
      problems.push(`${cache}: ${(error as Error).message}`);
    }
  }
  throw new BrowserError(
    `The bundled Chromium could not be unpacked into any of these folders. One has to be writable and have 200 MB free (set XDG_CACHE_HOME to name another); a damaged package is mended by installing it anew (\`npm ci\`).\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
  );
}

/** Returns whether this system is one that the bundled Chromium is built for. */
export function isBundledFor(platform: NodeJS.Platform, arch: string): boolean {
  return platform === "linux" && arch === "x64";
}

function bundledArchives(): string {
  try {
    // The package exports no path but its main module, which lies two folders below its root.
    return join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../../bin");
  } catch {
    throw new BrowserError(
      "The package @sparticuz/chromium is not installed. Run `npm ci`, or install report-press anew.",
    );
  }
}

/** Tells other archives of the same version apart; hashing their 65 MB themselves would cost every build a tenth of a second. */
function sizesHash(archives: string): string {
  const hash = createHash("sha256");
  for (const file of ["chromium.br", "al2023.tar.br"]) hash.update(`${file} ${statSync(join(archives, file)).size}\n`);
  return hash.digest("hex").slice(0, 12);
}

async function unpack(archives: string, folder: string): Promise<void> {
  await makeFolder(dirname(folder));
  const partial = unfinishedName(folder);
  await mkdir(partial);
  const cancel = atEnd(() => removeNow(partial));
  try {
    // Both must have ended before a failure is cleaned up: the other one would write its folder anew.
    const ends = await Promise.allSettled([
      pipeline(
        createReadStream(join(archives, "chromium.br")),
        createBrotliDecompress({ chunkSize: 1 << 20 }),
        createWriteStream(join(partial, executable), { mode: 0o755 }),
      ),
      pipeline(createReadStream(join(archives, "al2023.tar.br")), createBrotliDecompress(), extract(partial)),
    ]);
    const failure = ends.find((end) => end.status === "rejected");
    if (failure) throw failure.reason;
    // A project that one user installs and another builds needs it readable.
    await chmod(partial, 0o755);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another build was quicker, and what it unpacked is the same.
    if (!existsSync(folder)) throw error;
  } finally {
    cancel();
  }
}

/** Throws where others than this user can write in the folder of a cache: what they put there is not run. */
function expectOwn(folder: string): void {
  const { uid, mode } = statSync(folder);
  if ((mode & 0o022) !== 0 || (uid !== process.getuid?.() && uid !== 0)) {
    throw new Error(`${folder} belongs to another user or can be written by others; remove it`);
  }
}
