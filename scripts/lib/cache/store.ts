/** Keeps finished work in files, under the hash of all that it was made from, for later builds. */
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { unfinishedName, removeNow, stampOfUnfinished } from "../process/abandoned.ts";
import { atEnd } from "../process/at-end.ts";
import { isAbandoned } from "../process/process-stamp.ts";
import { makePrivateFolder } from "./private-folder.ts";

/**
 * A folder of files, one an entry. A damaged, full, unwritable or missing cache never stops a build:
 * an entry that cannot be read is not there, and one that cannot be written is not kept.
 */
export interface Store {
  /** Returns the bytes as they were put, or `undefined`. An entry that is damaged is removed. */
  get(kind: string, key: string): Promise<Uint8Array | undefined>;
  /** Keeps `bytes`, which must not change meanwhile. */
  put(kind: string, key: string, bytes: Uint8Array): Promise<void>;
  /** Removes the entries that were used longest ago until the rest fits the bound, and what killed builds left. */
  sweep(): void;
}

export interface StoreOptions {
  /** The most bytes that entries take after a sweep, 1 GiB by default. Between sweeps they may take more. */
  readonly maxBytes?: number;
  /** Told once, in a sentence, when the cache cannot be used as it should. */
  readonly onNotice: (text: string) => void;
}

const entryName = /^[a-z][a-z-]*-[0-9a-f]{64}$/;
/** Matches the name of a file until it is whole, which `unfinishedName` gives. */
const asideName = /^[a-z][a-z-]*-[0-9a-f]{64}\./;
const asideMs = 3_600_000;

// An entry: these eight bytes, the length of what was put and its CRC-32 (both 32 bits, little-endian), what was put.
const format = Buffer.from("press 1\n");
const headerBytes = format.length + 8;

/**
 * Opens a store. Any number of builds may share a folder: an entry gets its name when it is whole, and a reader has the
 * whole of it even while it is replaced or swept. Only this user can read the entries, which hold text not yet
 * published; a folder where others can write is not used.
 *
 * A kind is small letters and hyphens, a key comes from `hashOf`; any other is a `TypeError`.
 */
export function openStore(folder: string, options: StoreOptions): Store {
  return new FileStore(folder, options);
}

class FileStore implements Store {
  readonly #folder: string;
  readonly #maxBytes: number;
  readonly #onNotice: (text: string) => void;
  readonly #isUsable: boolean;
  #isTold = false;

  constructor(folder: string, { maxBytes = 2 ** 30, onNotice }: StoreOptions) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
    this.#onNotice = onNotice;
    this.#isUsable = this.#tryTo(() => makePrivateFolder(folder));
  }

  async get(kind: string, key: string): Promise<Uint8Array | undefined> {
    const name = nameOf(kind, key);
    const path = join(this.#folder, name);
    if (!this.#isUsable) return undefined;
    try {
      const bytes = bytesOf(await readFile(path), name);
      const now = new Date();
      await (bytes ? utimes(path, now, now).catch((error) => this.#tellUnlessGone(error)) : rm(path));
      return bytes;
    } catch (error) {
      this.#tellUnlessGone(error);
      return undefined;
    }
  }

  async put(kind: string, key: string, bytes: Uint8Array): Promise<void> {
    const name = nameOf(kind, key);
    const path = join(this.#folder, name);
    if (!this.#isUsable) return;
    const aside = unfinishedName(path);
    const cancel = atEnd(() => removeNow(aside));
    try {
      // In a process that stays, the folder may have been removed since.
      makePrivateFolder(this.#folder);
      await writeFile(aside, [headerOf(bytes, name), bytes], { flag: "wx", mode: 0o600 });
      await rename(aside, path);
    } catch (error) {
      // Windows does not replace a file that another build is reading, and what that one reads is the same.
      if (!existsSync(path)) this.#tell(error);
      await rm(aside, { force: true }).catch((failed) => this.#tell(failed));
    } finally {
      cancel();
    }
  }

  sweep(): void {
    if (!this.#isUsable) return;
    try {
      const { entries, asides } = readEntries(this.#folder);
      const removed = [...asides.filter(isLeftBehind), ...oldest(entries, this.#maxBytes)];
      for (const { path } of removed) this.#tryTo(() => rmSync(path, { force: true }));
    } catch (error) {
      this.#tellUnlessGone(error);
    }
  }

  /** Returns whether it could be done; what hindered it is told. */
  #tryTo(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#tell(error);
      return false;
    }
  }

  /** Tells of an error, but not that an entry is gone: another build may sweep any at any moment. */
  #tellUnlessGone(error: unknown): void {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") this.#tell(error);
  }

  #tell(error: unknown): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#onNotice(
      `The cache ${this.#folder} cannot be used as it should, so the next build may take longer: ${(error as Error).message}`,
    );
  }
}

/** Returns whether the build that wrote a file aside has ended. One without a stamp is from a version that had none. */
function isLeftBehind({ path, usedMs }: Entry): boolean {
  const stamp = stampOfUnfinished(path);
  return stamp === undefined ? Date.now() - usedMs > asideMs : isAbandoned(stamp, usedMs, asideMs);
}

/** Returns the entries that were used longest ago, as many as are too much for `maxBytes`. */
function oldest(entries: readonly Entry[], maxBytes: number): Entry[] {
  const tooMuch: Entry[] = [];
  let total = entries.reduce((sum, { size }) => sum + size, 0);
  for (const entry of entries.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (total <= maxBytes) break;
    tooMuch.push(entry);
    total -= entry.size;
  }
  return tooMuch;
}

function nameOf(kind: string, key: string): string {
  const name = `${kind}-${key}`;
  if (!entryName.test(name))
    throw new TypeError(`Unexpected entry ${name}, expected a kind in small letters and a key from hashOf`);
  return name;
}

function headerOf(bytes: Uint8Array, name: string): Buffer {
  const header = Buffer.alloc(headerBytes);
  format.copy(header);
  header.writeUInt32LE(bytes.byteLength, format.length);
  header.writeUInt32LE(checksum(bytes, name), format.length + 4);
  return header;
}

/**
 * Returns the content of an entry's file; `undefined` for a file that is not, to the bit, what was put under this name.
 */
function bytesOf(file: Buffer, name: string): Uint8Array | undefined {
  if (file.length < headerBytes || !file.subarray(0, format.length).equals(format)) return undefined;
  const bytes = file.subarray(headerBytes);
  const whole =
    file.readUInt32LE(format.length) === bytes.length && file.readUInt32LE(format.length + 4) === checksum(bytes, name);
  return whole ? bytes : undefined;
}

/** Returns the checksum of an entry with its name, so that a file that was renamed by hand counts as damaged. */
function checksum(bytes: Uint8Array, name: string): number {
  return crc32(bytes, crc32(name));
}

interface Entry {
  readonly path: string;
  readonly size: number;
  /** When it was last put or got, in milliseconds since 1970. */
  readonly usedMs: number;
}

/**
 * Lists the entries of a folder. Files with other names are not ours and are left alone. Synchronous, since one by one
 * promises take four times as long.
 */
function readEntries(folder: string): { entries: Entry[]; asides: Entry[] } {
  const entries: Entry[] = [];
  const asides: Entry[] = [];
  for (const name of readdirSync(folder)) {
    const list = entryName.test(name) ? entries : asideName.test(name) ? asides : undefined;
    const path = join(folder, name);
    const stats = list && statSync(path, { throwIfNoEntry: false });
    if (stats) list.push({ path, size: stats.size, usedMs: stats.mtimeMs });
  }
  return { entries, asides };
}
