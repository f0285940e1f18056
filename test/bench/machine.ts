/** Gathers the facts of this machine that times depend on. */
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from "node:os";

export interface Machine {
  cores: number;
  processor: string;
  memoryGb: number;
  system: string;
  node: string;
  /** Processes that ran or waited to run in the last minute, on average; 0 on Windows. */
  load: number;
}

export function machineFacts(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? "of an unknown kind",
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    load: loadavg()[0] ?? 0,
  };
}

export function machineLine({ cores, processor, memoryGb, system, node }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGb} GB, ${system}, Node ${node}`;
}

/** Warns where others want more than half of the cores: times that are measured then say little. */
export function loadLine({ load, cores }: Machine): string[] {
  if (load <= cores / 2) return [];
  return [`The machine was busy before the start (load ${load.toFixed(1)} on ${cores} cores): its figures say less.`];
}
