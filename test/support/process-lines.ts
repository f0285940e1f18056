/** Reads the command lines of the processes that run on this machine. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { readProcFile } from "../bench/process-tree.ts";

/**
 * Reads /proc, which a small Linux has before it has `ps`; `ps` elsewhere. Processes that have ended are not
 * listed.
 */
export function processLines(): { pid: number; line: string }[] {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-axo", "pid=,args="], { encoding: "utf8" });
    return stdout.split("\n").map((text) => ({ pid: Number.parseInt(text, 10), line: text }));
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const text = readProcFile(Number(name), "cmdline");
      return typeof text === "string" ? [{ pid: Number(name), line: text.replaceAll("\0", " ") }] : [];
    });
}
