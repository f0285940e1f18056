/**
 * Uses the cache in a process of its own: `use-store.ts <folder> replace|sweep|die`.
 *
 * It stands for a build that shares the cache with others, sweeping it or not, or for one that is killed while it
 * writes.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "#lib/cache/hash-of.ts";
import { openStore } from "#lib/cache/store.ts";
import { entryBytes, isWhole } from "./entry-bytes.ts";

export type Part = "replace" | "sweep" | "die";

const [folder = "", part] = process.argv.slice(2) as [string?, Part?];
const fail = (text: string): void => {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};
const store = openStore(folder, { maxBytes: 1_000_000, onNotice: fail });

if (part !== "die") {
  for (let round = 0; round < 60; round++) {
    await Promise.all(
      ["one", "two", "three", "four"].map(async (name, index) => {
        // Real entries of one key are the same; these differ in length, so that any mixture shows.
        await store.put("pdf", hashOf(name), entryBytes(((round * 7 + index * 31) % 60) * 20_000));
        const bytes = await store.get("pdf", hashOf(name));
        if (bytes && !isWhole(bytes)) fail(`${name} is not whole in round ${round}`);
      }),
    );
    if (part === "sweep") store.sweep();
  }
} else {
  const bytes = entryBytes(64_000_000);
  const dieHalfWay = (): void => {
    for (const name of readdirSync(folder).filter((name) => name.includes("."))) {
      const { size } = statSync(join(folder, name));
      if (size > 0 && size < bytes.length) process.kill(process.pid, "SIGKILL");
    }
    setImmediate(dieHalfWay);
  };
  setImmediate(dieHalfWay);
  await store.put("pdf", hashOf("killed"), bytes);
  process.exit();
}
