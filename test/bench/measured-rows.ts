/** Builds and other tools' prints in, carried out one by one in a scratch folder; rows of measures out. */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { openPdf } from "../pdf/read-back.ts";
import { root } from "../run-script.ts";
import type { Files } from "../specimen/edit-specimen.ts";
import { makeSpecimen } from "../specimen/specimen.ts";
import { writeSpecimen } from "../specimen/write-specimen.ts";
import { measureProcess, type Command, type ProcessRun } from "./measure-process.ts";
import type { InstalledTool } from "./other-tools.ts";
import type { Row } from "./results.ts";
import { writeWholeDocument } from "./whole-document.ts";

/** Of build-report.json. */
interface BuildRecord {
  browser: { version: string };
}

/** A run that takes longer hangs. */
const limits = { limitSeconds: 1800 };

export class MeasuredRows {
  readonly #rows = new Map<string, Row>();
  readonly #scratch: string;
  readonly #manuscript: string;
  readonly #out: string;
  readonly #browser: string;
  readonly #documents = new Map<number, string>();

  /**
   * @param scratch - an empty folder
   * @param browser - the executable file that other tools are given
   */
  constructor(scratch: string, browser: string) {
    this.#scratch = scratch;
    this.#manuscript = join(scratch, "manuscript");
    this.#out = join(scratch, "out");
    this.#browser = browser;
  }

  /** In the order in which they were first measured. */
  get rows(): Row[] {
    return [...this.#rows.values()];
  }

  /**
   * Everything once, with one section: what a program's first run reads from disk, unpacks or compiles is no
   * part of a measure. Resolves to the browser's name and version. Throws where the build fails.
   */
  async warmUp(tools: readonly InstalledTool[]): Promise<string> {
    await this.#write(makeFiles(1));
    await this.#emptyOut();
    const { failure } = await this.#run(this.#buildCommand(this.#cache("warm-up")));
    if (failure) throw new Error(`the build of a small report failed: ${failure}`);
    const record = JSON.parse(await readFile(join(this.#out, "build-report.json"), "utf8")) as BuildRecord;
    // How it ends is told when it is measured.
    for (const tool of tools) await this.#run(this.#toolCommand(tool, await this.#document(1)));
    return record.browser.version;
  }

  /** @param cache - name of the cache that the build starts from; a new name, an empty cache */
  async measureBuild(row: Omit<Row, "measures">, files: Files, cache: string): Promise<void> {
    await this.#write(files);
    await this.#measure(row, this.#buildCommand(this.#cache(cache)));
  }

  async dropCache(cache: string): Promise<void> {
    await rm(this.#cache(cache), { recursive: true, force: true });
  }

  async measureTool(tool: InstalledTool, sections: number): Promise<void> {
    const row = { name: tool.name, title: `${tool.name} ${tool.version}`, sections };
    await this.#measure(row, this.#toolCommand(tool, await this.#document(sections)));
  }

  async #measure(row: Omit<Row, "measures">, command: Command): Promise<void> {
    const key = `${row.name} ${row.sections}`;
    const kept = this.#rows.get(key) ?? { ...row, measures: [] };
    this.#rows.set(key, kept);
    if (kept.failure !== undefined) return;
    await this.#emptyOut();
    const { seconds, watched, failure } = await this.#run(command);
    const pages = failure === undefined ? await countPages(this.#out) : undefined;
    if (pages === undefined) kept.failure = failure ?? "made no PDF";
    else kept.measures.push({ seconds, pages, watched });
  }

  /** With a place for temporary files that goes with the scratch folder, whatever is left there by what is killed. */
  async #run(command: Command): Promise<ProcessRun> {
    const temporary = join(this.#scratch, "temporary");
    await mkdir(temporary, { recursive: true });
    return measureProcess({ ...command, env: { ...command.env, TMPDIR: temporary } }, limits);
  }

  /** An older PDF must not be taken for one that a run failed to make. */
  async #emptyOut(): Promise<void> {
    await rm(this.#out, { recursive: true, force: true });
    await mkdir(this.#out);
  }

  async #write(files: Files): Promise<void> {
    await rm(this.#manuscript, { recursive: true, force: true });
    await writeSpecimen(files, this.#manuscript);
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

  #buildCommand(cache: string): Command {
    return {
      path: process.execPath,
      args: [join(root, "scripts/run.js"), "build", "--manuscript", this.#manuscript, "--out", this.#out],
      cwd: root,
      env: { REPORT_CACHE: cache },
    };
  }

  #toolCommand(tool: InstalledTool, input: string): Command {
    return tool.command({ path: tool.path, input, output: join(this.#out, "document.pdf"), browser: this.#browser });
  }
}

/** The specimen that everything is measured on. */
export function makeFiles(sections: number): Files {
  return makeSpecimen({ sections, seed: 1, notesPerSection: 87 });
}

/** Pages of the one PDF in the folder; undefined where there is none. */
async function countPages(folder: string): Promise<number | undefined> {
  const name = (await readdir(folder)).find((each) => each.endsWith(".pdf"));
  if (name === undefined) return undefined;
  const pdf = await openPdf(await readFile(join(folder, name)));
  try {
    return pdf.numPages;
  } finally {
    await pdf.destroy();
  }
}
