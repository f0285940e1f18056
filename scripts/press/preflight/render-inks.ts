/** Measures the most ink on pages as Ghostscript renders them. */
import type { Box } from "../../lib/pdf/geometry.ts";
import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { removeNow } from "../../lib/process/abandoned.ts";
import { atEnd } from "../../lib/process/at-end.ts";
import { makeTemporaryFolder } from "../../lib/process/temporary-folder.ts";
import { numberRuns } from "../../messages/number-runs.ts";
import { readPlates } from "./read-plates.ts";

export interface InkRendering {
  /** The most ink on one spot of each page, by the page's number from 1; 1 for one full ink. */
  readonly most: ReadonlyMap<number, number>;
  /** How it was measured, as text for people: `rendered by Ghostscript 10.00 at 24 ppi`. */
  readonly by: string;
}

/** Resolution of the rendering: areas of a few millimetres are found, and a sheet takes some milliseconds. */
const ppi = 24;
/** More pages than this are rendered by two processes at once. */
const worthTwo = 40;

/**
 * Renders pages to their inks with Ghostscript, a program of its own that is found by its usual names; the environment
 * variable `GS` names another.
 *
 * @param bleedOf - returns a page's bleed, in points from the lower left corner of its sheet; what lies outside is
 *   not measured
 * @param limitMs - milliseconds after which Ghostscript is ended
 * @returns the measures, or as `failure` why there are none, in words, where Ghostscript is missing or fails, which
 *   doesn't mean that the file is faulty
 */
export async function renderInks(
  bytes: Uint8Array,
  pages: readonly number[],
  bleedOf: (page: number) => Box,
  limitMs?: number,
): Promise<InkRendering | { failure: string }> {
  const program = process.env.GS ?? "gs";
  const version = await versionOf(program);
  if (version === undefined) return { failure: "Ghostscript is not installed" };
  const by = `rendered by Ghostscript ${version} at ${ppi} ppi`;
  if (pages.length === 0) return { most: new Map(), by };
  const folder = makeTemporaryFolder();
  const cancel = atEnd(() => removeNow(folder));
  try {
    const path = join(folder, "file.pdf");
    await writeFile(path, bytes);
    const half = pages.length > worthTwo ? Math.ceil(pages.length / 2) : pages.length;
    const parts = [pages.slice(0, half), pages.slice(half)].filter((part) => part.length > 0);
    const found = await Promise.all(parts.map((part) => renderPages(program, path, part, bleedOf, limitMs)));
    return { most: new Map(found.flat()), by };
  } catch (error) {
    return { failure: `Ghostscript ${version} failed: ${(error as Error).message}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
    cancel();
  }
}

function versionOf(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? text.trim() : undefined));
  });
}

async function renderPages(
  program: string,
  path: string,
  pages: readonly number[],
  bleedOf: (page: number) => Box,
  limitMs: number | undefined,
): Promise<[page: number, most: number][]> {
  // Pages are listed as ranges, since the length of a command line is limited.
  const list = numberRuns(pages).map(([from, to]) => `${from}-${to}`);
  const options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", `-sPageList=${list.join(",")}`];
  const device = ["-sDEVICE=pamcmyk32", `-r${ppi}`, "-sOutputFile=-", "-sstdout=%stderr"];
  const child = spawn(program, [...options, ...device, path], { stdio: ["ignore", "pipe", "pipe"] });
  const cancel = atEnd(() => void child.kill("SIGKILL"));
  let isLate = false;
  const timer = limitMs && setTimeout(() => (isLate = child.kill("SIGKILL")), limitMs);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const found: number[] = [];
  const read = readPlates(child.stdout, (plates) => {
    found.push(plates.mostWithin(bleedOf(pages[found.length]!), ppi));
  });
  // Ghostscript's own message tells more than the error of reading its incomplete output.
  const [code] = await Promise.all([ended, read.catch(() => undefined)]).finally(cancel);
  clearTimeout(timer);
  if (isLate) throw new Error(`it took more than ${Math.round(limitMs! / 1000)} s`);
  if (code !== 0 || found.length !== pages.length) {
    const count = `${found.length} of ${pages.length} pages`;
    throw new Error(`it ended (${code}) after ${count}: ${complaint.trim().slice(0, 400)}`);
  }
  return pages.map((page, index) => [page, found[index]!]);
}
