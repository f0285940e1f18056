/** Provides the script with which a tab lays out pages: patched Paged.js, then the modules of in-page/. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownBundle } from "../lib/workers/own-bundle.ts";
import { patchPagedJs } from "./patches/patch-paged-js.ts";

let script: Promise<string> | undefined;

/** Returns the script, which is made once for all tabs. */
export function tabScript(): Promise<string> {
  return (script ??= makeScript());
}

async function makeScript(): Promise<string> {
  const bundle = ownBundle();
  const path = bundle?.pagedJs ?? join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "../dist/paged.js");
  const [pagedJs, inPage] = await Promise.all([readFile(path, "utf8"), bundle?.inPage ?? bundleInPage()]);
  return `${patchPagedJs(pagedJs)}\n${inPage}`;
}

/** Bundles the modules, where this code itself runs unbundled, as in tests. */
async function bundleInPage(): Promise<string> {
  const { bundleForBrowser } = await import("../lib/workers/bundle-for-browser.js");
  return bundleForBrowser({ entryPoints: [join(import.meta.dirname, "in-page/entry.ts")], format: "iife" });
}
