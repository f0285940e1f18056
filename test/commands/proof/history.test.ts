/** Reads history whole; nothing of the repository that holds it can run or be written outside its place. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runScript } from "../../support/run-script.ts";
import { checkOut } from "#proof/check-out.ts";
import { GitError } from "#proof/git-error.ts";
import { withHistory } from "#proof/history.ts";
import { askGit, readRevision } from "#proof/revision.ts";
import { skipped, withoutProgram } from "../../support/why-skipped.ts";

const noGit = withoutProgram("git", "Git");

let folder: string;
let report: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "history-")));
  report = join(folder, "repository/report");
  vi.stubEnv("SOURCE_DATE_EPOCH", undefined);
  vi.stubEnv("GIT_CEILING_DIRECTORIES", tmpdir());
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const moment = { GIT_COMMITTER_DATE: "1600000000 +0000", GIT_AUTHOR_DATE: "1600000000 +0000" };

function git(place: string, args: readonly string[], input = ""): string {
  const own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", ["-C", place, ...own, ...args], {
    env: { ...process.env, ...moment },
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  }).trim();
}

/** Makes three commits of a report, the second with the tag v1. */
function makeRepository(...init: string[]): void {
  mkdirSync(report, { recursive: true });
  git(join(report, ".."), ["init", "-q", "-b", "main", ...init]);
  for (const word of ["first", "second", "third"]) {
    writeFileSync(join(report, "a.md"), `# Title\n\nThe ${word} state.\n`);
    git(report, ["add", "."]);
    git(report, ["commit", "-qm", word]);
    if (word === "second") git(report, ["tag", "-am", "Tag", "v1"]);
  }
}

/** Returns the words of a.md at a revision. */
async function wordsAt(revision: string, place = report): Promise<string> {
  const out = mkdtempSync(join(folder, "out-"));
  await withHistory(place, async (history) => {
    const commit = await history.ask("rev-parse", "--verify", `${revision}^{commit}`);
    await checkOut(history, commit, out);
  });
  return /The (\w+) state/.exec(readFileSync(join(out, "a.md"), "utf8"))![1]!;
}

