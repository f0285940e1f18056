/** Finds where the code lies: in a checkout, beside its sources, or in a package, beside the bundle that it carries. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const scripts = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
export const root = dirname(scripts);

/** Holds the bundle in a package; `npm run prepare` writes it. */
export const shippedFolder = join(root, "bundle");

/** Tells a package, which has no sources to bundle, from a checkout, where a bundle of the package may be an old one. */
export const isShipped = !existsSync(join(scripts, "entry.ts"));
