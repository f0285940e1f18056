/** Commands as npm starts them: an unknown one, and one whose code was compiled before, and damaged since. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root, runScript } from "./run-script.ts";

const codeFolder = join(root, "node_modules/.cache/report-press/code");
// What V8 compiled is kept for each set of options: with such a one, no other test uses it.
const options = { NODE_OPTIONS: `--max-http-header-size=${16_384 + process.pid}` };

// Other names are of bundles that are being made, and may be gone the next moment.
const compiledFiles = () =>
  readdirSync(codeFolder)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .flatMap((name) => readdirSync(join(codeFolder, name)).map((file) => join(codeFolder, name, file)))
    .filter((path) => /notes\.[0-9a-f]{8}\.(?:first|whole)$/.test(path));

await runScript("notes", ["--help"]);
const others = new Set(compiledFiles());
const ours = () => compiledFiles().filter((path) => !others.has(path));
afterAll(() => {
  for (const path of ours()) rmSync(path);
});

test("what was compiled is kept, and made anew where it is damaged", async () => {
  const help = await runScript("notes", ["--help"], options);
  expect(help).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("npm run notes") });
  const [path] = ours();
  const bytes = readFileSync(path!);
  expect(await runScript("notes", ["--help"], options)).toEqual(help);
  expect(readFileSync(path!).equals(bytes)).toBe(true);

  const damaged = [Buffer.alloc(0), bytes.subarray(0, 5000), bytes.map((byte, at) => (at > 100 ? byte ^ 1 : byte))];
  for (const now of damaged) {
    for (const each of ours()) writeFileSync(each, now);
    expect(await runScript("notes", ["--help"], options)).toEqual(help);
    expect(ours().some((each) => !readFileSync(each).equals(now))).toBe(true);
  }
});

test("a command that doesn't exist is told, with those that do", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/run.js", "biuld"], { cwd: root, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toBe("Unexpected command biuld, expected one of build, print, check, import, notes, watch, proof\n");
});
