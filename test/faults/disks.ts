/** Fills disks, makes them read-only, and puts files and folders in the way. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bed } from "./bed.ts";
import { expectEnd, type Scenario } from "./scenario.ts";

/** The folders that commands write into. */
const places = ["out", "cache", "temporary", "code"] as const;
type Place = (typeof places)[number];

export const disks: Scenario[] = [
  ...places.flatMap((place) => [onDisk(place, "full", place === "out"), onDisk(place, "read-only", false)]),
  {
    area: "disks",
    name: "temporary: a disk with little room, which the browser fills",
    isShort: false,
    plant: (bed) =>
      withDisk(bed.temporary, 1500, async () => {
        const ended = await bed.run("build");
        if (ended.code === 0) return;
        expectEnd(ended, 2, /temporary folder|TMPDIR|tried twice/);
      }),
  },
  inTheWay("a folder with the PDF's name", true, async (bed) => {
    // Those that `print` and `proof` left have longer names.
    const pdfs = readdirSync(bed.out).filter((name) => name.endsWith(".pdf"));
    const path = join(bed.out, pdfs.toSorted((one, other) => one.length - other.length)[0]!);
    cpSync(path, `${path}.kept`);
    rmSync(path);
    mkdirSync(path);
    expectEnd(await bed.run("build"), 2, /Unexpected folder .*\.pdf, expected that name to be free/);
    rmSync(path, { recursive: true });
    cpSync(`${path}.kept`, path);
    rmSync(`${path}.kept`);
  }),
  inTheWay("a file with the output folder's name", false, async (bed) => {
    const path = join(bed.folder, "file");
    writeFileSync(path, "");
    expectEnd(await bed.run("build", {}, ["--out", path]), 1, /Unexpected --out .*file, expected a folder/);
    expectEnd(await bed.run("build", {}, ["--out", join(path, "out")]), 1, /Unexpected --out .*out, expected/);
  }),
  inTheWay("a file with the cache's name", false, async (bed) => {
    const path = join(bed.folder, "file");
    writeFileSync(path, "");
    expectEnd(await bed.run("build", { REPORT_CACHE: path }), 0, /The cache .* cannot be used as it should/);
  }),
  inTheWay("a file with the temporary folder's name", false, async (bed) => {
    const path = join(bed.folder, "file");
    writeFileSync(path, "");
    bed.forget();
    expectEnd(await bed.run("build", { TMPDIR: path }), 2, /temporary folder/);
  }),
  inTheWay("no temporary folder", false, async (bed) => {
    bed.forget();
    expectEnd(await bed.run("build", { TMPDIR: join(bed.folder, "gone") }), 2, /temporary folder .*it is not there/);
  }),
];

function inTheWay(name: string, isShort: boolean, plant: (bed: Bed) => Promise<void>): Scenario {
  return {
    area: "disks",
    name: `in the way: ${name}`,
    isShort,
    async plant(bed) {
      await plant(bed);
      rmSync(join(bed.folder, "file"), { force: true });
      bed.expectWhole();
    },
  };
}

function onDisk(place: Place, state: "full" | "read-only", isShort: boolean): Scenario {
  return {
    area: "disks",
    name: `${place}: a disk that is ${state}`,
    isShort,
    async plant(bed) {
      const code = join(bed.project, "node_modules/.cache/report-press/code");
      const folder = place === "code" ? code : bed[place];
      if (place === "cache" || place === "temporary") bed.forget();
      const kilobytes = place === "out" ? sizeOf(folder) + 64 : 64;
      return withDisk(folder, kilobytes, async () => {
        if (state === "read-only") spawnSync("mount", ["-o", "remount,ro", folder]);
        const ended = await bed.run("build");
        // Nothing is lost where what is kept can't be; the code is kept in the user's cache.
        if (place === "cache") expectEnd(ended, 0, /The cache .* cannot be used as it should/);
        else if (place === "code") expectEnd(ended, 0);
        // A folder that was named on the command line is an option to mend.
        else if (place === "out" && state === "read-only") expectEnd(ended, 1, /nothing may be written in/);
        else expectEnd(ended, 2, state === "full" ? /disk is full|temporary folder .* is full/ : /can only be read/);
        if (place === "cache" || place === "code") await bed.expectFiles(bed.next);
        else bed.expectWhole();
      });
    },
  };
}

function sizeOf(folder: string): number {
  // In blocks of a page, as the disk in memory has them.
  return readdirSync(folder).reduce((sum, name) => sum + Math.ceil(statSync(join(folder, name)).size / 4096) * 4, 0);
}

/** Puts a disk in memory over a folder, with what was in it as far as there is room. */
async function withDisk(folder: string, kilobytes: number, work: () => Promise<void>): Promise<string | void> {
  mkdirSync(folder, { recursive: true });
  const kept = `${folder}.kept`;
  cpSync(folder, kept, { recursive: true });
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k,mode=700`, "tmpfs", folder]);
  try {
    if (status !== 0) return "no right to mount a disk";
    if (folder.endsWith("out")) cpSync(kept, folder, { recursive: true });
    await work();
  } finally {
    if (status === 0) spawnSync("umount", [folder]);
    rmSync(kept, { recursive: true });
  }
}