describe.skipIf(noGit)(`with Git${skipped(noGit)}`, () => {
  describe("revisions", () => {
    beforeEach(() => makeRepository());

    test.each([
      ["v1", "second"],
      ["v1^{}", "second"],
      ["v1~1", "first"],
      ["tags/v1", "second"],
      ["main", "third"],
      ["@", "third"],
      ["HEAD~2", "first"],
      ["HEAD^", "second"],
      ["HEAD@{1}", "second"],
      ["main@{2}", "first"],
      ["HEAD^{/second}", "second"],
    ])("%s is found", async (revision, words) => {
      expect(await wordsAt(revision)).toBe(words);
    });

    test("an abbreviated hash is found, packed references and objects too", async () => {
      git(report, ["gc", "-q"]);
      expect(existsSync(join(report, "../.git/refs/tags/v1"))).toBe(false);
      expect(await wordsAt(git(report, ["rev-parse", "HEAD~1"]).slice(0, 7))).toBe("second");
      expect(await wordsAt("v1")).toBe("second");
      expect((await askGit(report))?.name).toMatch(/^v1-1-g[\da-f]+$/);
    });

    test("what is unknown is told in Git's words", async () => {
      await expect(wordsAt("v7")).rejects.toThrow(GitError);
      await expect(wordsAt("HEAD~9")).rejects.toThrow(GitError);
    });

    test("a worktree, a shallow clone and one that borrows objects are read", async () => {
      git(report, ["worktree", "add", "-q", join(folder, "tree"), "v1"]);
      expect(await wordsAt("HEAD", join(folder, "tree/report"))).toBe("second");
      expect(await askGit(join(folder, "tree/report"))).toMatchObject({ name: "v1", isChanged: false });
      git(folder, ["clone", "-q", "--depth", "1", `file://${folder}/repository`, "shallow"]);
      expect(await wordsAt("origin", join(folder, "shallow/report"))).toBe("third");
      expect(await withHistory(join(folder, "shallow/report"), (history) => history.commits())).toHaveLength(1);
      git(folder, ["clone", "-q", "--shared", "repository", "borrower"]);
      expect(await wordsAt("v1", join(folder, "borrower/report"))).toBe("second");
    });

    test("a replaced commit is read as it was", async () => {
      git(report, ["replace", "HEAD", "HEAD~2"]);
      expect(await wordsAt("HEAD")).toBe("third");
    });
  });

  test("a repository with SHA-256 is read", async () => {
    makeRepository("--object-format=sha256");
    expect(await wordsAt("v1")).toBe("second");
    expect(await askGit(report)).toMatchObject({ isChanged: false });
  });

  test("references in the format reftable are told", async () => {
    makeRepository();
    mkdirSync(join(report, "../.git/reftable"));
    await expect(wordsAt("v1")).rejects.toThrow(/format reftable/);
    expect(await askGit(report)).toBeUndefined();
  });

  describe("what was changed", () => {
    beforeEach(() => makeRepository());
    const path = () => join(report, "a.md");
    const name = async () => (await readRevision(report, [path()])).name;

    test("nothing", async () => expect(await name()).not.toContain("+"));
    test("only line ends", async () => {
      writeFileSync(path(), "# Title\r\n\r\nThe third state.\r\n");
      expect(await name()).not.toContain("+");
    });
    test.each<[string, () => void]>([
      ["a word", () => writeFileSync(path(), "# Title\n\nThe thirf state.\n")],
      ["a file is longer", () => appendFileSync(path(), "More.\n")],
      ["a file is gone", () => rmSync(path())],
      ["a section is new", () => writeFileSync(join(report, "b.md"), "# New\n")],
      ["a pipe stands in its place", () => (rmSync(path()), void execFileSync("mkfifo", [path()]))],
    ])("%s", async (_, change) => {
      change();
      expect(await name()).toContain("+");
    });
  });

  describe("programs that a repository names", () => {
    let marks: string;
    let trap: string;
    beforeEach(() => {
      makeRepository();
      marks = join(folder, "marks");
      mkdirSync(marks);
      trap = join(folder, "trap");
      writeFileSync(trap, `#!/bin/sh\ntouch "${marks}/ran"\ncat\n`);
      chmodSync(trap, 0o755);
    });
    const ran = () => readdirSync(marks).length > 0;

    /** Asks all that the proof asks of history. */
    async function askAll(place = report): Promise<void> {
      await readRevision(place, [join(place, "a.md")]);
      await wordsAt("HEAD~1", place);
      await withHistory(place, (history) => history.commits());
    }

    const configurations: [string, (trap: string) => string][] = [
      ["core.fsmonitor", (trap) => `[core]\nfsmonitor = ${trap}\n`],
      ["filters", (trap) => `[filter "x"]\nclean = ${trap}\nsmudge = ${trap}\nrequired = true\n`],
      ["filter.process", (trap) => `[filter "x"]\nprocess = ${trap}\nrequired = true\n`],
      [
        "diff.external and textconv",
        (trap) => `[diff]\nexternal = ${trap}\n[diff "x"]\ntextconv = ${trap}\ncommand = ${trap}\n`,
      ],
      [
        "pagers and editors",
        (trap) =>
          `[core]\npager = ${trap}\neditor = ${trap}\naskPass = ${trap}\n[pager]\nlog = ${trap}\ndescribe = ${trap}\n`,
      ],
      ["gpg.program", (trap) => `[gpg]\nprogram = ${trap}\n[log]\nshowSignature = true\n`],
      [
        "aliases",
        (trap) =>
          ["describe", "status", "rev-parse", "cat-file", "ls-tree"]
            .map((name) => `[alias]\n${name} = !${trap}\n`)
            .join(""),
      ],
      ["tar commands", (trap) => `[tar "tar"]\ncommand = ${trap}\n[tar "tgz"]\ncommand = ${trap}\n`],
      [
        "packObjectsHook",
        (trap) => `[uploadpack]\npackObjectsHook = ${trap}\n[core]\nalternateRefsCommand = ${trap}\n`,
      ],
      ["an included file", (trap) => `[include]\npath = ${trap}.inc\n`],
      [
        "trace2",
        (trap) =>
          `[trace2]\neventTarget = ${join(trap, "../marks/trace")}\nnormalTarget = ${join(trap, "../marks/normal")}\n`,
      ],
      ["another working tree", (trap) => `[core]\nworktree = ${join(trap, "..")}\nfsmonitor = ${trap}\n`],
    ];

    test.each(configurations)("what is named by %s does not run", async (_, write) => {
      appendFileSync(join(report, "../.git/config"), write(trap));
      writeFileSync(`${trap}.inc`, `[core]\nfsmonitor = ${trap}\n`);
      writeFileSync(join(report, ".gitattributes"), "* filter=x diff=x merge=x\n");
      writeFileSync(join(report, "../.git/info/attributes"), "* filter=x diff=x merge=x\n");
      await askAll();
      expect(ran()).toBe(false);
    });

    test("the trap catches Git itself", () => {
      appendFileSync(join(report, "../.git/config"), `[core]\nfsmonitor = ${trap}\n`);
      git(report, ["status"]);
      expect(ran()).toBe(true);
    });

    test("hooks don't run", async () => {
      const hooks = join(report, "../.git/hooks");
      for (const name of ["post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"])
        cpSync(trap, join(hooks, name));
      appendFileSync(join(report, "../.git/config"), `[core]\nhooksPath = ${hooks}\n`);
      await askAll();
      expect(ran()).toBe(false);
    });

    test("a submodule's own configuration does not count", async () => {
      const module = join(report, "module");
      mkdirSync(module);
      git(module, ["init", "-q"]);
      writeFileSync(join(module, "m.md"), "# M\n");
      git(module, ["add", "."]);
      git(module, ["commit", "-qm", "M"]);
      git(report, ["-c", "protocol.file.allow=always", "add", "module"]);
      git(report, ["commit", "-qm", "Module"]);
      appendFileSync(join(module, ".git/config"), `[core]\nfsmonitor = ${trap}\n`);
      await askAll();
      expect(ran()).toBe(false);
    });

    test("an object that a remote promises is not fetched", async () => {
      appendFileSync(
        join(report, "../.git/config"),
        `[core]\nrepositoryformatversion = 1\nsshCommand = ${trap}\n[extensions]\npartialClone = origin\n[protocol "ext"]\nallow = always\n[remote "origin"]\nurl = ext::${trap}\npromisor = true\n`,
      );
      const hash = git(report, ["rev-parse", "HEAD:report/a.md"]);
      rmSync(join(report, "../.git/objects", hash.slice(0, 2), hash.slice(2)));
      await expect(wordsAt("HEAD")).rejects.toThrow(/lacks the object/);
      expect(ran()).toBe(false);
    });

    test("Git's own environment does not count", async () => {
      const names = [
        "GIT_EXTERNAL_DIFF",
        "GIT_PAGER",
        "GIT_SSH_COMMAND",
        "GIT_ASKPASS",
        "GIT_EDITOR",
        "GIT_PROXY_COMMAND",
      ];
      for (const name of names) vi.stubEnv(name, trap);
      vi.stubEnv("GIT_CONFIG_COUNT", "1");
      vi.stubEnv("GIT_CONFIG_KEY_0", "core.fsmonitor");
      vi.stubEnv("GIT_CONFIG_VALUE_0", trap);
      vi.stubEnv("GIT_TRACE", join(marks, "trace"));
      vi.stubEnv("GIT_EXEC_PATH", folder);
      vi.stubEnv("GIT_DIR", join(folder, "nowhere"));
      vi.stubEnv("GIT_INDEX_FILE", join(folder, "nowhere"));
      await askAll();
      expect(ran()).toBe(false);
    });

    test("the user's own configuration does not count", async () => {
      writeFileSync(join(folder, ".gitconfig"), `[core]\nfsmonitor = ${trap}\n[alias]\ndescribe = !${trap}\n`);
      vi.stubEnv("HOME", folder);
      await askAll();
      expect(ran()).toBe(false);
    });

    test("a manuscript that is itself a bare repository runs nothing, and is named by what is around it", async () => {
      const bare = join(folder, "bare");
      git(folder, ["clone", "-q", "--bare", "repository", "bare"]);
      appendFileSync(join(bare, "config"), `[core]\nfsmonitor = ${trap}\nbare = false\nworktree = .\n`);
      writeFileSync(join(bare, "report.yaml"), "title: T\n");
      writeFileSync(join(bare, "a.md"), "# T\n\nText.\n");
      const env = { GIT_CEILING_DIRECTORIES: tmpdir() };
      const { code, stderr } = await runScript("proof", ["--manuscript", bare, "--out", join(folder, "out")], env);
      expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
      expect(await askGit(bare)).toBeUndefined();
      expect(ran()).toBe(false);
    });
  });

  describe("forged commits", () => {
    /** Makes a commit of trees that Git itself would not make. */
    function forge(entries: readonly (readonly [mode: string, name: string, hash: string])[]): string {
      const pieces = entries.map(([mode, name, hash]) =>
        Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(hash, "hex")]),
      );
      const write = (type: string, content: string | Buffer): string =>
        execFileSync("git", ["-C", report, "hash-object", "-t", type, "-w", "--stdin", "--literally"], {
          input: content,
        })
          .toString()
          .trim();
      return write(
        "commit",
        `tree ${write("tree", Buffer.concat(pieces))}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nX\n`,
      );
    }

    const blob = (text: string) => git(report, ["hash-object", "-w", "--stdin"], text);
    /** Returns names below the folder that the commit was written to. */
    async function written(commit: string): Promise<string[]> {
      const out = join(folder, "a/b/c");
      mkdirSync(out, { recursive: true });
      await withHistory(join(report, ".."), (history) => checkOut(history, commit, out));
      return readdirSync(join(folder, "a"), { recursive: true }).map(String).toSorted();
    }

    test("one of 900 MB, which takes a hundredth of it on the disk, is not read", async () => {
      makeRepository();
      const name = git(report, ["rev-parse", "HEAD"]);
      const path = join(report, "../.git/objects", name.slice(0, 2), name.slice(2));
      chmodSync(path, 0o644);
      const bytes = 900_000_000;
      writeFileSync(path, deflateSync(Buffer.concat([Buffer.from(`commit ${bytes}\0`), Buffer.alloc(bytes, 10)])));
      await expect(withHistory(report, (history) => history.ask("log", "-1", "--format=%ct", "HEAD"))).rejects.toThrow(
        new GitError("a commit, tree or tag of the repository is larger than 192 MB"),
      );
    });

    test("names that lead out are left out", async () => {
      makeRepository();
      const hash = blob("x");
      const commit = forge([
        ["100644", "../evil.md", hash],
        ["100644", "..", hash],
        ["100644", ".git/config", hash],
        ["100644", "/evil.md", hash],
        ["100644", "b\\..\\evil.md", hash],
        ["100644", "good.md", hash],
      ]);
      expect(await written(commit)).toEqual(["b", "b/c", "b/c/good.md"]);
    });

    test("nothing is written through a link, and links that lead out are left out", async () => {
      makeRepository();
      const hash = blob("x");
      const commit = forge([
        ["120000", "away", blob("../..")],
        ["100644", "away/evil.md", hash],
        ["120000", "far", blob("/etc/passwd")],
        ["120000", "near", blob("good.md")],
        ["100644", "good.md", hash],
        ["160000", "module", git(report, ["rev-parse", "HEAD"])],
      ]);
      expect(await written(commit)).toEqual(["b", "b/c", "b/c/away", "b/c/away/evil.md", "b/c/good.md", "b/c/near"]);
      expect(existsSync(join(folder, "evil.md"))).toBe(false);
    });
  });

  test("pipes among the references keep nobody waiting", async () => {
    makeRepository();
    const place = join(report, "../.git");
    execFileSync("mkfifo", [join(place, "refs/heads/pipe"), join(place, "ORIG_HEAD")]);
    expect(await wordsAt("v1")).toBe("second");
  });

  test.each(["info/alternates", "pack/pack-0.idx", "ab/cdef"])("a pipe as %s is told at once", async (name) => {
    makeRepository();
    const pipe = join(report, "../.git/objects", name);
    mkdirSync(dirname(pipe), { recursive: true });
    execFileSync("mkfifo", [pipe]);
    await expect(wordsAt("v1")).rejects.toThrow(`objects/${name} of the repository is no file`);
  });

  test("no folder stays behind", async () => {
    makeRepository();
    const scratch = join(folder, "scratch");
    mkdirSync(scratch);
    vi.stubEnv("TMPDIR", scratch);
    await wordsAt("v1");
    await expect(wordsAt("v7")).rejects.toThrow(GitError);
    expect(readdirSync(scratch)).toEqual([]);
  });
});
