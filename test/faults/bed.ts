/** Lays out a place of its own in which commands run under faults, and sees what these leave behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cacheFolders } from "#lib/cache/cache-folders.ts";
import { stampOfUnfinished } from "#lib/process/abandoned.ts";
import { atEnd } from "#lib/process/at-end.ts";
import { listProcesses, type ListedProcess } from "../support/process-list.ts";
import { argumentsOf, root } from "../support/run-script.ts";

/** State of the manuscript; the two differ in words, notes and charts. */
export type State = "first" | "second";

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Text that was printed. */
  said: string;
  seconds: number;
}

export interface Running {
  child: ChildProcess;
  said: () => string;
  isRunning: () => boolean;
  ended: Promise<Ended>;
  /** Sends a signal to the command with all that is in its process group, if it still runs. */
  signal: (signal: NodeJS.Signals) => void;
}

export type CommandName = "build" | "print" | "proof" | "watch" | "notes";

/** Environment variables that differ; undefined for those that are not set. */
export type Surroundings = Record<string, string>;

/**
 * Holds a copy of the program with caches of its own, a manuscript, and folders for outputs and temporary files.
 * Processes that were started here are known by their environment.
 */
export class Bed {
  readonly folder = mkdtempSync(join(tmpdir(), "faults-"));
  readonly project = join(this.folder, "project");
  readonly manuscript = join(this.folder, "manuscript");
  readonly out = join(this.folder, "out");
  readonly temporary = join(this.folder, "tmp");
  readonly cache = join(this.folder, "cache");
  readonly #env: NodeJS.ProcessEnv;
  /** Milliseconds that a build from nothing takes. */
  usualMs = 0;
  #built: State = "second";
  readonly #forget = atEnd(() => this.#remove());
  readonly #right = new Map<string, Record<string, string>>();

