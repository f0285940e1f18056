/**
 * Computes the hash of all that results depend on, beside their inputs: the code, packages, and how Node was built.
 *
 * Node runs this file as it is, to find the bundle, and for code that runs unbundled, as in tests.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { crc32 } from "node:zlib";

/** Names the files that say which packages a checkout has: what npm has installed, and what it was asked to. */
const packageLists = ["node_modules/.package-lock.json", "package-lock.json", "package.json"];

/**
 * @param {string} scripts - the folder of the code
 * @param {readonly Uint8Array[]} [shipped] - parts of a bundle that is run instead of it
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

/** Returns paths below `folder`, with slashes, in a fixed order. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}
