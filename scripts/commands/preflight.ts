/** Judges any PDF as a printer would, and says what stands against printing it. */
import { readFile, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import type { VFile } from "vfile";
import type { Command } from "./command.ts";
import { messagesOf } from "./outcome.ts";
import { manuscriptOption } from "./report-options.ts";
import { printLine, printAside } from "./terminal.ts";
import { sayDenial } from "../manuscript/files/read-plain-file.ts";
import { UsageError } from "../messages/usage-error.ts";
import { writeJson, writeMessages } from "./write-messages.ts";
import { readManuscript } from "../manuscript/read-manuscript.ts";
import { tokensOfTheme } from "../theme/read-styles.ts";
import { pageSizeOf } from "../theme/tokens.ts";
import { orderedSpots } from "../press/preflight-files.ts";
import { preflightForeign } from "../press/preflight-foreign.ts";
import type { PressOrder } from "../press/preflight/finding.ts";
import { preflightLines } from "../press/preflight/preflight-lines.ts";
import { toPreflightPage } from "../press/preflight/preflight-page.ts";
import { toJson } from "../messages/printable.ts";
import { plural } from "../messages/plural.ts";
import { openWorkers } from "../pipeline/tasks.ts";
import { writeOutputs } from "../outputs/write-outputs.ts";

/** Bytes of the largest file that is read; it is in memory several times. */
const largestFile = 200e6;

/**
 * Reads the file.
 *
 * @throws {UsageError} where there is no such file, or it is no PDF
 */
async function readPdf(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`Unexpected FILE ${path}, expected the path of a PDF`);
  if (found.size > largestFile) {
    const sizes = [found.size, largestFile].map((size) => Math.round(size / 1e6));
    throw new UsageError(`Unexpected FILE of ${sizes[0]} MB, expected ${sizes[1]} MB at most`);
  }
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `Unexpected FILE ${path}, expected one that can be read, which it can't, ${sayDenial(error.code)}`,
    );
  });
}

/**
 * Returns what was ordered: what the manuscript's settings say, where one is named, and what the options say
 * instead.
 */
async function readOrder(texts: ReadonlyMap<string, string>): Promise<{ order?: PressOrder; files: VFile[] }> {
  const path = texts.get("manuscript");
  const { manuscript, files } = path === undefined ? { files: [] } : await readManuscript(path);
  if (path !== undefined && !manuscript) return { files };
  const settings = manuscript?.settings;
  const print = settings?.print;
  const size = manuscript && pageSizeOf(tokensOfTheme(manuscript.theme));
  const inks = texts.get("inks");
  const order: PressOrder = {
    kind: "any",
    trim: size && { widthMm: size.width, heightMm: size.height },
    pageCount: undefined,
    signature: print?.signature,
    bleedMm: numberOf(texts, "bleed", 0, 50) ?? print?.bleed ?? 3,
    inkLimit: (numberOf(texts, "ink-limit", 100, 400) ?? print?.["ink-limit"] ?? 300) / 100,
    resolution: numberOf(texts, "resolution", 1, 5000) ?? print?.resolution ?? 300,
    condition: texts.get("condition") ?? print?.condition,
    spotInks:
      (inks === undefined ? undefined : inksIn(inks)) ??
      (manuscript && orderedSpots(manuscript.settings.print, manuscript.theme)),
    pictures: [],
    inkPictures: [],
    blanks: new Map(),
  };
  return { order, files };
}

function inksIn(text: string): string[] {
  return text === "none" ? [] : text.split(",").map((name) => name.trim());
}

function numberOf(texts: ReadonlyMap<string, string>, name: string, least: number, most: number): number | undefined {
  const text = texts.get(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`Unexpected value ${text} of --${name}, expected a number from ${least} to ${most}`);
}

export const command: Command = {
  form: {
    name: "preflight",
    purpose:
      "Judges any PDF as a printer would: boxes, bleed, colours, inks, overprinting, pictures, fonts, and the PDF/X that\nit declares. What can't be judged is said.",
    argument: { name: "FILE", help: "The PDF." },
    options: {
      manuscript: {
        ...manuscriptOption,
        help: "A report whose page size and `print` settings the file is held against.",
      },
      bleed: { kind: "text", value: "MM", help: "How far grounds must go on beyond the cut. Default: 3" },
      "ink-limit": { kind: "text", value: "PERCENT", help: "Most ink on one spot. Default: 300" },
      resolution: { kind: "text", value: "PPI", help: "Fewest pixels in an inch of pictures. Default: 300" },
      inks: { kind: "text", value: "NAMES", help: "Spot inks that were ordered, with commas between, or none" },
      condition: { kind: "text", value: "NAME", help: "The printing condition, as FOGRA39." },
      out: { kind: "text", value: "DIR", help: "Folder for <name of FILE>-preflight.html and .json. Default: none" },
      json: { kind: "flag", help: "The result as JSON on standard output." },
    },
    epilogue: `
Ink on one spot is measured where Ghostscript is installed (\`gs\`, or the program that GS names).

Exit code: 0 ready for the press, 1 something stands against it, or it can't be judged, 2 a fault of the pipeline or
the machine.`,
  },
  async run({ argument, flags, texts }) {
    if (argument === undefined) throw new UsageError("Unexpected end, expected a FILE to judge");
    const json = flags.has("json");
    const { order, files } = await readOrder(texts);
    if (!order) {
      const messages = messagesOf(files);
      if (json) return writeJson({ ok: false, messages }, {});
      writeMessages(messages, true);
      return 1;
    }
    const bytes = await readPdf(argument);
    const workers = openWorkers(2);
    const name = basename(argument);
    const found = await preflightForeign(name, bytes, order, workers).finally(() => workers.close());
    if ("why" in found) {
      if (json) printLine(toJson({ passed: false, why: found.why }).trimEnd());
      else printAside(`${argument} can't be judged: ${found.why}`);
      return 1;
    }
    const out = texts.get("out");
    const stem = basename(argument, extname(argument));
    if (out !== undefined) {
      const outputs = new Map([
        [`${stem}-preflight.html`, toPreflightPage(name, [found])],
        [`${stem}-preflight.json`, toJson([found])],
      ]);
      await writeOutputs(resolve(out), outputs);
    }
    if (json) printLine(toJson({ passed: found.passed, preflights: [found] }).trimEnd());
    else {
      for (const line of preflightLines([found], { withNotes: true })) printAside(line);
      const state = found.passed ? "ready for the press" : "not ready for the press";
      const where = out === undefined ? "" : `; see ${join(out, `${stem}-preflight.html`)}`;
      printLine(`${argument}: ${plural(found.pages, "page")}, ${state}${where}`);
    }
    return found.passed ? 0 : 1;
  },
};
