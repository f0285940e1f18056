#!/usr/bin/env node
/**
 * Runs the command that is named first: `node scripts/run.js build --help`, or `report-press build --help`.
 *
 * The commands are TypeScript and import some hundred modules, which takes a second and more to compile and
 * load one by one. So esbuild makes one file of all: a package carries it, and in a checkout it is kept in a cache under
 * the hash of the code; a changed line of code makes a new one. What V8 compiled of it is kept beside, for each command,
 * when that has run for the first time. Where nothing can be kept, the bundle stays in memory. Beside what this file
 * imports it is the only one that Node runs as it is, in the threads of a command too.
 */
import { setFlagsFromString } from "node:v8";
import { isMainThread, workerData } from "node:worker_threads";
import { findBundle, flagsFor } from "./start/find-bundle.js";
import { isShipped } from "./start/places.js";
import { runBundle } from "./start/run-bundle.js";

if (isMainThread) await runMain(process.argv.slice(2));
else {
  const { answer, keepCode } = runBundle(workerData.bundle, "thread");
  await answer(keepCode);
}

async function runMain(args) {
  const bundle = await findBundle().catch((error) => {
    const [why] = error.message.split("\n", 1);
    const what = isShipped
      ? "report-press is damaged: install it anew"
      : "The commands could not be bundled (after `npm ci` they can)";
    process.stderr.write(`${what}: ${why}\n`);
    process.exit(2);
  });
  for (const flag of flagsFor(bundle)) setFlagsFromString(flag);
  const name = bundle.commands.includes(args[0]) ? args[0] : "none";
  await runBundle(bundle, name).runMain(args);
}
