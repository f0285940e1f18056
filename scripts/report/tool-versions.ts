/** The installed packages in, the versions of those that decide how pages look out. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = ["pagedjs", "puppeteer", "unified", "remark-parse", "rehype-stringify"];

export function toolVersions(): Record<string, string> {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  const versionOf = (path: string) =>
    (JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as { version: string }).version;
  return Object.fromEntries([
    ["report-press", versionOf(".")],
    ["node", process.versions.node],
    ...packages.map((name) => [name, versionOf(`node_modules/${name}`)]),
  ]);
}
