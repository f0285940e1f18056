/** Carries out builds and other tools' prints one by one in a scratch folder, and gathers rows of measures. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openPdf } from "../support/read-back.ts";
import { argumentsOf, root } from "../support/run-script.ts";
import type { Files } from "../specimen/edit-specimen.ts";
import { makeSpecimen } from "../specimen/specimen.ts";
import { writeSpecimen } from "../specimen/write-specimen.ts";
import {
  measureProcess,
  type Command,
  type Measuring,
  type ProcessRun,
  type RunningProcess,
} from "./measure-process.ts";
import type { InstalledTool } from "./other-tools.ts";
import type { Measure, Row } from "./results.ts";
import { timeEdits, type ShownEdit } from "./watch-edits.ts";
import { writeWholeDocument } from "./whole-document.ts";

/** Fields of build-report.json. */
interface BuildRecord {
  browser: { version: string };
}

/** Fields of what `print --json` writes. */
interface PrintRecord {
  secondsByStep: Record<string, number>;
}

/** Steps of `print` that a build has not. */
const stepsOfPrint = ["inks", "preflight"];

/** Seconds after which a run hangs. */
const limits = { limitSeconds: 1800 };

export class MeasuredRows {
  readonly #rows = new Map<string, Row>();
  readonly #scratch: string;
  readonly #manuscript: string;
  readonly #out: string;
  readonly #browser: string;
  readonly #documents = new Map<number, string>();

  /**
   * Prepares the folders.
   *
   * @param scratch - an empty folder
   * @param browser - the executable file that other tools are given
   */
  constructor(scratch: string, browser: string) {
    this.#scratch = scratch;
    this.#manuscript = join(scratch, "manuscript");
    this.#out = join(scratch, "out");
    this.#browser = browser;
  }

