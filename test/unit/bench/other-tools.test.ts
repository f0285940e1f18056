/** Finds stand-ins of other paginators in folders, and reads their versions. */
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findTool, versionOf } from "../../bench/other-tools.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "other-tools-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function install(path: string, script = "#!/bin/sh\n"): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, script);
  await chmod(file, 0o755);
  return file;
}

test("the named folder comes first, then the project's own tools, then the search path", async () => {
  const places = {
    tools: join(folder, "tools"),
    root: join(folder, "root"),
    searchPath: ["", join(folder, "nowhere"), join(folder, "path")].join(delimiter),
  };
  expect(findTool("printer", places)).toBeUndefined();
  for (const path of [
    "path/printer",
    "root/node_modules/.bin/printer",
    "tools/bin/printer",
    "tools/node_modules/.bin/printer",
  ]) {
    const file = await install(path);
    expect(findTool("printer", places)).toBe(file);
  }
  expect(findTool("printer", { ...places, tools: undefined })).toBe(join(folder, "root/node_modules/.bin/printer"));
});

test("a folder and a file that can't be run are passed over", async () => {
  await mkdir(join(folder, "a/printer"), { recursive: true });
  await chmod(await install("b/printer"), 0o644);
  const searchPath = [join(folder, "a"), join(folder, "b")].join(delimiter);
  expect(findTool("printer", { tools: undefined, root: folder, searchPath })).toBeUndefined();
});

test("the version is that of the npm package behind a link", async () => {
  const file = await install("node_modules/@maker/printer/src/cli.js");
  await writeFile(join(folder, "node_modules/@maker/printer/package.json"), '{ "version": "1.2.3" }');
  await mkdir(join(folder, "node_modules/.bin"));
  await symlink(file, join(folder, "node_modules/.bin/printer"));
  expect(await versionOf(join(folder, "node_modules/.bin/printer"))).toBe("1.2.3");
});

test("the version of another program is what it says", async () => {
  const file = await install("bin/printer", "#!/bin/sh\necho Printer version 70.0\n");
  expect(await versionOf(file)).toBe("70.0");
});
