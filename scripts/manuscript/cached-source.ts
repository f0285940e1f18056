/** Stores all that was read of a manuscript under its hash, and puts the same files into a folder again. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, inflateSync, type ZlibOptions } from "node:zlib";
import type { Store } from "../lib/cache/store.ts";

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Compresses in a thread, while pages are printed. */
const deflated = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/** Most bytes that are stored: pictures by the hundred would drive out what builds need. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Stores the files, so that later a PDF, which carries the hash, leads back to what it was made from.
 *
 * @param files - by their paths from the manuscript's folder
 */
export async function cacheSource(store: Store, hash: string, files: Files): Promise<void> {
  if (await store.get("source", hash)) return;
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  if (size <= maxBytes) await store.put("source", hash, await deflated(serialize(files), { level: 1 }));
}

/** Puts the files into the folder. @returns false where nothing is stored under the hash */
export async function restoreSource(store: Store, hash: string, folder: string): Promise<boolean> {
  const stored = await store.get("source", hash);
  if (!stored) return false;
  for (const [path, content] of deserialize(inflateSync(stored)) as Files) {
    const place = resolve(folder, path);
    if (!place.startsWith(folder + sep))
      throw new Error(`Unexpected path ${path} of a cached file, expected one inside`);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
  }
  return true;
}
