/**
 * Bundles modules that run in a browser: one script of all, as text.
 *
 * Node runs this file as it is, for scripts/run.js, and for code that runs unbundled, as in tests.
 */

/** The oldest browsers that a reader of `watch` may have; the one that lays out pages is never older. */
const target = ["chrome111", "firefox115", "safari16.4"];

/**
 * @param {import("esbuild").BuildOptions} options - beside the usual ones: where it begins, and its format
 * @returns {Promise<string>}
 */
export async function bundleForBrowser(options) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    write: false,
    bundle: true,
    platform: "browser",
    target,
    logLevel: "error",
    ...options,
  });
  return outputFiles[0].text;
}
