/**
 * The name of a command in, that command run out: `node scripts/run.js build --help`.
 *
 * The commands are TypeScript and import some hundred modules, which takes a second and more to compile and
 * load one by one. So esbuild makes one file of each command, kept in a cache under the hash of the code; a
 * changed line of code makes a new one. This is the only file that Node runs as it is.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const scripts = dirname(fileURLToPath(import.meta.url));
const root = dirname(scripts);
/** Bundles that nobody has run for a month go when a new one is made. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

// Young objects of a build are many and short-lived: package.json gives Node more room for them where that pays, after
// an edit; it can't be set any more here.
// A build is too short for much of what V8 would compile with care: waiting longer with it saves a sixth of the time.
setFlagsFromString("--interrupt-budget=500000");

const [command, ...rest] = process.argv.slice(2);
const commands = filesBelow(scripts).filter((name) => /^[a-z-]+\.ts$/.test(name));
if (!commands.includes(`${command}.ts`)) {
  const names = commands.map((name) => name.slice(0, -".ts".length)).join(", ");
  process.stderr.write(`Unexpected command ${command ?? ""}, expected one of ${names}\n`);
  process.exit(1);
}
const hash = hashOfCode();
// What the commands keep between builds depends on the code that made it.
process.env.REPORT_CODE_HASH = hash;
process.argv.splice(2, process.argv.length, ...rest);
const bundle = (await bundleIn(join(root, "node_modules/.cache/report-press/code"))) ?? (await bundleIn(userCache()));
if (!bundle) throw new Error("Unexpected caches that can't be written, expected node_modules/.cache or the user's");
process.env.REPORT_BUNDLE = bundle;
await import(pathToFileURL(join(bundle, `${command}.js`)).href);

/** The folder of the bundled code, made where it is missing; undefined where it can't be written. */
async function bundleIn(cache) {
  const folder = join(cache, hash);
  try {
    if (existsSync(join(folder, "whole"))) {
      utimesSync(folder, new Date(), new Date());
      return folder;
    }
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    const aside = join(cache, `${hash}.${process.pid}`);
    await makeBundle(aside);
    try {
      renameSync(aside, folder);
    } catch (error) {
      // Another command that started at the same time was first.
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(join(folder, "whole"))) throw error;
    }
    sweep(cache);
    return folder;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS", "ENOENT", "ENOSPC"].includes(error.code)) return undefined;
    throw error;
  }
}

async function makeBundle(folder) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [...commands, "work/section-thread.ts"].map((name) => join(scripts, name)),
    outbase: scripts,
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    // Reads configurations written in TypeScript.
    external: ["typescript"],
    // Packages in CommonJS ask for Node's own modules, and puppeteer's for its configuration, by what only CommonJS has.
    banner: {
      js: [
        'import { createRequire as bundleRequire } from "node:module";',
        "const { url: bundleUrl, filename: __filename, dirname: __dirname } = import.meta;",
        "const require = bundleRequire(bundleUrl);",
      ].join(" "),
    },
    plugins: [
      { name: "own places", setup: keepPlaces },
      { name: "left out", setup: leaveOut },
    ],
  });
  // What `watch` shows in the reader's browser.
  await build({
    entryPoints: [join(scripts, "watch/viewer/viewer.ts")],
    outdir: join(folder, "watch/viewer"),
    bundle: true,
    platform: "browser",
    format: "esm",
    target: ["chrome111", "firefox115", "safari16.4"],
    logLevel: "error",
  });
  const { writeFileSync } = await import("node:fs");
  writeFileSync(join(folder, "whole"), "");
}

/** `import.meta.url` and `.dirname` of our own files stay those of the source, since styles and pages lie beside it. */
function keepPlaces(build) {
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    if (relative(scripts, path).startsWith("..")) return undefined;
    const contents = readFileSync(path, "utf8")
      .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
      .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
    return { contents, loader: "ts" };
  });
}

/**
 * What packages load and no command uses, while it takes longer to load than all else of them: fontkit's brotli, for
 * WOFF2 fonts, which ours are not; puppeteer's proxies, for browsers that it downloads; zod's messages in fifty languages.
 */
function leaveOut(build) {
  build.onResolve({ filter: /^brotli\/|^proxy-agent$/ }, ({ path }) => ({ path, namespace: "left-out" }));
  build.onLoad({ filter: /./, namespace: "left-out" }, ({ path }) => ({
    contents: `const leftOut = () => { throw new Error("Unexpected use of ${path}, left out in scripts/run.js"); };
      export { leftOut as default, leftOut as ProxyAgent };`,
  }));
  build.onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
    contents: 'export { default as en } from "./en.js";',
  }));
}

/** All that the bundle is made from: our code, the versions of all packages, Node's own. */
function hashOfCode() {
  const hash = createHash("sha256").update(`${root}\0${process.version}\0${process.arch}`);
  for (const name of filesBelow(scripts)) hash.update(`\0${name}\0`).update(readFileSync(join(scripts, name)));
  return hash
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 32);
}

/** Paths below `folder`, with slashes, in a fixed order. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

function userCache() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "report-press/code");
}

function sweep(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
}
