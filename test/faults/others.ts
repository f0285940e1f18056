/** Damages the cache, runs commands at once, sets the clock back, and closes what reads a command's words. */
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RandomStream } from "../specimen/random-stream.ts";
import type { Bed } from "./bed.ts";
import { expectEnd, type Scenario } from "./scenario.ts";

/** Damages to an entry of the cache. */
const damages: Record<string, (path: string, random: RandomStream) => void> = {
  "cut to half": (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  emptied: (path) => truncateSync(path, 0),
  "with one bit flipped"(path, random) {
    const bytes = readFileSync(path);
    bytes[random.whole(0, bytes.length - 1)]! ^= 1 << random.whole(0, 7);
    writeFileSync(path, bytes);
  },
  "longer by a byte"(path) {
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(1)]));
  },
};

export const caches: Scenario[] = Object.keys(damages).map((name): Scenario => {
  return {
    area: "caches",
    name: `every kind of entry ${name}`,
    isShort: name === "with one bit flipped",
    plant: (bed, random) => damageCache(bed, random, name),
  };
});

/** Damages each kind of entry alone, then all at once, before a build of the same state, which looks for them all. */
async function damageCache(bed: Bed, random: RandomStream, name: string): Promise<void> {
  const folder = join(bed.cache, "units");
  bed.write(bed.next);
  expectEnd(await bed.run("build"), 0);
  const entries = () => readdirSync(folder).map((entry) => ({ path: join(folder, entry), kind: entry.slice(0, -65) }));
  const kinds = [...new Set(entries().map(({ kind }) => kind))];
  if (kinds.length < 5) throw new Error(`Expected more kinds of entries than ${kinds.join(", ")}`);
  for (const damaged of name === "emptied" ? [...kinds.map((kind) => [kind]), kinds] : [kinds]) {
    for (const { path, kind } of entries()) if (damaged.includes(kind)) damages[name]!(path, random);
    expectEnd(await bed.run("build"), 0);
    await bed.expectFiles(bed.next);
  }
}

export const several: Scenario[] = [
  {
    area: "several",
    name: "two builds, a proof and the list of notes at once, into one folder",
    isShort: true,
    async plant(bed) {
      bed.forget();
      const all = (["build", "build", "proof", "notes"] as const).map((name) => bed.run(name));
      for (const ended of await Promise.all(all)) expectEnd(ended, 0);
      await bed.expectFiles(bed.next);
      await bed.expectNothingLeft();
    },
  },
  {
    area: "several",
    name: "builds of two manuscripts with one name at once, into one folder",
    isShort: false,
    async plant(bed) {
      const other = join(bed.folder, "other");
      cpSync(bed.manuscript, other, { recursive: true });
      bed.write(bed.next === "first" ? "second" : "first");
      // The later one of the same option counts.
      const all = [bed.run("build"), bed.run("build", {}, ["--manuscript", other])];
      for (const ended of await Promise.all(all)) expectEnd(ended, 0);
      bed.expectWhole();
      await bed.expectNothingLeft();
      rmSync(other, { recursive: true });
    },
  },
  {
    area: "several",
    name: "nobody reads what the command says any more",
    isShort: false,
    async plant(bed) {
      const running = bed.start("build");
      running.child.stdout!.destroy();
      running.child.stderr!.destroy();
      expectEnd(await running.ended, 0);
      await bed.expectFiles(bed.next);
    },
  },
];

export const clock: Scenario[] = [
  { name: "set back by ten years", years: 10 },
  { name: "set forward by fifty years", years: -50 },
].map(({ name, years }): Scenario => {
  return {
    area: "clock",
    name: `${name}, after a kill`,
    isShort: false,
    async plant(bed, random) {
      bed.forget();
      const running = bed.start("build");
      await new Promise((resolve) => setTimeout(resolve, random.whole(0, bed.usualMs)));
      running.signal("SIGKILL");
      await running.ended;
      const time = new Date(Date.now() + years * 365 * 86_400_000);
      for (const folder of [bed.cache, bed.out, bed.temporary, bed.manuscript])
        for (const name of readdirSync(folder, { recursive: true })) touch(join(folder, String(name)), time);
    },
  };
});

/** Sets a file's time. A browser that is ending may remove it in this moment. */
function touch(path: string, time: Date): void {
  try {
    utimesSync(path, time, time);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
