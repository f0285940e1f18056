/** Reads the steps of docs/first-report.md and takes them, so that each command and what it says stay true. */
import { spawnSync } from "node:child_process";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A command with what it says, a file that is written or added to, or a picture of the pages that are there by then. */
export type Step =
  | { kind: "command"; command: string; said: string }
  | { kind: "file"; path: string; text: string; isAdded: boolean }
  | { kind: "picture"; name: string };

const page = join(import.meta.dirname, "../../docs/first-report.md");

/** Returns the steps in their order. Files and commands count from the folder that the last `cd` led to. */
export async function readSteps(): Promise<Step[]> {
  const text = await readFile(page, "utf8");
  const forms =
    /^```\w+ (?<mark>>>?) (?<path>\S+)\n(?<text>.*?)^```$|^```console\n(?<console>.*?)^```$|^!\[.*?\]\(pictures\/(?<name>[\w-]+)\.webp\)$/gms;
  return [...text.matchAll(forms)].flatMap(({ groups = {} }): Step[] => {
    if (groups["name"] !== undefined) return [{ kind: "picture", name: groups["name"] }];
    if (groups["path"] !== undefined) {
      return [{ kind: "file", path: groups["path"], text: groups["text"]!, isAdded: groups["mark"] === ">>" }];
    }
    return groups["console"]!.split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf("\n");
        return { kind: "command", command: part.slice(0, end), said: part.slice(end + 1) };
      });
  });
}

export interface StepsOptions {
  /** In which the first step is taken. */
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Returns the command that is run for one that is told; undefined where it is done already. */
  commandFor: (command: string) => string | undefined;
  /** Is called with the folder in which a picture's pages are. */
  onPicture?: (name: string, folder: string) => Promise<void>;
}

/**
 * Takes the steps.
 *
 * @returns a line for each command that failed, warned or said something else; none where all is true
 */
export async function takeSteps(steps: readonly Step[], options: StepsOptions): Promise<string[]> {
  const wrong: string[] = [];
  let cwd = options.folder;
  for (const step of steps) {
    if (step.kind === "picture") await options.onPicture?.(step.name, cwd);
    else if (step.kind === "file") {
      const path = join(cwd, step.path);
      await mkdir(dirname(path), { recursive: true });
      await (step.isAdded ? appendFile : writeFile)(path, step.text);
    } else if (step.command.startsWith("cd ")) cwd = join(cwd, step.command.slice(3));
    else {
      const command = options.commandFor(step.command);
      if (command === undefined) continue;
      const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, env: options.env, encoding: "utf8" });
      // Whether browsers have their sandbox depends on the machine, and on who runs this.
      const shown = `${stdout}${stderr}`.replaceAll(/^The browser runs without its sandbox.*\n/gm, "");
      if (status !== 0 || / (?:warning|error) [a-z-]+ /.test(shown) || !saysSo(shown, step.said))
        wrong.push(`${step.command} (exit code ${status}): ${shown}`);
    }
  }
  return wrong;
}

/** Returns whether a command said what is told, where `…` stands for anything, alone for lines. */
function saysSo(shown: string, told: string): boolean {
  const lines = told.split("\n").slice(0, -1);
  const patterns = lines.map((line) =>
    line === "…"
      ? "(?:.*\n)*"
      : `${line
          .split("…")
          .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
          .join(".*")}\n`,
  );
  return new RegExp(`^${patterns.join("")}$`).test(shown);
}
