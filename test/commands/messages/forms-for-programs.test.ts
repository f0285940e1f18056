/** Shows that commands print messages for programs as these read them, and nothing else beside them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runScript } from "../../support/run-script.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forms-"));
  for (const name of ["good", "bad", "doubtful"]) mkdirSync(join(folder, name));
  const settings = "title: Forms\n";
  for (const name of ["good", "doubtful"]) writeFileSync(join(folder, name, "report.yaml"), settings);
  writeFileSync(join(folder, "bad/report.yaml"), "titel: Forms\n");
  writeFileSync(join(folder, "good/1.md"), "# One\n\nText.\n");
  writeFileSync(join(folder, "bad/1.md"), "# One\n\nText.\n");
  writeFileSync(join(folder, "doubtful/1.md"), "# One\n\nText with **no end.\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, name: string, ...more: string[]) =>
  runScript(command, [name, ...more], { GITHUB_WORKSPACE: folder }, folder);

test.each<[name: string, code: number, line: RegExp]>([
  ["good", 0, /^$/],
  ["bad", 1, /^::error file=bad\/report\.yaml,line=1,col=1,title=bad-setting::Unexpected [^\n]*\n$/],
  ["doubtful", 0, /^::warning file=doubtful\/1\.md,line=3,col=11,title=[a-z-]+::Unexpected [^\n]*\n$/],
])("check --format github: %s", async (name, code, line) => {
  const result = await run("check", name, "--format", "github");
  expect([result.code, result.stdout]).toEqual([code, expect.stringMatching(line)]);
  expect(result.stderr).toMatch(code === 0 && name === "good" ? /^Nothing to mend: 1 file/ : /^$/);
});

describe("build and print", () => {
  test.each(["build", "print"])("%s says aside what people should know", async (command) => {
    const out = ["--out", join(folder, command)];
    const github = await run(command, "doubtful", ...out, "--format", "github");
    expect(github.stdout).toMatch(/^::warning file=doubtful\/1\.md,/);
    expect(
      github.stdout
        .trimEnd()
        .split("\n")
        .every((line) => /^::(?:error|warning|notice) file=/.test(line)),
    ).toBe(true);
    expect(github.stderr).toMatch(/forms(?:-print)?\.pdf: \d pages?/);
    const sarif = await run(command, "doubtful", ...out, "--format", "sarif");
    const log = JSON.parse(sarif.stdout) as { version: string; runs: [{ results: { level: string }[] }] };
    expect([log.version, log.runs[0].results[0]!.level]).toEqual(["2.1.0", "warning"]);
    const json = await run(command, "doubtful", ...out, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({ messages: [{ severity: "warning", line: 3, column: 11 }] });
  });
});

test("--format json and --json are the same", async () => {
  const [one, two] = await Promise.all([run("check", "bad", "--format", "json"), run("check", "bad", "--json")]);
  expect(one).toEqual(two);
});

test.each<[string[], RegExp]>([
  [["--format", "xml"], /Unexpected value xml of --format, expected github, json, sarif/],
  [["--format", "github", "--json"], /Unexpected --json beside --format github/],
])("%j is refused", async (args, message) => {
  const { code, stdout, stderr } = await run("check", "good", ...args);
  expect([code, stdout, stderr]).toEqual([1, "", expect.stringMatching(message)]);
});
