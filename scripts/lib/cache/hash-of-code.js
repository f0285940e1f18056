/**
 * Computes the hash of all that results depend on beside their inputs: the code, the packages, and how Node was built.
 *
 * Node runs this file as it is, to find the bundle, and where the code runs unbundled, as in tests.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { crc32 } from "node:zlib";

/** Lists of a checkout's packages: those that npm installed, and those that it was asked for. */
const packageLists = ["node_modules/.package-lock.json", "package-lock.json", "package.json"];

/**
 * Returns the hash.
 *
 * @param {string} scripts - folder of the code
 * @param {readonly Uint8Array[]} [shipped] - parts of a bundle, which is run instead of the code
 * @returns {string}
 */
export function hashOfCode(scripts, shipped) {
  const root = dirname(scripts);
  const node = [process.version, process.arch, JSON.stringify(process.config.variables)];
  const hash = createHash("sha256").update([root, ...node].join("\0"));
  if (shipped) for (const part of shipped) hash.update(`\0${crc32(part)}`);
  else {
    const files = [
      ...filesBelow(scripts).map((name) => [name, join(scripts, name)]),
      ...packageLists.map((name) => [name, join(root, name)]),
    ];
    for (const [name, path] of files) hash.update(`\0${name}\0`).update(existsSync(path) ? readFileSync(path) : "");
  }
  return hash.digest("hex").slice(0, 32);
}

/** Returns the paths of files below `folder`, with slashes, in a fixed order. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}
