/** Tells code apart by what it is, however it is run. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOfCode } from "#lib/cache/hash-of-code.js";

test("the hash follows every file of the code, its name, and the packages", async () => {
  const root = await mkdtemp(join(tmpdir(), "code-"));
  try {
    const scripts = join(root, "scripts");
    await mkdir(join(scripts, "lib"), { recursive: true });
    const states: [file: string, content: string][] = [
      ["package-lock.json", "{}"],
      ["scripts/api.ts", "export {};"],
      ["scripts/lib/a.ts", "1"],
      ["scripts/lib/a.ts", "2"],
      ["scripts/lib/b.ts", "2"],
      ["package-lock.json", "{ }"],
    ];
    const hashes = [];
    for (const [file, content] of states) {
      await writeFile(join(root, file), content);
      hashes.push(hashOfCode(scripts));
    }
    expect(new Set(hashes).size).toBe(states.length);
    expect(hashOfCode(scripts)).toBe(hashes.at(-1));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
