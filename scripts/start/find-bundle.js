/** Finds the bundle of all code: the package's own, that of an earlier start, or a new one. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, utimesSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { hashOfCode } from "../lib/cache/hash-of-code.js";
import { homeFolder, lastingCaches } from "../lib/cache/lasting-caches.js";
import { readKept, sweepAside, sweepBundles, unlessDenied, writeKept } from "./keep.js";
import { isShipped, root, scripts, shippedFolder } from "./places.js";

/** Names the files of a bundle; `facts.json` says which commands it has, and of which versions it was made. */
export const partNames = ["code.js", "viewer.js", "in-page.js", "facts.json"];

// Young objects of a build are many and short-lived: package.json gives Node more room for them where that pays, after
// an edit; it can't be set any more here.
const wishedFlags = [
  // A build is too short for much of what V8 would compile with care: waiting longer with it saves a sixth of the time.
  // Only Node 20 has this flag.
  "--interrupt-budget=1500000",
  // What was compiled at the start is still there when it is kept, at the end.
  "--no-flush-bytecode",
];

/** Holds what goes into the tabs that lay out pages, in a package. */
const shippedPagedJs = join(shippedFolder, "paged.js");

/**
 * Returns the bundle. Its `folder` is where it, or what is made of it, is kept: the first of the caches that can be
 * written; undefined where none can.
 *
 * @throws {Error} where it has to be made, and the packages for that are not installed
 */
export async function findBundle() {
  expectHome();
  const shipped = isShipped ? partNames.map((name) => readFileSync(join(shippedFolder, name))) : undefined;
  const hash = hashOfCode(scripts, shipped);
  // What the commands keep between builds depends on the code that made it.
  process.env.REPORT_CODE_HASH = hash;
  const caches = lastingCaches(join(root, "node_modules"), isShipped);
  const folders = caches.map((cache) => join(cache, "report-press/code", hash));
  if (shipped) return bundleOf(makeFirst(folders), shipped, shippedPagedJs);
  const { folder, parts } = findKept(folders) ?? (await makeKept(folders));
  return bundleOf(folder, parts);
}

/** Returns the flags of V8 for a process that does nothing but run a command. */
export function flagsFor({ folder }) {
  const name = "flags.txt";
  const kept = readKept(folder, name)?.toString();
  const flags = kept ?? knownFlags().join("\n");
  if (kept === undefined) writeKept(folder, name, Buffer.from(flags));
  return flags.split("\n").filter(Boolean);
}

/**
 * Sets HOME to a folder that nobody can make, where the user has none, as one whom the system doesn't know by
 * name: packages ask for the home folder and don't expect that there is none.
 */
function expectHome() {
  if (!homeFolder()) process.env.HOME = devNull;
}

/** Returns the bundle that an earlier start has kept. */
function findKept(folders) {
  for (const folder of folders) {
    const parts = partNames.map((name) => readKept(folder, name));
    if (parts.includes(undefined)) continue;
    unlessDenied(() => utimesSync(folder, new Date(), new Date()));
    return { folder, parts };
  }
  return undefined;
}

/** Makes the bundle, and keeps it in the first folder that can be written. */
async function makeKept(folders) {
  const { makeParts } = await import("./make-parts.js");
  const { parts } = await makeParts();
  const folder = makeFirst(folders, (each) => partNames.every((name, index) => writeKept(each, name, parts[index])));
  return { folder, parts };
}

/** Returns the first of the folders that can be made, and in which `fill` can write. */
function makeFirst(folders, fill = () => true) {
  const folder = folders.find(
    (each) => unlessDenied(() => mkdirSync(each, { recursive: true, mode: 0o700 }) ?? each) && fill(each),
  );
  if (folder) sweepBundles(dirname(folder));
  return folder;
}

/** Returns a bundle of its parts. Threads are given the same value: their copies share the memory of the code. */
function bundleOf(folder, [code, viewer, inPage, facts], pagedJs) {
  if (folder) sweepAside(folder);
  const shared = Buffer.from(new SharedArrayBuffer(code.length));
  code.copy(shared);
  const { commands, versions } = JSON.parse(facts.toString());
  return {
    folder,
    code: shared,
    viewer: viewer.toString(),
    inPage: inPage.toString(),
    pagedJs,
    commands,
    versions,
    isShipped,
  };
}

/** Returns those of `wishedFlags` that this Node's V8 has: it writes to standard error of every other. */
function knownFlags() {
  const list = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8", maxBuffer: 1 << 26 });
  const known = new Set(Array.from(list.matchAll(/^ +--([a-z0-9-]+) \(/gm), ([, name]) => name));
  return wishedFlags.filter((flag) => known.has(/^--(?:no-)?([a-z0-9-]+)/.exec(flag)[1]));
}
