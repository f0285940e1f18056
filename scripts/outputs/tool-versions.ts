/** Reads from the installed packages the versions of those that decide how pages look. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ownBundle } from "../lib/workers/own-bundle.ts";

const packages = ["pagedjs", "puppeteer", "unified", "remark-parse", "rehype-stringify"];

export function toolVersions(): Record<string, string> {
  const { "report-press": own, ...others } = ownBundle()?.versions ?? readVersions();
  return { "report-press": own!, node: process.versions.node, ...others };
}

/** Reads the versions from the packages of a checkout. */
export function readVersions(): Record<string, string> {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  const versionOf = (path: string) =>
    (JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as { version: string }).version;
  return Object.fromEntries([
    ["report-press", versionOf(".")],
    ...packages.map((name) => [name, versionOf(`node_modules/${name}`)]),
  ]);
}
