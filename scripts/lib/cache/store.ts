/** Stores results in files, under the hash of all that they were made from, for later builds. */
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { unfinishedName, removeNow, stampOfUnfinished } from "../process/abandoned.ts";
import { atEnd } from "../process/at-end.ts";
import { isAbandoned } from "../process/process-stamp.ts";
import { makePrivateFolder } from "./private-folder.ts";

/**
 * A cache: a folder with one file for each entry. A damaged, full, unwritable or missing cache never stops a build: an
 * entry that can't be read counts as missing, and one that can't be written is not stored.
 */
export interface Store {
  /** Returns the stored bytes; undefined for a missing entry. A damaged entry is removed. */
  get(kind: string, key: string): Promise<Uint8Array | undefined>;
  /** Stores `bytes`, which must not be changed meanwhile. */
  put(kind: string, key: string, bytes: Uint8Array): Promise<void>;
  /** Removes the least recently used entries until the others fit into `maxBytes`, and what killed builds left. */
  sweep(): void;
}

export interface StoreOptions {
  /** The most bytes of all entries after a sweep, 1 GiB by default. Between sweeps there may be more. */
  readonly maxBytes?: number;
  /** Called once, with a sentence, if the cache can't be used as it should. */
  readonly onNotice: (text: string) => void;
}

const entryName = /^[a-z][a-z-]*-[0-9a-f]{64}$/;
/** Matches the name that `unfinishedName` gives a file until it is complete. */
const asideName = /^[a-z][a-z-]*-[0-9a-f]{64}\./;
const asideMs = 3_600_000;

// An entry has these eight bytes, the content's length and its CRC-32 (32 bits each, little-endian), and the content.
const format = Buffer.from("press 1\n");
const headerBytes = format.length + 8;

/**
 * Opens a store. Any number of builds can share a folder: an entry gets its name when it is complete, and a reader gets
 * all of it even if it is replaced or removed meanwhile. Only this user can read the entries, which hold unpublished
 * text; a folder that others can write to is not used.
 *
 * A kind consists of lower-case letters and hyphens, a key comes from `hashOf`; anything else is a `TypeError`.
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
      // In a process that runs for long, the folder may have been removed.
      makePrivateFolder(this.#folder);
      await writeFile(aside, [headerOf(bytes, name), bytes], { flag: "wx", mode: 0o600 });
      await rename(aside, path);
    } catch (error) {
      // Windows doesn't replace a file that another build is reading; that file has the same content.
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

  /** Runs `work`. @returns whether it succeeded; an error is reported */
  #tryTo(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#tell(error);
      return false;
    }
  }

  /** Tells of an error, but not of a missing entry: another build may remove any entry at any moment. */
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

/**
 * Returns whether the build that wrote an incomplete file has ended. A name without a stamp is from an older version.
 */
function isLeftBehind({ path, usedMs }: StoreEntry): boolean {
  const stamp = stampOfUnfinished(path);
  return stamp === undefined ? Date.now() - usedMs > asideMs : isAbandoned(stamp, usedMs, asideMs);
}

/** Returns the least recently used entries, as many as exceed `maxBytes`. */
function oldest(entries: readonly StoreEntry[], maxBytes: number): StoreEntry[] {
  const tooMuch: StoreEntry[] = [];
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

/** Returns the content of an entry's file; undefined where it is not exactly what was put under this name. */
function bytesOf(file: Buffer, name: string): Uint8Array | undefined {
  if (file.length < headerBytes || !file.subarray(0, format.length).equals(format)) return undefined;
  const bytes = file.subarray(headerBytes);
  const whole =
    file.readUInt32LE(format.length) === bytes.length && file.readUInt32LE(format.length + 4) === checksum(bytes, name);
  return whole ? bytes : undefined;
}

/** Returns the checksum of an entry and its name, so that a renamed file counts as damaged. */
function checksum(bytes: Uint8Array, name: string): number {
  return crc32(bytes, crc32(name));
}

interface StoreEntry {
  readonly path: string;
  readonly size: number;
  /** When it was last put or read, in milliseconds since 1970. */
  readonly usedMs: number;
}

/**
 * Lists the entries of a folder. Files with other names are left alone. Synchronous, since promises for each file take
 * four times as long.
 */
function readEntries(folder: string): { entries: StoreEntry[]; asides: StoreEntry[] } {
  const entries: StoreEntry[] = [];
  const asides: StoreEntry[] = [];
  for (const name of readdirSync(folder)) {
    const list = entryName.test(name) ? entries : asideName.test(name) ? asides : undefined;
    const path = join(folder, name);
    const stats = list && statSync(path, { throwIfNoEntry: false });
    if (stats) list.push({ path, size: stats.size, usedMs: stats.mtimeMs });
  }
  return { entries, asides };
}
