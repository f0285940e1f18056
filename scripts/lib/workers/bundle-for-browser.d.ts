/** Declares what bundle-for-browser.js exports. */
import type { BuildOptions } from "esbuild";

/** Bundles modules that run in a browser; `options` say where the bundle begins, and its format. */
export function bundleForBrowser(
  options: Pick<BuildOptions, "entryPoints" | "stdin" | "format" | "globalName">,
): Promise<string>;
