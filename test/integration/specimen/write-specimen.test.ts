/** Writes specimens into folders, and sees what is then on disk. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeSpecimen } from "../../specimen/specimen.ts";
import { writeSpecimen } from "../../specimen/write-specimen.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specimen-"));
});
afterEach(() => rm(folder, { recursive: true }));

const small = makeSpecimen({ sections: 1, seed: 1, notesPerSection: 2 });

test("writes every file as it is, into a folder that may not exist yet", async () => {
  const inside = join(folder, "a", "b");
  await writeSpecimen(small, inside);
  for (const [name, content] of small) expect(await readFile(join(inside, name), "utf8")).toBe(content);
});

test("replaces an older specimen and leaves nothing of it", async () => {
  await writeSpecimen(makeSpecimen({ sections: 3, seed: 2, notesPerSection: 2 }), folder);
  await writeSpecimen(small, folder);
  const present = (await readdir(folder, { recursive: true })).filter((name) => !["figures", "data"].includes(name));
  expect(present.toSorted()).toEqual([...small.keys()].toSorted());
});

test("refuses a folder with anything else in it", async () => {
  await writeFile(join(folder, "report.yaml"), "title: A real report\n");
  await expect(writeSpecimen(small, folder)).rejects.toThrow(/^Unexpected files in .*, expected an empty folder/);
  expect(await readdir(folder)).toEqual(["report.yaml"]);
});
