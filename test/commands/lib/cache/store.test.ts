/** Puts entries into a folder, does harm to the folder, and sees what a build gets from it. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf } from "#lib/cache/hash-of.ts";
import { openStore, type Store } from "#lib/cache/store.ts";
import { unfinishedName } from "#lib/process/abandoned.ts";
import { entryBytes, isWhole } from "../../../support/entry-bytes.ts";
import type { Part } from "../../../support/use-store.ts";
import { onWindows, skipped } from "../../../support/why-skipped.ts";

const isRoot = process.geteuid?.() === 0;
const key = hashOf("a unit");

let parent: string;
let folder: string;
let notices: string[];
let store: Store;

const open = (path = folder, maxBytes?: number): Store =>
  openStore(path, { ...(maxBytes === undefined ? {} : { maxBytes }), onNotice: (text) => notices.push(text) });
const fileOf = (kind: string, key: string) => join(folder, `${kind}-${key}`);
const useStore = async (part: Part): Promise<{ code: number | null; signal: string | null; stderr: string }> => {
  const child = spawn(process.execPath, [
    "--import",
    "tsx",
    join(import.meta.dirname, "../../../support/use-store.ts"),
    folder,
    part,
  ]);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, stderr })));
};

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "store-"));
  folder = join(parent, "units");
  notices = [];
  store = open();
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("what was put is got, by this build and by the next", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ size: "large" }), async (bytes) => {
      const key = hashOf(bytes);
      await store.put("pdf", key, bytes);
      for (const one of [store, open()]) expect(Buffer.compare((await one.get("pdf", key))!, bytes)).toBe(0);
    }),
  );
  expect(notices).toEqual([]);
});

test("what was not put, or put under another kind or key, is not there", async () => {
  await store.put("pdf", key, Buffer.from("a PDF"));
  expect(await store.get("pages", key)).toBeUndefined();
  expect(await store.get("pdf", hashOf("another unit"))).toBeUndefined();
  expect(notices).toEqual([]);
});

test("what is put again replaces what was there", async () => {
  await store.put("pdf", key, Buffer.from("the first"));
  await store.put("pdf", key, Buffer.from("another"));
  expect(String(await store.get("pdf", key))).toBe("another");
  expect(readdirSync(folder)).toHaveLength(1);
});

test("a kind or key that would name another file is a fault of ours", async () => {
  for (const [kind, one] of [
    ["../pdf", key],
    ["PDF", key],
    ["", key],
    ["pdf", `${key}/..`],
    ["pdf", "abc"],
  ] as const) {
    await expect(store.get(kind, one)).rejects.toThrow(TypeError);
    await expect(store.put(kind, one, Buffer.from("a PDF"))).rejects.toThrow(TypeError);
  }
});

test.skipIf(onWindows)(`only the user can read and write what is kept${skipped(onWindows)}`, async () => {
  const umask = process.umask(0);
  try {
    await open(join(parent, "open/units")).put("pdf", key, Buffer.from("a PDF"));
  } finally {
    process.umask(umask);
  }
  expect(statSync(join(parent, "open/units")).mode & 0o777).toBe(0o700);
  expect(statSync(join(parent, "open/units", `pdf-${key}`)).mode & 0o777).toBe(0o600);
});

test("every change of any one byte is noticed, and the entry removed", async () => {
  const path = fileOf("pdf", key);
  await store.put("pdf", key, Buffer.from("8 bytes!"));
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at++) {
    for (let change = 1; change < 256; change++) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= change;
      writeFileSync(path, damaged);
      if ((await store.get("pdf", key)) || existsSync(path)) expect.fail(`byte ${at} changed by ${change}`);
    }
  }
  writeFileSync(path, whole);
  expect(String(await store.get("pdf", key))).toBe("8 bytes!");
  expect(notices).toEqual([]);
});

test("an entry that is cut short, longer, full of zeros, of another format or renamed is not there, and is removed", async () => {
  const path = fileOf("pdf", key);
  await store.put("pdf", key, Buffer.from("8 bytes!"));
  const whole = readFileSync(path);
  const damaged = [
    ...Array.from(whole.keys(), (length) => whole.subarray(0, length)),
    Buffer.concat([whole, Buffer.from([0])]),
    Buffer.alloc(whole.length),
    Buffer.from(whole.toString("latin1").replace("press 1", "press 2"), "latin1"),
  ];
  for (const bytes of damaged) {
    writeFileSync(path, bytes);
    expect(await store.get("pdf", key)).toBeUndefined();
    expect(existsSync(path)).toBe(false);
  }
  writeFileSync(path, whole);
  renameSync(path, fileOf("pages", key));
  expect(await store.get("pages", key)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test("an entry of no bytes is there", async () => {
  await store.put("pdf", key, new Uint8Array());
  expect(await store.get("pdf", key)).toHaveLength(0);
});

test.each<Part>(["replace", "sweep"])(
  "two builds that put the same entries and %s them: each is whole or not there",
  async (part) => {
    await store.put("pdf", hashOf("one"), entryBytes(1000));
    const builds = [useStore(part), useStore(part)];
    const running = new Set(builds);
    for (const build of builds) void build.finally(() => running.delete(build));
    const seen = new Set<number>();
    while (running.size > 0) {
      const bytes = await store.get("pdf", hashOf("one"));
      if (bytes) {
        expect(isWhole(bytes)).toBe(true);
        seen.add(bytes.length);
      } else {
        expect(part, "an entry that is only replaced is always there").toBe("sweep");
      }
    }
    expect(await Promise.all(builds)).toEqual(Array.from({ length: 2 }, () => ({ code: 0, signal: null, stderr: "" })));
    // Fewer would mean that nothing was replaced while it was read.
    expect(seen.size).toBeGreaterThan(5);
    expect(readdirSync(folder).filter((name) => name.includes("."))).toEqual([]);
    expect(notices).toEqual([]);
  },
);

test.skipIf(onWindows)(
  `a build killed while it writes leaves no entry, and its rest is swept${skipped(onWindows)}`,
  async () => {
    expect(await useStore("die")).toMatchObject({ signal: "SIGKILL" });
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^pdf-[0-9a-f]{64}\./)]);
    expect(await store.get("pdf", hashOf("killed"))).toBeUndefined();
    store.sweep();
    expect(readdirSync(folder)).toEqual([]);
    expect(notices).toEqual([]);
  },
);

test("what a build has written half stays while that runs; of another machine, for an hour", () => {
  const path = join(folder, `pdf-${key}`);
  const running = basename(unfinishedName(path));
  const elsewhere = `pdf-${key}.1-1-00000000.abcd1234`;
  for (const name of [running, elsewhere]) writeFileSync(join(folder, name), "half of a PDF");
  // They do not count as kept.
  open(folder, 5).sweep();
  expect(readdirSync(folder).toSorted()).toEqual([running, elsewhere].toSorted());
  const hourAgo = new Date(Date.now() - 3_700_000);
  for (const name of [running, elsewhere]) utimesSync(join(folder, name), hourAgo, hourAgo);
  store.sweep();
  expect(readdirSync(folder)).toEqual([running]);
});

test("a sweep removes what was used longest ago, until the rest fits", async () => {
  const keys = ["a", "b", "c", "d"].map((name) => hashOf(name));
  for (const [index, key] of keys.entries()) {
    await store.put("pdf", key, new Uint8Array(1000));
    const then = new Date(Date.now() - 86_400_000 + index * 1000);
    utimesSync(fileOf("pdf", key), then, then);
  }
  const left = () => keys.map((key) => existsSync(fileOf("pdf", key)));
  await store.get("pdf", keys[0]!);
  store.sweep();
  expect(left()).toEqual([true, true, true, true]);
  const { size } = statSync(fileOf("pdf", keys[0]!));
  open(folder, 3 * size).sweep();
  expect(left()).toEqual([true, false, true, true]);
  open(folder, 3 * size - 1).sweep();
  expect(left()).toEqual([true, false, false, true]);
  open(folder, size).sweep();
  expect(left()).toEqual([true, false, false, false]);
  open(folder, 0).sweep();
  expect(readdirSync(folder)).toEqual([]);
});

test("a sweep leaves alone what is not the cache's", () => {
  const others = ["notes.md", "pdf-abc", `pdf-${key}.pdf`];
  for (const name of others) writeFileSync(join(folder, name), "not ours");
  mkdirSync(join(folder, "pdf"));
  open(folder, 0).sweep();
  expect(readdirSync(folder).toSorted()).toEqual([...others, "pdf"].toSorted());
});

test("a folder that cannot be made is told once, and stops nothing", async () => {
  writeFileSync(join(parent, "file"), "");
  const store = open(join(parent, "file/units"));
  await store.put("pdf", key, Buffer.from("a PDF"));
  expect(await store.get("pdf", key)).toBeUndefined();
  store.sweep();
  expect(notices).toEqual([
    expect.stringMatching(/^The cache .*units cannot be used as it should, .*(ENOTDIR|EEXIST)/),
  ]);
});

test.skipIf(onWindows)(
  `a folder that can only be read is read; that it cannot be written is told once${skipped(onWindows)}`,
  async () => {
    await store.put("pdf", key, Buffer.from("a PDF"));
    if (isRoot) for (const path of [parent, folder, fileOf("pdf", key)]) chownSync(path, 65_534, 65_534);
    chmodSync(folder, 0o500);
    // For root no folder is read-only.
    if (isRoot) process.seteuid!(65_534);
    try {
      const store = open();
      expect(String(await store.get("pdf", key))).toBe("a PDF");
      expect(notices).toEqual([]);
      await store.put("pages", key, Buffer.from("pages"));
      await store.put("pages", hashOf("another unit"), Buffer.from("pages"));
      open(folder, 0).sweep();
    } finally {
      if (isRoot) process.seteuid!(0);
      chmodSync(folder, 0o700);
    }
    expect(notices).toEqual([expect.stringMatching(/EACCES.*pages-/), expect.stringMatching(/EACCES.*pdf-/)]);
    expect(readdirSync(folder)).toEqual([`pdf-${key}`]);
  },
);

test.skipIf(onWindows)(
  `a folder that others can write in, or that belongs to another, is not used${skipped(onWindows)}`,
  async () => {
    await store.put("pdf", key, Buffer.from("a PDF"));
    for (const mode of [0o777, 0o770, 0o702]) {
      chmodSync(folder, mode);
      expect(await open().get("pdf", key)).toBeUndefined();
    }
    expect(notices).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining("can be written by others; remove it")),
    );
    notices = [];
    chmodSync(folder, 0o700);
    const foreign = isRoot ? folder : "/";
    if (isRoot) chownSync(folder, 65_534, 65_534);
    symlinkSync(foreign, join(parent, "link"));
    for (const path of [foreign, join(parent, "link")]) {
      const other = open(path);
      expect(await other.get("pdf", key)).toBeUndefined();
      await other.put("pages", key, Buffer.from("pages"));
    }
    expect(notices).toEqual(Array.from({ length: 2 }, () => expect.stringContaining("belongs to another user")));
    expect(readdirSync(folder)).toEqual([`pdf-${key}`]);
  },
);

test("a folder that is removed while a process stays is made again", async () => {
  await store.put("pdf", key, Buffer.from("a PDF"));
  rmSync(folder, { recursive: true });
  expect(await store.get("pdf", key)).toBeUndefined();
  store.sweep();
  await store.put("pdf", key, Buffer.from("a PDF"));
  expect(String(await store.get("pdf", key))).toBe("a PDF");
  expect(notices).toEqual([]);
});
