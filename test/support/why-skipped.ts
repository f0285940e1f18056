/** Says why a test is skipped, in its name, so that Vitest prints it. */
import { spawnSync } from "node:child_process";

/** Returns what to append to the name of a test that is skipped for this reason; nothing without one. */
export function skipped(why: string | undefined): string {
  return why === undefined ? "" : ` (skipped: ${why})`;
}

/** Returns the reason where a program that is no part of the project does not run; `name` as people know it. */
export function withoutProgram(program: string, name = program, args: readonly string[] = ["--version"]) {
  return spawnSync(program, args).status === 0 ? undefined : `${name} is not installed`;
}

export const onWindows = process.platform === "win32" ? "Windows has no such permissions" : undefined;

export const offLinux = process.platform === "linux" ? undefined : "it is Linux that has this";
const bundled = process.platform === "linux" && process.arch === "x64";
export const withoutBundled = bundled ? undefined : "no browser comes with the project for this system";
