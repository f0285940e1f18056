/** Runs a command of scripts/ as users run it, and returns its exit code and what it printed. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

/** Returns what `npm run NAME` gives Node, to be run in `root`. */
export function argumentsOf(name: string): string[] {
  return scripts[name]!.split(" ").slice(1);
}

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param cwd - the working folder, where it is not the project's */
export async function runScript(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  cwd: string = root,
): Promise<Run> {
  const own = argumentsOf(name).map((argument) => (argument.endsWith(".js") ? join(root, argument) : argument));
  const child = spawn(process.execPath, [...own, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  const run: Run = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (run.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (run.stderr += text));
  run.code = await new Promise((resolve) => child.on("close", resolve));
  return run;
}
