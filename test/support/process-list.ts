/** Lists the processes of this system, as /proc has them: Linux alone. */
import { readdirSync, readFileSync } from "node:fs";

export interface ListedProcess {
  id: number;
  parent: number;
  group: number;
  /** State: `S` sleeps, `T` is stopped, `Z` has ended … (proc(5)). */
  state: string;
  /** Command line with spaces between the arguments. */
  command: string;
}

export function listProcesses(): ListedProcess[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "latin1").split(") ").at(-1)!.split(" ");
      const command = readFileSync(`/proc/${name}/cmdline`, "latin1").replaceAll("\0", " ").trim();
      return [{ id: Number(name), parent: Number(fields[1]), group: Number(fields[2]), state: fields[0]!, command }];
    } catch {
      // It has ended in this moment.
      return [];
    }
  });
}
