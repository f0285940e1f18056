/** A command of scripts/ and its arguments in, its exit code and what it printed out, run as users run it. */
import { spawn } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

export async function runScript(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const child = spawn(process.execPath, [join(root, "scripts/run.js"), name, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const run: Run = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (run.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (run.stderr += text));
  run.code = await new Promise((resolve) => child.on("close", resolve));
  return run;
}
