/**
 * Makes what a package has and a checkout has not: the bundle of all code, the licences of what is in it, and types.
 *
 * npm runs it for `npm pack` (prepack), and where the project is installed from Git (prepare). With `--if-needed` it does
 * nothing where the packages that it needs are not installed, nor for `npm ci`, after which the code is run as it is.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { partNames } from "./find-bundle.js";
import { isShipped, root, shippedFolder } from "./places.js";

const isOptional = process.argv.includes("--if-needed");
// For these npm runs prepack too, or installs a checkout; and a package has all.
const isIdle = isShipped || (isOptional && ["ci", "pack", "publish"].includes(process.env.npm_command ?? ""));

if (!isIdle) {
  try {
    await pack();
  } catch (error) {
    if (!isOptional || error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    process.stderr.write(`No package can be made of this checkout: ${error.message.split("\n", 1)[0]}\n`);
  }
}

async function pack() {
  // What makes a package does not go into it.
  const { makeParts, pagedJsPath } = await import("./make-parts.js");
  const { makeTypes } = await import("./make-types.js");
  const { licencesOf } = await import("./licences.js");
  const { parts, inputs } = await makeParts();
  const types = await makeTypes(join(root, "types"));
  rmSync(shippedFolder, { recursive: true, force: true });
  mkdirSync(shippedFolder);
  for (const [index, name] of partNames.entries()) writeFileSync(join(shippedFolder, name), parts[index]);
  copyFileSync(pagedJsPath(), join(shippedFolder, "paged.js"));
  writeFileSync(join(shippedFolder, "LICENCES.txt"), licencesOf([...inputs, "node_modules/pagedjs/dist/paged.js"]));
  process.stderr.write(`Made bundle/ and ${types}\n`);
}