  /** Returns rows in the order in which they were first measured. */
  get rows(): Row[] {
    return [...this.#rows.values()];
  }

  /**
   * Runs everything once, with one section: what a program's first run reads from disk, unpacks or compiles is no
   * part of a measure. Resolves to the browser's name and version. Throws where the build fails.
   *
   * @param files - the report of one section, where `project` is too old for all that the specimen has
   * @param project - folder of the project that builds, where it isn't this one
   */
  async warmUp(tools: readonly InstalledTool[], files = makeFiles(1), project = root): Promise<string> {
    await this.#write(files);
    await this.#emptyOut();
    const { failure } = await this.#run({ ...this.#command("build", "warm-up"), cwd: project });
    if (failure) throw new Error(`the build of a small report failed: ${failure}`);
    const record = JSON.parse(await readFile(join(this.#out, "build-report.json"), "utf8")) as BuildRecord;
    // How it ends is told when it is measured.
    for (const tool of tools) await this.#run(this.#toolCommand(tool, await this.#document(1)));
    return record.browser.version;
  }

  /**
   * Measures a build.
   *
   * @param cache - name of the cache that it starts from; a new name, an empty cache
   * @param project - folder of the project that builds, where it isn't this one
   */
  async measureBuild(row: Omit<Row, "measures">, files: Files, cache: string, project = root): Promise<void> {
    await this.#write(files);
    await this.#measure(row, { ...this.#command("build", cache), cwd: project }, { pdf: ".pdf" });
  }

  /** Measures the print PDF and its preflight; its own steps are told beside. */
  async measurePrint(row: Omit<Row, "measures">, files: Files, cache: string): Promise<void> {
    await this.#write(files);
    const ownSeconds = (output: string) => {
      const { secondsByStep } = JSON.parse(output) as PrintRecord;
      return stepsOfPrint.reduce((sum, step) => sum + secondsByStep[step]!, 0);
    };
    await this.#measure(row, this.#command("print", cache, "--json"), { pdf: "-print.pdf", ownSeconds });
  }

  /** Measures the proof of what changed from `old` to `files`, of which both have been built. */
  async measureChangeProof(row: Omit<Row, "measures">, old: Files, files: Files, cache: string): Promise<void> {
    const since = join(this.#scratch, "since");
    await rm(since, { recursive: true, force: true });
    await writeSpecimen(old, since);
    await this.#write(files);
    await this.#emptyOut();
    // That it fails is told when it is measured.
    await this.#run(this.#command("build", cache));
    await this.#measure(row, this.#command("proof", cache, "--since", since), { pdf: "-changes.pdf" });
  }

  /**
   * Measures each edit, saved while `watch` runs, but the first: after it the process has done once whatever it
   * does.
   *
   * @param states - the manuscript as it is, and after each edit
   */
  async measureWatch(row: Omit<Row, "measures">, states: readonly Files[], cache: string): Promise<void> {
    const kept = this.#rowFor(row);
    if (kept.failure !== undefined) return;
    await this.#write(states[0]!);
    await this.#emptyOut();
    const saves = states.slice(1).map((state, index) => () => this.#save(states[index]!, state));
    let edits: ShownEdit[] = [];
    const meanwhile = async (running: RunningProcess) => {
      edits = await timeEdits(running, saves);
    };
    const weighs = kept.measures.length === 0;
    const { watched, failure } = await this.#run(this.#command("watch", cache), { meanwhile, weighs });
    if (failure !== undefined) kept.failure = failure;
    // Its time on processors is that of all edits and of the start.
    const peak = watched && { peak: watched.peak };
    kept.measures.push(...edits.slice(1).map((edit) => ({ ...edit, watched: peak })));
  }

  async dropCache(cache: string): Promise<void> {
    await rm(this.#cache(cache), { recursive: true, force: true });
  }

  async measureTool(tool: InstalledTool, sections: number): Promise<void> {
    const row = { name: tool.name, title: `${tool.name} ${tool.version}`, sections };
    await this.#measure(row, this.#toolCommand(tool, await this.#document(sections)), { pdf: ".pdf" });
  }

  /** Runs and adds to the row. @param made.pdf - how the name of the PDF ends that is made */
  async #measure(
    row: Omit<Row, "measures">,
    command: Command,
    made: { pdf: string; ownSeconds?: (output: string) => number },
  ): Promise<void> {
    const kept = this.#rowFor(row);
    if (kept.failure !== undefined) return;
    await this.#emptyOut();
    const { seconds, watched, output, failure } = await this.#run(command, { weighs: kept.measures.length === 0 });
    const pages = failure === undefined ? await countPages(this.#out, made.pdf) : undefined;
    if (pages === undefined) kept.failure = failure ?? "made no PDF";
    else {
      const own: Partial<Measure> = made.ownSeconds ? { ownSeconds: made.ownSeconds(output) } : {};
      kept.measures.push({ seconds, pages, watched, ...own });
    }
  }

  #rowFor(row: Omit<Row, "measures">): Row {
    const key = `${row.name} ${row.sections}`;
    const kept = this.#rows.get(key) ?? { ...row, measures: [] };
    this.#rows.set(key, kept);
    return kept;
  }

  /**
   * Runs with a place for temporary files that goes with the scratch folder, whatever is left there by what is
   * killed.
   */
  async #run(command: Command, how: Omit<Measuring, "limitSeconds"> = {}): Promise<ProcessRun> {
    const temporary = join(this.#scratch, "temporary");
    await mkdir(temporary, { recursive: true });
    return measureProcess({ ...command, env: { ...command.env, TMPDIR: temporary } }, { ...limits, ...how });
  }

  /** Empties the folder: an older PDF must not be taken for one that a run failed to make. */
  async #emptyOut(): Promise<void> {
    await rm(this.#out, { recursive: true, force: true });
    await mkdir(this.#out);
  }

  async #write(files: Files): Promise<void> {
    await rm(this.#manuscript, { recursive: true, force: true });
    await writeSpecimen(files, this.#manuscript);
  }

  /** Saves as an editor does: the files that differ, one write each. */
  async #save(before: Files, after: Files): Promise<void> {
    for (const [name, text] of after) {
      if (before.get(name) !== text) await writeFile(join(this.#manuscript, name), text);
    }
  }

  async #document(sections: number): Promise<string> {
    const known = this.#documents.get(sections);
    if (known !== undefined) return known;
    await this.#write(makeFiles(sections));
    const path = await writeWholeDocument(this.#manuscript, join(this.#scratch, `document-${sections}`));
    this.#documents.set(sections, path);
    return path;
  }

  #cache(name: string): string {
    return join(this.#scratch, `cache-${name}`);
  }

  /** Returns the command line. @param cache - its name */
  #command(name: string, cache: string, ...options: string[]): Command {
    return {
      path: process.execPath,
      args: [...argumentsOf(name), "--manuscript", this.#manuscript, "--out", this.#out, ...options],
      cwd: root,
      env: { REPORT_CACHE: this.#cache(cache) },
    };
  }

  #toolCommand(tool: InstalledTool, input: string): Command {
    return tool.command({ path: tool.path, input, output: join(this.#out, "document.pdf"), browser: this.#browser });
  }
}

/** Makes the specimen that everything is measured on. */
export function makeFiles(sections: number): Files {
  return makeSpecimen({ sections, seed: 1, notesPerSection: 87 });
}

/** Counts pages of the PDF in the folder whose name ends like this; undefined where there is none. */
async function countPages(folder: string, ending: string): Promise<number | undefined> {
  const name = (await readdir(folder)).find((each) => each.endsWith(ending));
  if (name === undefined) return undefined;
  const pdf = await openPdf(await readFile(join(folder, name)));
  try {
    return pdf.numPages;
  } finally {
    await pdf.destroy();
  }
}
