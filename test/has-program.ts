/** The name of a program that is no part of the project in, whether it is installed out: tests that need it are skipped where it isn't. */
import { spawnSync } from "node:child_process";

export function hasProgram(name: string): boolean {
  return spawnSync(name, ["--version"]).error === undefined;
}
