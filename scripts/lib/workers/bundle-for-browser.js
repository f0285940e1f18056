/**
 * Bundles modules for a browser into one script, returned as text.
 *
 * Node runs this file as it is, for scripts/run.js, and where the code runs unbundled, as in tests.
 */

/** The oldest browsers in which `watch` can be read; the one that lays out pages is never older. */
const target = ["chrome111", "firefox115", "safari16.4"];

/**
 * Bundles modules.
 *
 * @param {import("esbuild").BuildOptions} options - entry points and format, beside the usual options
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
