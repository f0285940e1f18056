/** Finished work in, under the hash of all it was made from; the same bytes out in a later build. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { makePrivateFolder } from "./private-folder.ts";

/**
 * A folder of files, one an entry. A damaged, full, unwritable or missing cache never stops a build:
 * an entry that cannot be read is not there, and one that cannot be written is not kept.
 */
export interface Store {
  /** The bytes as they were put, or `undefined`. An entry that is damaged is removed. */
  get(kind: string, key: string): Promise<Uint8Array | undefined>;
  /** Keeps `bytes`, which must not change meanwhile. */
  put(kind: string, key: string, bytes: Uint8Array): Promise<void>;
  /** Removes the entries that were used longest ago until the rest fits the bound, and what killed builds left. */
  sweep(): void;
}

export interface StoreOptions {
  /** What the entries may take after a sweep, 1 GiB by default. Between sweeps they may take more. */
  readonly maxBytes?: number;
  /** Told once, in a sentence, when the cache cannot be used as it should. */
  readonly onNotice: (text: string) => void;
}

const entryName = /^[a-z][a-z-]*-[0-9a-f]{64}$/;
/** A file has its entry's name and a UUID until it is whole. */
const asideName = /^[a-z][a-z-]*-[0-9a-f]{64}\.[0-9a-f-]{36}$/;
const asideMs = 3_600_000;

// An entry: these eight bytes, the length of what was put and its CRC-32 (both 32 bits, little-endian), what was put.
const format = Buffer.from("press 1\n");
const headerBytes = format.length + 8;

/**
 * Any number of builds may share a folder: an entry gets its name when it is whole, and a reader has
 * the whole of it even while it is replaced or swept. Only this user can read the entries, which hold
 * text not yet published; a folder where others can write is not used.
 *
 * A kind is small letters and hyphens, a key comes from `hashOf`; any other is a `TypeError`.
 */
export function openStore(folder: string, { maxBytes = 2 ** 30, onNotice }: StoreOptions): Store {
  let told = false;
  const tell = (error: unknown): void => {
    if (told) return;
    told = true;
    onNotice(
      `The cache ${folder} cannot be used as it should, so the next build may take longer: ${(error as Error).message}`,
    );
  };
  /** Another build may sweep any entry at any moment. */
  const tellUnlessGone = (error: unknown): void => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") tell(error);
  };
  const remove = (path: string): void => {
    try {
      rmSync(path, { force: true });
    } catch (error) {
      tell(error);
    }
  };

  let usable = true;
  try {
    makePrivateFolder(folder);
  } catch (error) {
    usable = false;
    tell(error);
  }

  return {
    async get(kind, key) {
      const name = nameOf(kind, key);
      const path = join(folder, name);
      if (!usable) return undefined;
      try {
        const bytes = bytesOf(await readFile(path), name);
        const now = new Date();
        await (bytes ? utimes(path, now, now).catch(tellUnlessGone) : rm(path));
        return bytes;
      } catch (error) {
        tellUnlessGone(error);
        return undefined;
      }
    },

    async put(kind, key, bytes) {
      const name = nameOf(kind, key);
      const path = join(folder, name);
      if (!usable) return;
      const aside = `${path}.${randomUUID()}`;
      try {
        // In a process that stays, the folder may have been removed since.
        makePrivateFolder(folder);
        await writeFile(aside, [headerOf(bytes, name), bytes], { flag: "wx", mode: 0o600 });
        await rename(aside, path);
      } catch (error) {
        // Windows does not replace a file that another build is reading, and what that one reads is the same.
        if (!existsSync(path)) tell(error);
        await rm(aside, { force: true }).catch(tell);
      }
    },

    sweep() {
      if (!usable) return;
      try {
        const { entries, asides } = readEntries(folder);
        const removed = asides.filter(({ usedMs }) => usedMs < Date.now() - asideMs);
        let total = entries.reduce((sum, { size }) => sum + size, 0);
        for (const entry of entries.toSorted((a, b) => a.usedMs - b.usedMs)) {
          if (total <= maxBytes) break;
          removed.push(entry);
          total -= entry.size;
        }
        for (const { path } of removed) remove(path);
      } catch (error) {
        tellUnlessGone(error);
      }
    },
  };
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

/** `undefined` for a file that is not, to the bit, what was put under this name. */
function bytesOf(file: Buffer, name: string): Uint8Array | undefined {
  if (file.length < headerBytes || !file.subarray(0, format.length).equals(format)) return undefined;
  const bytes = file.subarray(headerBytes);
  const whole =
    file.readUInt32LE(format.length) === bytes.length && file.readUInt32LE(format.length + 4) === checksum(bytes, name);
  return whole ? bytes : undefined;
}

/** The name goes in too: a file that was renamed by hand is damaged. */
function checksum(bytes: Uint8Array, name: string): number {
  return crc32(bytes, crc32(name));
}

interface Entry {
  readonly path: string;
  readonly size: number;
  /** When it was last put or got, in milliseconds since 1970. */
  readonly usedMs: number;
}

/** Files with other names are not ours and are left alone. Synchronous, since one by one promises take four times as long. */
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
