/** Runs commands as npm starts them: on damaged caches, on none that can be written, for a user without a home. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { argumentsOf, root, runScript } from "../support/run-script.ts";

const compiled = /notes\.[0-9a-f]{8}\.(?:first|whole)$/;
const help = { code: 0, stderr: "", stdout: expect.stringContaining("npm run notes") };

test("a command that doesn't exist is told, with those that do", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/run.js", "biuld"], { cwd: root, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^Unexpected command biuld \(did you mean build\?\), expected one of new, build, (?:[a-z]+, )+[a-z]+\n$/,
  );
});

test("Node writes nothing of its own to standard error, with the flags that package.json gives it", async () => {
  expect(await runScript("build", ["--help"])).toMatchObject({ code: 0, stderr: "" });
});

/** Copies the project with a cache of its own, whose packages are those of this one. */
describe("a checkout", () => {
  let folder: string;
  let checkout: string;
  let bundles: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "run-"));
    checkout = join(folder, "checkout");
    for (const name of ["package.json", "package-lock.json", "scripts", "styles"]) {
      cpSync(join(root, name), join(checkout, name), { recursive: true });
    }
    const packages = join(root, "node_modules");
    mkdirSync(join(checkout, "node_modules"));
    for (const name of readdirSync(packages)) {
      if (!name.startsWith(".")) symlinkSync(join(packages, name), join(checkout, "node_modules", name), "junction");
    }
    bundles = join(checkout, "node_modules/.cache/report-press/code");
    // So much text that threads read it, too.
    mkdirSync(join(folder, "long"));
    writeFileSync(join(folder, "long/report.yaml"), "title: Long\n");
    for (const name of ["One", "Two", "Three", "Four"]) {
      writeFileSync(join(folder, "long", `${name}.md`), `# ${name}\n\n${"Words of a paragraph.\n\n".repeat(4000)}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const options = { cwd: checkout, env: { ...process.env, ...env }, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [...argumentsOf(name), ...args], options);
    return { code: status, stdout, stderr };
  }

  /** Returns the bytes of each cached file, by its path. */
  function contents(): Map<string, Buffer> {
    const names = readdirSync(bundles);
    expect(names).toHaveLength(1);
    const bundle = join(bundles, names[0]!);
    return new Map(readdirSync(bundle).map((name) => [join(bundle, name), readFileSync(join(bundle, name))]));
  }

  test("keeps its bundle, and what was compiled of it", () => {
    expect(run("notes", ["--help"])).toMatchObject(help);
    const kept = contents();
    const names = [...kept.keys()].map((path) => basename(path));
    expect(names).toEqual(expect.arrayContaining(["code.js", "flags.txt", "viewer.js"]));
    expect(names.some((name) => compiled.test(name))).toBe(true);
    expect(run("notes", ["--help"])).toMatchObject(help);
    for (const [path, bytes] of kept) expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test.each<[string, RegExp, (bytes: Buffer) => Buffer]>([
    ["empty", /./, () => Buffer.alloc(0)],
    ["cut in its head", /./, (bytes) => bytes.subarray(0, 6)],
    ["cut", /code\.js$/, (bytes) => bytes.subarray(0, bytes.length - 20)],
    ["longer", /viewer\.js$/, (bytes) => Buffer.concat([bytes, Buffer.from(";")])],
    ["changed in a bit", /code\.js$/, (bytes) => Buffer.from(bytes.map((byte, at) => (at === 1e6 ? byte ^ 1 : byte)))],
    ["changed in bits", compiled, (bytes) => Buffer.from(bytes.map((byte, at) => (at > 100 ? byte ^ 1 : byte)))],
    ["zeros", /./, (bytes) => Buffer.alloc(bytes.length)],
  ])("makes anew what is %s (%s)", (_how, which, damage) => {
    expect(run("notes", ["--help"])).toMatchObject(help);
    const kept = contents();
    const damaged = [...kept].filter(([path]) => which.test(basename(path)));
    expect(damaged).not.toEqual([]);
    for (const [path, bytes] of damaged) writeFileSync(path, damage(bytes));
    expect(run("notes", ["--help"])).toMatchObject(help);
    for (const [path, bytes] of kept) {
      if (!compiled.test(path)) expect(readFileSync(path).equals(bytes)).toBe(true);
    }
    // After a run that took longer it is kept under another name.
    const useless = damaged.map(([, bytes]) => damage(bytes));
    const compiledNow = [...contents()].filter(([path]) => compiled.test(path)).map(([, bytes]) => bytes);
    expect(compiledNow.some((bytes) => !useless.some((each) => each.equals(bytes)))).toBe(true);
  });

  test("removes what killed commands left half written, and not what another is writing", () => {
    expect(run("notes", ["--help"])).toMatchObject(help);
    const bundle = dirname([...contents().keys()][0]!);
    const [old, ahead, fresh] = ["0", "1", "2"].map((digit) => join(bundle, `code.js.${digit.repeat(16)}.aside`));
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    for (const [path, time] of [
      [old!, hours(-2)],
      [ahead!, hours(2)],
      [fresh!, hours(0)],
    ] as const) {
      writeFileSync(path, "half");
      utimesSync(path, time, time);
    }
    expect(run("notes", ["--help"])).toMatchObject(help);
    expect([old, ahead, fresh].map((path) => existsSync(path!))).toEqual([false, false, true]);
    rmSync(fresh!);
  });

  test("works where a folder stands in a file's place, and leaves nothing half written", () => {
    expect(run("notes", ["--help"])).toMatchObject(help);
    const path = [...contents().keys()].find((each) => basename(each) === "code.js")!;
    rmSync(path);
    mkdirSync(join(path, "inside"), { recursive: true });
    expect(run("notes", ["--help"], { XDG_CACHE_HOME: join(folder, "other") })).toMatchObject(help);
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith(".aside"))).toEqual([]);
  });

  describe("whose cache can't be written", () => {
    beforeAll(() => {
      rmSync(join(checkout, "node_modules/.cache"), { recursive: true, force: true });
      writeFileSync(join(checkout, "node_modules/.cache"), "");
      mkdirSync(join(folder, "tmp"), { recursive: true });
    });

    test("keeps its bundle in the user's", () => {
      const env = { XDG_CACHE_HOME: join(folder, "xdg") };
      expect(run("notes", ["--help"], env)).toMatchObject(help);
      expect(readdirSync(join(folder, "xdg/report-press/code"))).toHaveLength(1);
    });

    test.each([
      ["HOME is a file", { HOME: join(import.meta.dirname, "run.test.ts"), XDG_CACHE_HOME: "" }],
      ["HOME is empty, the user's cache a relative path", { HOME: "", XDG_CACHE_HOME: "cache" }],
    ])("has it in memory alone, its threads too, where %s", (_where, env) => {
      const args = ["--manuscript", join(folder, "long"), "--json"];
      const { code, stdout, stderr } = run("check", args, { ...env, TMPDIR: join(folder, "tmp") });
      expect(stderr).toBe("");
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ messages: [] });
      for (const name of ["cache", "home", ".cache"]) expect(existsSync(join(checkout, name))).toBe(false);
    });
  });
});
