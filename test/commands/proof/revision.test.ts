/** Names a manuscript's state, with and without Git. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readRevision } from "#proof/revision.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "revision-"));
  vi.stubEnv("SOURCE_DATE_EPOCH", undefined);
  // A folder for scratch may itself lie in a repository.
  vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const noGit = withoutProgram("git", "Git");

function write(name: string, seconds: number): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `# ${name}\n`);
  utimesSync(path, seconds, seconds);
  return path;
}

test("without Git it has no name, and the date of the file that was changed last", async () => {
  const paths = [write("a.md", 1_000_000), write("b.md", 2_000_000)];
  expect(await readRevision(folder, paths)).toEqual({ name: undefined, date: new Date(2_000_000_000) });
  vi.stubEnv("PATH", "");
  expect((await readRevision(folder, paths)).name).toBeUndefined();
});

test("SOURCE_DATE_EPOCH goes before all other dates", async () => {
  vi.stubEnv("SOURCE_DATE_EPOCH", "1700000000");
  expect((await readRevision(folder, [write("a.md", 1)])).date).toEqual(new Date(1_700_000_000_000));
});

describe.skipIf(noGit)(`under Git${skipped(noGit)}`, () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      env: { ...process.env, GIT_COMMITTER_DATE: "1600000000 +0000", GIT_AUTHOR_DATE: "1600000000 +0000" },
    });

  test("it is named by the tag, and dated by the commit, until a file of the manuscript changes", async () => {
    const path = write("report/a.md", 5_000_000);
    git("init", "-q");
    const before = await readRevision(join(folder, "report"), [path]);
    expect(before.name).toBeUndefined();
    git("add", ".");
    git("commit", "-qm", "First");
    git("tag", "v1");
    const report = join(folder, "report");
    expect(await readRevision(report, [path])).toEqual({ name: "v1", date: new Date(1_600_000_000_000) });
    write("elsewhere.md", 6_000_000);
    expect((await readRevision(report, [path])).name).toBe("v1");
    write("report/b.md", 7_000_000);
    expect(await readRevision(report, [path])).toEqual({ name: "v1+", date: new Date(5_000_000_000) });
  });
});
