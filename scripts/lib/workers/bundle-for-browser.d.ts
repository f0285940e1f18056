/** Declares what bundle-for-browser.js exports. */
import type { BuildOptions } from "esbuild";

/** Bundles modules for a browser; `options` are its entry points and its format. */
export function bundleForBrowser(
  options: Pick<BuildOptions, "entryPoints" | "stdin" | "format" | "globalName">,
): Promise<string>;
