/** Stores the files of a manuscript in the cache under their hash, and restores them into a folder. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, inflateSync, type ZlibOptions } from "node:zlib";
import type { Store } from "../../lib/cache/store.ts";

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Compresses in a thread of Node's, so that pages can be printed meanwhile. */
const deflated = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/** The most bytes that are stored: hundreds of pictures would drive out of the cache what builds need. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Stores the files, so that a PDF, which carries the hash, leads back later to what it was made from.
 *
 * @param files - contents by paths relative to the manuscript's folder
 */
export async function cacheSource(store: Store, hash: string, files: Files): Promise<void> {
  if (await store.get("source", hash)) return;
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  if (size <= maxBytes) await store.put("source", hash, await deflated(serialize(files), { level: 1 }));
}

/** Writes the files into a folder. @returns false where nothing is stored under the hash */
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
