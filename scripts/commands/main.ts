/** Runs the command that a command line names, or tells which there are. */
import { callOf } from "../messages/call-of.ts";
import { nearest } from "../messages/nearest.ts";
import { toolVersions } from "../outputs/tool-versions.ts";
import type { Command } from "./command.ts";
import { runCommand } from "./run-command.ts";
import { printLine, printAside } from "./terminal.ts";

interface Known {
  /** Its purpose in a few words. */
  purpose: string;
  load: () => Promise<{ command: Command }>;
}

const commands: Readonly<Record<string, Known>> = {
  new: { purpose: "begins a report: a folder with all that one needs", load: () => import("./new.ts") },
  build: { purpose: "makes the PDF and the web page", load: () => import("./build.ts") },
  watch: { purpose: "shows the pages in your browser while you write", load: () => import("./watch.ts") },
  check: { purpose: "says what is to be mended, and where, without pages", load: () => import("./check.ts") },
  proof: { purpose: "makes pages to mark up, or shows what an edit did to them", load: () => import("./proof.ts") },
  notes: { purpose: "lists the notes, with sources that stand twice", load: () => import("./notes.ts") },
  print: { purpose: "makes what a printer takes, and judges it", load: () => import("./print.ts") },
  preflight: { purpose: "judges any PDF as a printer would", load: () => import("./preflight.ts") },
  doctor: { purpose: "tells what this machine has, lacks, and how to get it", load: () => import("./doctor.ts") },
  import: { purpose: "takes in a page saved from the web", load: () => import("./import.ts") },
};

export const commandNames: readonly string[] = Object.keys(commands);

/** Runs the command that stands first in `args`, with what follows it. */
export async function runMain(args: readonly string[]): Promise<void> {
  const [name = "--help", ...rest] = args;
  if (["--version", "-v", "version"].includes(name)) return printLine(toolVersions()["report-press"]!);
  if (["--help", "-h", "help"].includes(name)) {
    const [about] = rest;
    return about !== undefined && Object.hasOwn(commands, about) ? runNamed(about, ["--help"]) : printLine(overview());
  }
  return Object.hasOwn(commands, name) ? runNamed(name, rest) : refuse(name);
}

async function runNamed(name: string, args: string[]): Promise<void> {
  const { command } = await commands[name]!.load();
  return runCommand(command, args);
}

function refuse(name: string): void {
  const near = nearest(name, commandNames);
  const guess = near === undefined ? "" : ` (did you mean ${near}?)`;
  printAside(`Unexpected command ${name}${guess}, expected one of ${commandNames.join(", ")}`);
  process.exitCode = 1;
}

function overview(): string {
  const width = Math.max(...commandNames.map((name) => callOf(name).length));
  return [
    "Makes an institution's report from Markdown: a PDF to read, a web page, proofs, and what a printer takes.",
    "",
    ...Object.entries(commands).map(([name, { purpose }]) => `  ${callOf(name).padEnd(width)}  ${purpose}`),
    "",
    `Each tells its options: ${callOf("build", "--help")}`,
  ].join("\n");
}
