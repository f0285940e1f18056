/** Finds the folder that is used among those that can and cannot be written in. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheFolder } from "#lib/cache/cache-folder.ts";
import { onWindows, skipped } from "../../../support/why-skipped.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "cache-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the first folder is made and used, and nothing is left in it", () => {
  const units = cacheFolder([join(folder, "one/report-press"), join(folder, "two")]);
  expect(units).toBe(join(folder, "one/report-press/units"));
  expect(readdirSync(units)).toEqual([]);
  expect(existsSync(join(folder, "two"))).toBe(false);
  expect(cacheFolder([join(folder, "one/report-press")])).toBe(units);
});

test.skipIf(onWindows)(
  `only the units' folder is closed to others, what else lies beside it is not${skipped(onWindows)}`,
  () => {
    const units = cacheFolder([join(folder, "cache")]);
    expect(statSync(units).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "cache")).mode & 0o777).toBe(0o777 & ~process.umask());
  },
);

test("the next is used where the first cannot be made, and the last where none can", () => {
  writeFileSync(join(folder, "file"), "");
  expect(cacheFolder([join(folder, "file/cache"), join(folder, "two")])).toBe(join(folder, "two/units"));
  expect(cacheFolder([join(folder, "file/one"), join(folder, "file/two")])).toBe(join(folder, "file/two/units"));
});

test.skipIf(onWindows)(`the next is used where others can write in the first${skipped(onWindows)}`, () => {
  mkdirSync(join(folder, "one/units"), { recursive: true });
  chmodSync(join(folder, "one/units"), 0o777);
  expect(cacheFolder([join(folder, "one"), join(folder, "two")])).toBe(join(folder, "two/units"));
});
