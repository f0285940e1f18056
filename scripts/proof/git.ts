/** A folder and what to ask of Git in; its answer, or why there is none, out. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Why Git gave no answer: it is not installed, the folder is in no repository, the revision is not known … */
export class GitError extends Error {
  override readonly name = "GitError";
}

/**
 * Runs Git in a folder and gives what it says. Asks nothing of a terminal, and changes nothing: not even the
 * index is refreshed.
 *
 * @throws {GitError} with Git's own last line, or that Git was not found
 */
export async function git(folder: string, args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run("git", ["-C", folder, ...args], {
      encoding: "buffer",
      maxBuffer: 2 ** 31 - 1,
      env: { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (code === "ENOENT") throw new GitError("Git was not found");
    throw new GitError(
      String(stderr ?? "")
        .trim()
        .split("\n")
        .at(-1)
        ?.replace("fatal: ", "") || `Git ended with ${code}`,
    );
  }
}

/** The same as text, without the last line break. */
export async function gitText(folder: string, args: readonly string[]): Promise<string> {
  return (await git(folder, args)).toString("utf8").replace(/\n$/, "");
}
