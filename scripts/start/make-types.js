/** Makes the declarations of what the package exports: one file, without those of other packages. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, scripts } from "./places.js";

/** Writes api.d.ts into `folder`. @returns its path, relative to the project */
export async function makeTypes(folder) {
  const { rolldown } = await import("rolldown");
  const { dts } = await import("rolldown-plugin-dts");
  const work = mkdtempSync(join(tmpdir(), "types-"));
  try {
    const config = join(work, "tsconfig.json");
    const options = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: scripts,
      outDir: work,
      typeRoots: [join(root, "node_modules/@types")],
    };
    writeFileSync(config, JSON.stringify({ extends: join(scripts, "tsconfig.json"), compilerOptions: options }));
    const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
    execFileSync(process.execPath, [tsc, "-p", config], { stdio: ["ignore", "inherit", "inherit"] });
    const bundle = await rolldown({
      input: join(work, "api.d.ts"),
      plugins: [dts({ dtsInput: true })],
      external: /^[a-z@]/,
    });
    await bundle.write({ dir: folder, format: "es" });
    await bundle.close();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return "types/api.d.ts";
}
