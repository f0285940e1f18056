/** Packs the project, installs the package in an empty folder, and uses it there as its readers are told to. */
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSteps, takeSteps } from "../forms/first-report.ts";
import { root } from "../support/run-script.ts";
import { onWindows, skipped, withoutProgram } from "../support/why-skipped.ts";

/** Bytes of the largest package, without the browser, that anybody should have to wait for. */
const largestPackage = 15e6;
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

let folder: string;
let tarball: string;
/** Name with blanks and letters that are not ASCII, as homes have. */
let project: string;

/**
 * The Node of this test is found first. npm keeps to itself what it thinks of this machine's own npmrc, which would stand
 * among what the commands say.
 */
const environment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
  npm_config_loglevel: "error",
};

/** Runs a program. */
function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const options = { cwd, env: { ...environment, ...env }, encoding: "utf8", shell: process.platform === "win32" };
  return spawnSync(program, args, options as { encoding: "utf8" });
}

/** For npm, once all is installed. */
const noRegistry = { npm_config_registry: "http://127.0.0.1:9", npm_config_offline: "true" };

function press(args: readonly string[], cwd = project, env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  const caches = { XDG_CACHE_HOME: join(folder, "cache"), REPORT_CACHE: "" };
  return run("npx", ["--no-install", "report-press", ...args], cwd, { ...noRegistry, ...caches, ...env });
}

/** Makes a folder of programs with no more than npm needs to start one. */
function bareFolder(): string {
  const bare = join(folder, "bin");
  mkdirSync(bare);
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  for (const name of ["npx", "sh"]) {
    const found = folders.map((each) => join(each, name)).find((path) => existsSync(path));
    symlinkSync(realpathSync(found!), join(bare, name));
  }
  symlinkSync(process.execPath, join(bare, "node"));
  return bare;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  project = join(folder, "Bericht über Häfen");
  mkdirSync(project);
  const packed = run("npm", ["pack", "--json", "--pack-destination", folder], root);
  expect([packed.status, packed.status === 0 ? "" : packed.stderr]).toEqual([0, ""]);
  tarball = join(folder, `report-press-${version}.tgz`);
  const installed = run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], project);
  expect([installed.status, installed.status === 0 ? "" : installed.stderr]).toEqual([0, ""]);
  const begun = press(["new", "ports", "--yes", "--body", "Harbour Agency"]);
  expect([begun.status, begun.stderr, begun.stdout]).toEqual([
    0,
    "",
    expect.stringContaining("Next: npx report-press build ports"),
  ]);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  const inside = (path: string) => join(project, "node_modules/report-press", path);

  test("is small", () => {
    const { size } = statSync(tarball);
    process.stdout.write(`The package has ${(size / 1e6).toFixed(1)} MB.\n`);
    expect(size).toBeLessThan(largestPackage);
  });

  test("holds what it needs, and nothing that only the project does", () => {
    expect(readdirSync(inside(".")).toSorted()).toEqual(
      [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "bundle",
        "docs",
        "package.json",
        "scripts",
        "starter",
        "styles",
        "types",
      ].toSorted(),
    );
    const names = readdirSync(inside("scripts"), { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => name.endsWith(".ts"))).toEqual([]);
    expect(readFileSync(inside("bundle/LICENCES.txt"), "utf8")).toMatch(/^pagedjs 0\.4\.3 \(MIT\)$/m);
  });

  test("names no folder of the machine that packed it", () => {
    for (const name of readdirSync(inside("bundle"))) {
      expect([name, readFileSync(inside(`bundle/${name}`), "utf8").includes(root)]).toEqual([name, false]);
    }
  });

  test("needs few packages: those that its code asks for", () => {
    const { dependencies } = JSON.parse(readFileSync(inside("package.json"), "utf8")) as { dependencies: object };
    const code = readFileSync(inside("bundle/code.js"), "utf8");
    expect(Object.keys(dependencies).filter((name) => !code.includes(`"${name}`))).toEqual([]);
    expect(readdirSync(join(project, "node_modules")).length).toBeLessThan(80);
  });
});

