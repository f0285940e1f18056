/** Gives the one script that a tab needs to lay out pages: Paged.js with its patches, then the modules of in-page/. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownBundle } from "../lib/workers/own-bundle.ts";
import { patchPagedJs } from "./patch-paged-js.ts";

let script: Promise<string> | undefined;

/** Resolves to the same text for every tab. */
export function tabScript(): Promise<string> {
  return (script ??= makeScript());
}

async function makeScript(): Promise<string> {
  const bundle = ownBundle();
  const path = bundle?.pagedJs ?? join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "../dist/paged.js");
  const [pagedJs, inPage] = await Promise.all([readFile(path, "utf8"), bundle?.inPage ?? bundleInPage()]);
  return `${patchPagedJs(pagedJs)}\n${inPage}`;
}

/** Bundles the modules now, where this code runs unbundled itself, as in tests. */
async function bundleInPage(): Promise<string> {
  const { bundleForBrowser } = await import("../lib/workers/bundle-for-browser.js");
  return bundleForBrowser({ entryPoints: [join(import.meta.dirname, "in-page/entry.ts")], format: "iife" });
}
