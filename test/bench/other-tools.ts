/** Finds another paginator: where it is installed, its version and its command line. */
import { execFile } from "node:child_process";
import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Command } from "./measure-process.ts";

export interface OtherTool {
  name: "pagedjs-cli" | "vivliostyle" | "weasyprint";
  /** Command to type that gets it. */
  howToGet: string;
  /** Returns what prints `input` to `output`, both absolute, with the browser at `browser`. */
  command: (tool: { path: string; input: string; output: string; browser: string }) => Command;
}

export interface InstalledTool extends OtherTool {
  /** Path of its executable file. */
  path: string;
  version: string;
}

/** Whether this user is root, for whom Chromium has no sandbox. */
const isRoot = process.getuid?.() === 0;

export const otherTools: readonly OtherTool[] = [
  {
    name: "pagedjs-cli",
    howToGet: "PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix DIR pagedjs-cli@0.4.3",
    command: ({ path, input, output, browser }) => ({
      path,
      args: [input, "--output", output, ...(isRoot ? ["--browserArgs=--no-sandbox"] : [])],
      cwd: dirname(input),
      env: { PUPPETEER_EXECUTABLE_PATH: browser },
    }),
  },
  {
    name: "vivliostyle",
    howToGet: "PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix DIR @vivliostyle/cli",
    command: ({ path, input, output, browser }) => ({
      path,
      args: ["build", input, "--single-doc", "--output", output, "--executable-browser", browser, "--timeout", "3600"],
      cwd: dirname(input),
    }),
  },
  {
    name: "weasyprint",
    howToGet: "python3 -m venv DIR && DIR/bin/pip install weasyprint",
    command: ({ path, input, output }) => ({
      path,
      args: ["--pdf-variant", "pdf/ua-1", input, output],
      cwd: dirname(input),
    }),
  },
];

/**
 * Looks in this order: `tools/node_modules/.bin`, `tools/bin`, `root/node_modules/.bin`, then the folders of
 * `searchPath`.
 */
export function findTool(
  name: string,
  { tools, root, searchPath }: { tools: string | undefined; root: string; searchPath: string },
): string | undefined {
  const folders = [
    ...(tools ? [join(tools, "node_modules/.bin"), join(tools, "bin")] : []),
    join(root, "node_modules/.bin"),
    ...searchPath.split(delimiter).filter(Boolean),
  ];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** Returns the version of the npm package that the file is in, else what the tool says under `--version`. */
export async function versionOf(path: string): Promise<string> {
  const file = realpathSync(path);
  if (file.includes("/node_modules/")) {
    for (let folder = dirname(file); !folder.endsWith("/node_modules"); folder = dirname(folder)) {
      const version = packageVersion(join(folder, "package.json"));
      if (version) return version;
    }
  }
  const { stdout } = await promisify(execFile)(path, ["--version"]);
  return /\d+(?:\.\d+)+\S*/.exec(stdout)?.[0] ?? "of an unknown version";
}

function packageVersion(path: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { version?: string }).version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
