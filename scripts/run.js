/**
 * The name of a command in, that command run out: `node scripts/run.js build --help`.
 *
 * The commands are TypeScript and import some hundred modules, which takes a second and more to compile and
 * load one by one. So esbuild makes one file of all, kept in a cache under the hash of the code; a changed line of
 * code makes a new one. What V8 compiled of it is kept beside, for each command, when that has run for the first
 * time. This is the only file that Node runs as it is, in the threads of a command too.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { isMainThread, workerData } from "node:worker_threads";
import { crc32 } from "node:zlib";

const scripts = dirname(fileURLToPath(import.meta.url));
const root = dirname(scripts);
const codeFile = "code.js";
/** Before what V8 compiled, which it copies where it is not aligned so. */
const headBytes = 8;
/** A command that took longer did what it is for. */
const workMs = 1000;
/** Bundles that nobody has run for a month go when a new one is made. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

// Young objects of a build are many and short-lived: package.json gives Node more room for them where that pays, after
// an edit; it can't be set any more here.
// A build is too short for much of what V8 would compile with care: waiting longer with it saves a sixth of the time.
setFlagsFromString("--interrupt-budget=500000");
// What was compiled at the start is still there when it is kept, at the end.
setFlagsFromString("--no-flush-bytecode");

if (isMainThread) await runCommand(process.argv.slice(2));
else runEntry(process.env.REPORT_BUNDLE, workerData.entry);

async function runCommand([command, ...rest]) {
  const commands = commandNames();
  if (!commands.includes(command)) {
    process.stderr.write(`Unexpected command ${command ?? ""}, expected one of ${commands.join(", ")}\n`);
    process.exit(1);
  }
  const hash = hashOfCode();
  // What the commands keep between builds depends on the code that made it.
  process.env.REPORT_CODE_HASH = hash;
  process.argv.splice(2, process.argv.length, ...rest);
  const bundle =
    (await bundleIn(join(root, "node_modules/.cache/report-press/code"), hash)) ?? (await bundleIn(userCache(), hash));
  if (!bundle) throw new Error("Unexpected caches that can't be written, expected node_modules/.cache or the user's");
  process.env.REPORT_BUNDLE = bundle;
  runEntry(bundle, command);
}

/**
 * Runs a command, or what threads run. What V8 has compiled by the end of a command is kept, and once more when it has
 * worked for longer than a help text takes; `keepCode` is given to a thread, which knows when it has done enough.
 */
function runEntry(bundle, name) {
  const path = join(bundle, codeFile);
  // What was compiled with other flags of V8 can't be used.
  const flags = createHash("sha256")
    .update(JSON.stringify([process.execArgv, process.env.NODE_OPTIONS]))
    .digest("hex");
  const [first, whole] = ["first", "whole"].map((what) => join(bundle, `${name}.${flags.slice(0, 8)}.${what}`));
  const ofWhole = readChecked(whole);
  const cachedData = ofWhole ?? readChecked(first);
  // It is ASCII, and read so in a fifth of the time.
  const script = new Script(readFileSync(path, "latin1"), { filename: path, cachedData });
  const isUsed = cachedData !== undefined && !script.cachedDataRejected;
  const keepCode = () => {
    if (!isUsed || !ofWhole) writeChecked(whole, script.createCachedData());
  };
  if (isMainThread) {
    process.on("exit", () => {
      if (performance.now() > workMs) keepCode();
      else if (!isUsed) writeChecked(first, script.createCachedData());
    });
  }
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(path), pathToFileURL(path).href, path, bundle);
  module.exports.run(name, keepCode);
}

/** Undefined where there is none, or it is not, to the bit, what was written: V8 would run it, and crash. */
function readChecked(path) {
  if (!existsSync(path)) return undefined;
  const file = readFileSync(path);
  const bytes = file.subarray(headBytes);
  return file.length > headBytes && file.readUInt32LE() === crc32(bytes) ? bytes : undefined;
}

/** Behind its CRC-32. That it can't be written is no fault. */
function writeChecked(path, bytes) {
  const aside = `${path}.${process.pid}`;
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(crc32(bytes));
  try {
    writeFileSync(aside, Buffer.concat([head, bytes]));
    renameSync(aside, path);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}

/** The folder of the bundled code, made where it is missing; undefined where it can't be written. */
async function bundleIn(cache, hash) {
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
    if (isUnwritable(error)) return undefined;
    throw error;
  }
}

function isUnwritable({ code }) {
  return ["EACCES", "EPERM", "EROFS", "ENOENT", "ENOSPC"].includes(code);
}

async function makeBundle(folder) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    // A module is run when it is imported for the first time.
    stdin: { contents: entriesOf(commandNames()), resolveDir: scripts, loader: "ts" },
    outfile: join(folder, codeFile),
    write: false,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // A script has no way to import; what is not in the bundle is required.
    supported: { "dynamic-import": false },
    logLevel: "error",
    // Reads configurations written in TypeScript.
    external: ["typescript"],
    define: { "import.meta.url": "bundleUrl" },
    plugins: [
      { name: "own places", setup: keepPlaces },
      { name: "left out", setup: leaveOut },
    ],
  });
  // Characters in regular expressions are left as they are by esbuild.
  const code = outputFiles[0].text.replace(/[^\0-\x7f]/g, escapeCharacter);
  mkdirSync(folder);
  writeFileSync(
    join(folder, codeFile),
    `(function (module, require, bundleUrl, __filename, __dirname) { const { exports } = module; ${code}\n})`,
  );
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
  writeFileSync(join(folder, "whole"), "");
}

/** Code that runs the command with a name, or what threads run. */
function entriesOf(commands) {
  const imports = commands.map((name) => `${JSON.stringify(name)}: () => import("./${name}.ts")`);
  return `
    const entries = { ${imports.join(", ")} };
    export async function run(name, keepCode) {
      if (name === "thread") (await import("./work/section-thread.ts")).answer(keepCode);
      else await entries[name]();
    }`;
}

function escapeCharacter(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
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

/** All that the bundle, and what V8 makes of it, depends on: our code, the versions of all packages, how Node was built. */
function hashOfCode() {
  const node = [process.version, process.arch, JSON.stringify(process.config.variables)];
  const hash = createHash("sha256").update([root, ...node].join("\0"));
  for (const name of filesBelow(scripts)) hash.update(`\0${name}\0`).update(readFileSync(join(scripts, name)));
  return hash
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 32);
}

/** Those that npm knows. */
function commandNames() {
  const { scripts: calls } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.values(calls).flatMap((call) => /scripts\/run\.js (\S+)$/.exec(call)?.[1] ?? []);
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
