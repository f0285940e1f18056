/** Runs the code of a bundle, with what V8 compiled of it when it was run before. */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { readKept, writeKept } from "./keep.js";
import { scripts } from "./places.js";

/** Milliseconds after which a command has done what it is for, and not only printed a help text. */
const workMs = 1000;

/** Names the code alike wherever the bundle is kept, so that it runs alike. */
const path = join(scripts, "code.js");

/**
 * Runs the code and returns what `scripts/entry.ts` exports, with `keepCode`, which keeps what V8 has compiled by now.
 * For a command that is done at the end of the process, and once more when it has worked for longer than a help text
 * takes; a thread knows itself when it has done enough.
 *
 * @param name - under which it is kept: that of a command, or of another use
 */
export function runBundle(bundle, name) {
  // What was compiled with other flags of V8 can't be used.
  const flags = createHash("sha256")
    .update(JSON.stringify([process.execArgv, process.env.NODE_OPTIONS]))
    .digest("hex");
  const [first, whole] = ["first", "whole"].map((what) => `${name}.${flags.slice(0, 8)}.${what}`);
  const ofWhole = readKept(bundle.folder, whole);
  const cachedData = ofWhole ?? readKept(bundle.folder, first);
  // It is ASCII, and read so in a fifth of the time.
  const code = Buffer.from(bundle.code.buffer, bundle.code.byteOffset, bundle.code.length).toString("latin1");
  const script = new Script(code, { filename: path, cachedData });
  const isUsed = cachedData !== undefined && !script.cachedDataRejected;
  const keepCode = () => {
    if (!isUsed || !ofWhole) writeKept(bundle.folder, whole, script.createCachedData());
  };
  if (isMainThread) {
    process.on("exit", () => {
      if (performance.now() > workMs) keepCode();
      else if (!isUsed) writeKept(bundle.folder, first, script.createCachedData());
    });
  }
  const entry = exportsOf(script);
  entry.holdBundle(bundle);
  return { ...entry, keepCode };
}

/** Runs code and returns what it exports; nothing of it is kept. */
export function evaluate(code) {
  return exportsOf(new Script(code, { filename: path }));
}

function exportsOf(script) {
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(path), pathToFileURL(path).href, path, scripts);
  return module.exports;
}
