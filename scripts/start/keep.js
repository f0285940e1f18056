/** Keeps the files of a bundle behind checksums, and removes those that nobody needs any more. */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Bytes before each file of a bundle, which hold its CRC-32. Eight, not four: V8 copies what it compiled where
 * that is not aligned to eight.
 */
const headBytes = 8;
/** Milliseconds after which a bundle that nobody has run goes, when a new one is made. */
const unusedMs = 30 * 24 * 60 * 60 * 1000;
/**
 * Milliseconds after which a file written aside, which is renamed at once, is taken for one whose writer was
 * killed.
 */
const asideMs = 60 * 60 * 1000;
const asideName = /\.[0-9a-f]{16}\.aside$/;

/** Returns the bytes of a kept file; undefined where there is none, or its CRC-32 isn't the one before it. */
export function readKept(folder, name) {
  if (folder === undefined) return undefined;
  const file = unlessDenied(() => readFileSync(join(folder, name)));
  if (file === undefined || file.length < headBytes) return undefined;
  const bytes = file.subarray(headBytes);
  return file.readUInt32LE() === crc32(bytes) ? bytes : undefined;
}

/** Writes a file behind its CRC-32, whole or not at all; false where it can't be written. */
export function writeKept(folder, name, bytes) {
  if (folder === undefined) return false;
  const aside = join(folder, `${name}.${randomBytes(8).toString("hex")}.aside`);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(crc32(bytes));
  const isWritten = unlessDenied(() => {
    writeFileSync(aside, Buffer.concat([head, bytes]));
    renameSync(aside, join(folder, name));
    return true;
  });
  if (!isWritten) unlessDenied(() => rmSync(aside, { force: true }));
  return isWritten ?? false;
}

/** Returns what `work` with files returns; undefined where the system refuses it, which for a cache is no fault. */
export function unlessDenied(work) {
  try {
    return work();
  } catch (error) {
    if (error.syscall === undefined) throw error;
    return undefined;
  }
}

/**
 * Removes files that killed commands left half written in a bundle's folder; also those that a clock set back
 * dates ahead.
 */
export function sweepAside(folder) {
  for (const name of unlessDenied(() => readdirSync(folder)) ?? []) {
    if (!asideName.test(name)) continue;
    const path = join(folder, name);
    unlessDenied(() => {
      if (Math.abs(Date.now() - statSync(path).mtimeMs) > asideMs) rmSync(path, { force: true });
    });
  }
}

/** Removes bundles that nobody has run for long. */
export function sweepBundles(cache) {
  for (const name of unlessDenied(() => readdirSync(cache)) ?? []) {
    const path = join(cache, name);
    unlessDenied(() => {
      if (Date.now() - statSync(path).mtimeMs > unusedMs) rmSync(path, { recursive: true, force: true });
    });
  }
}