  constructor() {
    for (const name of ["scripts", "styles", "package.json", "package-lock.json"])
      cpSync(join(root, name), join(this.project, name), { recursive: true });
    this.#linkPackages();
    cpSync(join(root, "test/look"), this.manuscript, { recursive: true });
    for (const path of [this.temporary, this.cache, join(this.folder, "home")]) mkdirSync(path);
    this.#env = {
      ...process.env,
      HOME: join(this.folder, "home"),
      XDG_CACHE_HOME: join(this.folder, "home/cache"),
      TMPDIR: this.temporary,
      REPORT_CACHE: this.cache,
      REPORT_FAULTS: this.folder,
    };
    for (const name of ["NODE_OPTIONS", "VITEST", "NODE_ENV"]) delete this.#env[name];
  }

  /** Puts links to packages, and to Chromium unpacked, of the project itself. */
  #linkPackages(): void {
    const ours = join(root, "node_modules");
    const modules = join(this.project, "node_modules");
    mkdirSync(join(modules, ".cache/report-press"), { recursive: true });
    for (const name of readdirSync(ours)) if (name !== ".cache") symlinkSync(join(ours, name), join(modules, name));
    const cache = cacheFolders()[0]!;
    const chromium = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith("chromium-")) : [];
    for (const name of chromium.filter((name) => stampOfUnfinished(name) === undefined))
      symlinkSync(join(cache, name), join(modules, ".cache/report-press", name));
  }

  write(state: State): void {
    const text = readFileSync(join(root, "test/look/1.md"), "utf8");
    const edited = state === "first" ? text : text.replaceAll("inspectors", "examiners").replace("[^1]", "[^1] More.");
    writeFileSync(join(this.manuscript, "1.md"), edited);
    const data = readFileSync(join(root, "test/look/data/lanterns.csv"), "utf8");
    writeFileSync(join(this.manuscript, "data/lanterns.csv"), state === "first" ? data : data.replace("1", "2"));
  }

  start(name: CommandName, surroundings: Surroundings = {}, args: readonly string[] = []): Running {
    const began = Date.now();
    const call = [...argumentsOf(name), "--manuscript", this.manuscript, "--out", this.out, "--jobs", "2", ...args];
    const child = spawn(process.execPath, call, {
      cwd: this.project,
      env: { ...this.#env, ...surroundings },
      // A process group of its own.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = new Promise<Ended>((resolve) => {
      child.once("close", (code, signal) => resolve({ code, signal, said, seconds: (Date.now() - began) / 1000 }));
    });
    const isRunning = () => child.exitCode === null && child.signalCode === null;
    const signal = (signal: NodeJS.Signals) => {
      if (isRunning()) process.kill(-child.pid!, signal);
    };
    return { child, said: () => said, isRunning, ended, signal };
  }

  run(name: CommandName, surroundings: Surroundings = {}, args: readonly string[] = []): Promise<Ended> {
    return this.start(name, surroundings, args).ended;
  }

  /** Returns the other state than the one that was built last. */
  get next(): State {
    return this.#built === "first" ? "second" : "first";
  }

  /** Empties the cache, so that the next build makes all out of nothing but the manuscript. */
  forget(): void {
    for (const name of readdirSync(this.cache)) rmSync(join(this.cache, name), { recursive: true });
  }

  /** Returns hashes of the files as a build from nothing makes them; made once for each state. */
  async rightFiles(state: State): Promise<Record<string, string>> {
    const known = this.#right.get(state);
    if (known) return known;
    this.write(state);
    const out = join(this.folder, "right");
    const cache = join(this.folder, "no-cache");
    const ended = await this.run("build", { REPORT_CACHE: cache }, ["--out", out]);
    if (ended.code !== 0) throw new Error(`Unexpected end of a build without faults: ${JSON.stringify(ended)}`);
    this.usualMs = ended.seconds * 1000;
    const files = outputsIn(out);
    for (const path of [out, cache]) rmSync(path, { recursive: true });
    this.#right.set(state, files);
    return files;
  }

  /** Builds. @throws where that does not make what a build from nothing makes */
  async expectRight(state = this.next): Promise<void> {
    await this.rightFiles(state);
    this.write(state);
    const ended = await this.run("build");
    if (ended.code !== 0) throw new Error(`The next build failed: ${JSON.stringify(ended)}`);
    await this.expectFiles(state);
    await this.expectNothingLeft();
    this.#built = state;
  }

  /** Compares the outputs. @throws where they are not those of a build from nothing */
  async expectFiles(state: State): Promise<void> {
    this.expectWhole();
    const right = await this.rightFiles(state);
    const all = outputsIn(this.out);
    // Other commands may have made others.
    const found = Object.fromEntries(Object.keys(right).map((name) => [name, all[name]]));
    expectEqual(found, right);
  }

  /** Compares two folders. @throws where their PDFs and pages differ */
  expectSame(one: string, other: string): void {
    expectEqual(outputsIn(one), outputsIn(other));
  }

  /** Compares the outputs with their record. @throws where they are not those of one build, by its hashes */
  expectWhole(): void {
    const found = hashesIn(this.out);
    const record = JSON.parse(readFileSync(join(this.out, "build-report.json"), "utf8")) as {
      outputs: Record<string, { sha256: string }>;
    };
    const wrong = Object.entries(record.outputs).filter(([name, { sha256 }]) => found[name] !== sha256);
    if (wrong.length > 0) throw new Error(`Outputs of several builds: ${JSON.stringify({ wrong, found })}`);
  }

  /**
   * Returns processes that were started here and still run; helpers of a browser, which hide where they come from,
   * by their group.
   */
  processes(): ListedProcess[] {
    const all = listProcesses().filter(({ state }) => state !== "Z");
    const groups = new Set(all.filter(({ id }) => this.#hasStarted(id)).map(({ group }) => group));
    return all.filter(({ group }) => groups.has(group));
  }

  #hasStarted(id: number): boolean {
    try {
      return readFileSync(`/proc/${id}/environ`, "latin1").includes(`REPORT_FAULTS=${this.folder}\0`);
    } catch {
      return false;
    }
  }

  /** Looks for leftovers. @throws where something still runs a moment later, or lies about */
  async expectNothingLeft(): Promise<void> {
    for (let tries = 0; this.processes().length > 0; tries++) {
      if (tries > 100) throw new Error(`Still running: ${JSON.stringify(this.processes())}`);
      await sleep(50);
    }
    const left = [
      ...readdirSync(this.temporary),
      ...readdirSync(this.out).filter((name) => name.startsWith(".")),
      ...asidesIn(this.cache),
      ...asidesIn(join(this.project, "node_modules/.cache")),
    ];
    if (left.length > 0) throw new Error(`Left lying about: ${left.join(", ")}`);
  }

  /** Ends whatever still runs here, one by one, and removes the place. */
  close(): void {
    this.#remove();
    this.#forget();
  }

  #remove(): void {
    for (const { id } of this.processes()) process.kill(id, "SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

function expectEqual(found: object, right: object): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(right)];
  if (one !== other) throw new Error(`The outputs differ: ${one} instead of ${other}`);
}

/** Returns the SHA-256 of each file in a folder, by its name; not of those in folders in it. */
function hashesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ name }) => {
      const bytes = readFileSync(join(folder, name));
      return [name, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
}

/** Returns the SHA-256 of what a build makes beside its record, which has times in it. */
function outputsIn(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(hashesIn(folder)).filter(([name]) => /\.(pdf|html)$/.test(name)));
}

/** Returns the paths that bear the stamp of a process, which nothing does that is whole. */
function asidesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.filter((name) => /\.\d+-\d+-[0-9a-f]{8}\./.test(name));
}
