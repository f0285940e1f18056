/** Collects the licences of the packages that a bundle is made of, which each asks to go with its code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.js";

/** Matches the folder of the package that a file is from, and its name. */
const ofPackage = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Returns name, version and licence of each package that one of the paths, relative to the project, leads into. */
export function licencesOf(paths) {
  const folders = new Set(paths.flatMap((path) => ofPackage.exec(path.replaceAll("\\", "/"))?.[0] ?? []));
  const head = "This package contains code of the packages below, under their licences.";
  return [head, ...[...folders].toSorted((a, b) => a.localeCompare(b, "en")).map(licenceOf)].join(
    `\n\n${"-".repeat(80)}\n\n`,
  );
}

function licenceOf(folder) {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const texts = readdirSync(path)
    .filter((file) => /^(?:licen[cs]e|copying|notice)\b/i.test(file))
    .map((file) => readFileSync(join(path, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}