describe("its commands", () => {
  test("tell the version, themselves and what was probably meant", () => {
    expect(press(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(press([])).toMatchObject({ status: 0, stdout: expect.stringContaining("npx report-press build ") });
    expect(press(["watch", "--help"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("  npx report-press watch [PATH] [options]\n"),
    });
    expect(press(["bild"])).toMatchObject({ status: 1, stderr: expect.stringContaining("did you mean build?") });
    const nowhere = press(["check"], project);
    expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringContaining("npx report-press new my-report") });
  });

  test("build with a path and without", () => {
    const first = press(["build", "ports", "--out", "there", "--json"]);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    const { tools } = JSON.parse(first.stdout) as { tools: Record<string, string> };
    expect(tools).toMatchObject({ "report-press": version, pagedjs: "0.4.3" });
    // Git and all other programs are missing.
    const second = press(["build"], join(project, "ports"), { PATH: onWindows ? process.env["PATH"] : bareFolder() });
    expect([second.status, second.stdout]).toEqual([0, expect.stringContaining("ports.pdf: ")]);
    const [there, here] = ["there", "ports/dist"].map((out) => readFileSync(join(project, out, "ports.pdf")));
    expect(there!.equals(here!)).toBe(true);
    expect(existsSync(join(project, "node_modules/.cache"))).toBe(false);
  });

  test.each<[string, string[], string]>([
    ["check", ["ports"], "ports"],
    ["proof", ["ports", "--lines"], "dist/ports-proof.pdf"],
    ["notes", ["ports"], "dist/ports-notes.csv"],
    ["print", ["ports"], "dist/ports-print.pdf"],
    ["preflight", ["dist/ports-print.pdf"], "dist"],
    ["doctor", [], "dist"],
  ])("%s", (name, args, made) => {
    const { status, stderr } = press([name, ...args]);
    expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
    expect(existsSync(join(project, made))).toBe(true);
  });

  test("change no file of the package", () => {
    const written = run("npm", ["ls", "--json"], project, noRegistry);
    expect(written.status).toBe(0);
    expect(readdirSync(join(project, "node_modules/report-press/bundle")).toSorted()).toEqual(
      ["LICENCES.txt", "code.js", "facts.json", "in-page.js", "paged.js", "viewer.js"].toSorted(),
    );
  });
});

const noSteps = onWindows ?? withoutProgram("git", "Git");

describe.skipIf(noSteps)(`the first report${skipped(noSteps)}`, () => {
  test("is made by the steps of docs/first-report.md, which say what is so", { timeout: 600_000 }, async () => {
    const author = ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "A"],
      [`GIT_${who}_EMAIL`, "a@example.org"],
    ]);
    const wrong = await takeSteps(await readSteps(), {
      folder: project,
      env: {
        ...environment,
        ...Object.fromEntries(author),
        XDG_CACHE_HOME: join(folder, "cache"),
        REPORT_CACHE: "",
        npm_config_prefer_offline: "true",
      },
      // It is installed.
      commandFor: (command) => (command.startsWith("npm install report-press-") ? undefined : command),
    });
    expect(wrong).toEqual([]);
    const made = readdirSync(join(project, "my-report/dist"));
    expect(made).toEqual(expect.arrayContaining(["state-of-the-ports-print.pdf", "state-of-the-ports-changes.pdf"]));
  });
});

describe("its functions", () => {
  test("are those of api.ts", async () => {
    const code = `import * as press from "report-press";
      const { ok, outputs } = await press.build({ manuscript: "ports", out: "made" });
      console.log(JSON.stringify([Object.keys(press), ok, outputs.length]));`;
    writeFileSync(join(project, "make.mjs"), code);
    const { stdout, stderr } = run(process.execPath, ["make.mjs"], project, { XDG_CACHE_HOME: join(folder, "cache") });
    expect(stderr).toBe("");
    const api = Object.keys(await import("#api.ts"));
    expect(JSON.parse(stdout)).toEqual([api.toSorted(), true, 4]);
  });

  test("have types, without those of another package", () => {
    const code = `import { build, type BuildResult, type PlainMessage } from "report-press";
      const { ok, record }: BuildResult = await build({ manuscript: "ports", jobs: 2 });
      export const pages: number = ok ? record!.pages : 0;
      export const place = ({ file, line }: PlainMessage): string => \`\${file}:\${line}\`;
      // @ts-expect-error there is no such option
      await build({ manuscripts: "ports" });`;
    writeFileSync(join(project, "make.mts"), code);
    const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
    const options = "--strict --noEmit --module nodenext --target es2023 --types".split(" ");
    const { status, stdout } = run(process.execPath, [tsc, ...options, "", "make.mts"], project);
    expect([status, stdout]).toEqual([0, ""]);
  });
});
