/** Counts paths of messages from the repository's folder, as GitHub does, wherever in it a command was called. */
import { isAbsolute, relative, resolve } from "node:path";

/**
 * Returns the path from the workspace where the file lies in it, else the path itself; with slashes.
 *
 * @param workspace - the repository's folder; undefined where none is known
 */
export function pathFromWorkspace(file: string, workspace = process.env["GITHUB_WORKSPACE"]): string {
  const path = workspace ? relative(workspace, resolve(file)) : file;
  const isOutside = /^\.\.(?:[\\/]|$)/.test(path) || isAbsolute(path);
  return (isOutside ? file : path || ".").replaceAll("\\", "/");
}
