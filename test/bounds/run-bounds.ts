/** Runs a command on each input that is hard to read or to lay out, and fails beyond limits (`npm run test:bounds`). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CommandForm } from "#commands/options.ts";
import { runCommand } from "#commands/run-command.ts";
import { measureProcess } from "../bench/measure-process.ts";
import { argumentsOf, root } from "../support/run-script.ts";
import { characterInputs, constructInputs, pairInputs, structureInputs, type BoundInput } from "./inputs.ts";
import { patternInputs } from "./patterns.ts";

const limitSeconds = 60;
const limitBytes = 2 * 1024 ** 3;
/** Pages of an input beyond which the limit grows with them, by `secondsOfPage` each. */
const manyPages = 3000;
const secondsOfPage = 0.02;

const groups: Record<string, readonly BoundInput[]> = {
  characters: characterInputs,
  pairs: pairInputs,
  constructs: constructInputs,
  structures: structureInputs,
  patterns: patternInputs,
  pages: structureInputs.filter(({ pages }) => pages),
};

interface Result {
  seconds: number;
  /** Seconds of the processor in all processes, which the machine's other work changes little. */
  cpuSeconds: number | undefined;
  megabytes: number | undefined;
  exit: string;
  fails: boolean;
  said: string;
}

const form: CommandForm = {
  name: "test:bounds",
  purpose: "Runs check, or build for the group pages, on generated inputs and fails where one ends too late or badly.",
  options: {
    group: { kind: "text", value: "NAMES", help: `With commas: ${Object.keys(groups).join(", ")}. Default: all` },
    only: { kind: "text", value: "TEXT", help: "Inputs with this text in their name." },
    part: { kind: "count", value: "N", help: "The Nth part of each input's size. Default: 1" },
  },
  epilogue: `At most ${limitSeconds} s (${secondsOfPage * 1000} ms a page above ${manyPages} pages), 2 GB, exit code 0 or 1.`,
};

void runCommand({
  form,
  run: async ({ texts, counts }) => {
    const names = (texts.get("group") ?? Object.keys(groups).join(",")).split(",");
    let failed = 0;
    process.stdout.write("input | size in KB | seconds | processor s | peak MB | exit\n---|---:|---:|---:|---:|---\n");
    for (const name of names) {
      for (const input of groups[name] ?? []) {
        if (!input.name.includes(texts.get("only") ?? "")) continue;
        failed += (await report(name === "pages" ? "build" : "check", input, counts.get("part") ?? 1)) ? 1 : 0;
      }
    }
    process.stdout.write(failed === 0 ? "All within the limits.\n" : `${failed} beyond the limits.\n`);
    return failed === 0 ? 0 : 1;
  },
});

/** Runs one and prints its row; returns true where it fails. */
async function report(command: "build" | "check", input: BoundInput, part: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "bounds-"));
  try {
    const files = Object.entries(input.make(Math.ceil(input.count / part)));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const kilobytes = Math.round(files.reduce((sum, [, text]) => sum + text.length, 0) / 1000);
    const isFolder = files.some(([path]) => path === "report.yaml");
    const result = await run(command, isFolder ? folder : join(folder, "input.md"), folder);
    const { seconds, cpuSeconds, megabytes, exit, fails, said } = result;
    const cells = [
      input.name.replaceAll("|", "\\|"),
      kilobytes,
      seconds.toFixed(1),
      cpuSeconds?.toFixed(1) ?? "",
      megabytes ?? "",
      exit,
    ];
    process.stdout.write(`${cells.join(" | ")}${fails ? ` | FAILS: ${said}` : ""}\n`);
    return fails;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(command: "build" | "check", path: string, folder: string): Promise<Result> {
  const out = command === "build" ? ["--out", join(folder, "out")] : [];
  const args = [...argumentsOf(command), "--manuscript", path, ...out];
  const env = { REPORT_CACHE: join(folder, "cache") };
  const measured = await measureProcess(
    { path: process.execPath, args, cwd: root, env },
    { limitSeconds: limitSeconds * 5 },
  );
  const { seconds, watched, failure, output } = measured;
  const bytes = watched?.peak?.bytes ?? 0;
  const pages = Number(/: ([\d,]+) pages?,/.exec(output)?.[1]?.replaceAll(",", "") ?? 0);
  const allowed = pages > manyPages ? pages * secondsOfPage : limitSeconds;
  const exit = failure === undefined ? "0" : failure.startsWith("exit code 1") ? "1" : failure.slice(0, 20);
  const fails = seconds > allowed || bytes > limitBytes || !["0", "1"].includes(exit);
  const megabytes = watched?.peak ? Math.round(bytes / 1e6) : undefined;
  return {
    seconds,
    cpuSeconds: watched?.cpuSeconds,
    megabytes,
    exit: `${exit}${pages ? `, ${pages} pages` : ""}`,
    fails,
    said: failure ?? "",
  };
}
