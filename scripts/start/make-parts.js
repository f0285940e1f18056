/** Bundles all code: that of commands and their threads, of the viewer, and of the tabs that lay out pages. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { bundleForBrowser } from "../lib/workers/bundle-for-browser.js";
import { scripts } from "./places.js";
import { evaluate } from "./run-bundle.js";

/**
 * Resolves to the contents of the files that `partNames` names, and to the paths of what went in.
 *
 * The code is the same wherever the project lies: what is beside it is found from where it is run.
 */
export async function makeParts() {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    entryPoints: [join(scripts, "entry.ts")],
    absWorkingDir: dirname(scripts),
    write: false,
    metafile: true,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // A script has no way to import; what is not in the bundle is required. A module is run when it is first imported.
    supported: { "dynamic-import": false },
    logLevel: "error",
    // The first reads configurations written in TypeScript, the second bundles what the bundle has already; the others
    // read the stylesheets and typefaces of a report's own theme, by files beside their code.
    external: ["typescript", "esbuild", "css-tree", "subset-font", "fontverter"],
    define: { "import.meta.url": "bundleUrl" },
    plugins: [
      { name: "own places", setup: keepPlaces },
      { name: "left out", setup: leaveOut },
    ],
  });
  // Characters in regular expressions are left as they are by esbuild.
  const text = outputFiles[0].text.replace(/[^\0-\x7f]/g, escapeCharacter);
  const viewer = await bundleForBrowser({ entryPoints: [join(scripts, "watch/viewer/viewer.ts")], format: "esm" });
  const inPage = await bundleForBrowser({ entryPoints: [join(scripts, "pages/in-page/entry.ts")], format: "iife" });
  const code = `(function (module, require, bundleUrl, __filename, __dirname) { const { exports } = module; ${text}\n})`;
  const facts = JSON.stringify(evaluate(code).facts());
  return {
    parts: [code, viewer, inPage, facts].map((part) => Buffer.from(part)),
    inputs: Object.keys(metafile.inputs),
  };
}

/** Returns the path of Paged.js, which goes into a tab as its authors made it. */
export function pagedJsPath() {
  return join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "../dist/paged.js");
}

function escapeCharacter(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Keeps `import.meta.url` and `.dirname` of our own files those of the source, since styles and pages lie beside
 * it.
 */
function keepPlaces(build) {
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const inside = relative(scripts, path).replaceAll("\\", "/");
    if (inside.startsWith("..")) return undefined;
    const contents = readFileSync(path, "utf8")
      .replaceAll("import.meta.url", `new URL(${JSON.stringify(encodeURI(inside))}, bundleUrl).href`)
      .replaceAll("import.meta.dirname", `require("node:path").join(__dirname, ${JSON.stringify(dirname(inside))})`);
    return { contents, loader: "ts" };
  });
}

/**
 * Leaves out what packages load and no command uses, while it takes longer to load than all else of them:
 * fontkit's brotli, for WOFF2 fonts, which ours are not; puppeteer's proxies, for browsers that it downloads;
 * zod's messages in fifty languages.
 */
function leaveOut(build) {
  build.onResolve({ filter: /^brotli\/|^proxy-agent$/ }, ({ path }) => ({ path, namespace: "left-out" }));
  build.onLoad({ filter: /./, namespace: "left-out" }, ({ path }) => ({
    contents: `const leftOut = () => { throw new Error("Unexpected use of ${path}, left out in scripts/start/make-parts.js"); };
      export { leftOut as default, leftOut as ProxyAgent };`,
  }));
  build.onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
    contents: 'export { default as en } from "./en.js";',
  }));
}
