/** A finished file in, how much ink lies on its pages out: from Ghostscript's rendering where it is, else from the colours in the file. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlates } from "./read-plates.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import type { Box } from "../press-geometry.ts";

/** Most ink on one spot of a page, 1 for one full ink. */
export interface InkSample {
  readonly page: number;
  readonly most: number;
}

export interface InkSampling {
  readonly samples: readonly InkSample[];
  /** How they were taken, for people: `rendered by Ghostscript 10.00 at 24 ppi`. */
  readonly method: string;
}

/** Grounds of a few millimetres are found; a sheet is rendered in some milliseconds. */
const ppi = 24;
/** More pages than these are rendered by two at once. */
const worthTwo = 40;

/**
 * Ghostscript is a separate program, found by its name; `GS` names another.
 *
 * @param bleed - of each page; what lies outside is not sampled
 * @returns why there is no sample, in words, where Ghostscript is missing or fails: the file may be sound all the same
 */
export async function sampleRendering(bytes: Uint8Array, pageCount: number, bleed: Box): Promise<InkSampling | string> {
  const program = process.env.GS ?? "gs";
  const version = await versionOf(program);
  if (version === undefined) return "Ghostscript is not installed";
  const folder = await mkdtemp(join(tmpdir(), "preflight-"));
  try {
    const path = join(folder, "file.pdf");
    await writeFile(path, bytes);
    const half = pageCount > worthTwo ? Math.ceil(pageCount / 2) : pageCount;
    const ranges = [[1, half] as const, ...(half < pageCount ? [[half + 1, pageCount] as const] : [])];
    const parts = await Promise.all(ranges.map((range) => renderPages(program, path, range, bleed)));
    return { samples: parts.flat(), method: `rendered by Ghostscript ${version} at ${ppi} ppi` };
  } catch (error) {
    return `Ghostscript ${version} failed: ${(error as Error).message}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Most ink of a flat colour or of a step in a gradient; what lies over each other is not added up, pictures are not read. */
export function sampleColours({ pages }: PressFacts, why: string): InkSampling {
  const samples = pages.map(({ number: page, colours }) => {
    const flat = [...colours.values()].filter(({ space }) => space === "DeviceCMYK");
    return { page, most: Math.max(0, ...flat.map(({ components }) => components.reduce((sum, ink) => sum + ink, 0))) };
  });
  return { samples, method: `from the flat colours in the file, the colour bar among them, since ${why}` };
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
  [first, last]: readonly [number, number],
  bleed: Box,
): Promise<InkSample[]> {
  const range = [`-dFirstPage=${first}`, `-dLastPage=${last}`];
  const options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", ...range];
  const child = spawn(
    program,
    [...options, "-sDEVICE=pamcmyk32", `-r${ppi}`, "-sOutputFile=-", "-sstdout=%stderr", path],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const samples: InkSample[] = [];
  const read = readPlates(child.stdout, (plates) => {
    samples.push({ page: first + samples.length, most: plates.mostWithin(bleed, ppi) });
  });
  // What Ghostscript says tells more than what is then missing.
  const [code] = await Promise.all([ended, read.catch(() => undefined)]);
  if (code !== 0 || samples.length !== last - first + 1) {
    const pages = `${samples.length} of ${last - first + 1} pages`;
    throw new Error(`it ended (${code}) after ${pages}: ${complaint.trim().slice(0, 400)}`);
  }
  return samples;
}
