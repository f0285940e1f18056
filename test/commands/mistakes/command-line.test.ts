/** Gives command lines and environments that can't be right: a sentence, and exit code 1. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputFile, outputFolder } from "#commands/output-folder.ts";
import { sourceDate } from "#manuscript/source-date.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { runScript } from "../../support/run-script.ts";
import { checkManuscript, writeManuscript } from "../../support/check-manuscript.ts";

const folder = await writeManuscript({ file: "x", "a.md": "# A\n\nWords.\n" });
const manuscript = join(folder, "a.md");

test.each(["", "-1", "1.5", "1e3", "0x10", "abc", " 1", "253402300800", "9".repeat(400), "NaN", "Infinity"])(
  "SOURCE_DATE_EPOCH=%j",
  (written) => {
    expect(() => sourceDate(written)).toThrow(/^Unexpected SOURCE_DATE_EPOCH ".*" in the environment, expected whole/);
  },
);

test("SOURCE_DATE_EPOCH from 1970 to 9999", () => {
  expect(sourceDate("0")).toEqual(new Date("1970-01-01T00:00:00Z"));
  expect(sourceDate("253402300799")).toEqual(new Date("9999-12-31T23:59:59Z"));
});

test.each(["build", "print", "proof", "watch"])("%s tells of SOURCE_DATE_EPOCH before it works", async (name) => {
  const out = join(folder, `out-${name}`);
  const { code, stderr } = await runScript(name, ["--manuscript", manuscript, "--out", out], {
    SOURCE_DATE_EPOCH: "1e9",
  });
  expect(stderr).toMatch(/^Unexpected SOURCE_DATE_EPOCH "1e9" in the environment, expected whole seconds since 1970/);
  expect(code).toBe(1);
});

test.each(["file", "file/below", "file/below/that"])("--out %s", async (path) => {
  await expect(outputFolder(join(folder, path))).rejects.toThrow(
    /^Unexpected --out .*, expected a folder: .*file is none/,
  );
});

test("--out that is a device, too long a name, or a folder where a file is meant", async () => {
  await expect(outputFolder("/dev/null")).rejects.toThrow(/expected a folder: .*null is none/);
  await expect(outputFolder(join(folder, "n".repeat(300)))).rejects.toThrow(/expected a folder: .*ENAMETOOLONG/);
  await mkdir(join(folder, "made"));
  await expect(outputFile(join(folder, "made"))).rejects.toThrow(/expected the name of a file/);
  await expect(outputFile("/dev/null")).rejects.toThrow(/expected the name of a file/);
  expect(await outputFolder(join(folder, "new/and/deep"))).toBe(join(folder, "new/and/deep"));
});

test.each([
  ["build", ["--out", join(folder, "file")], /Unexpected --out .*file, expected a folder/],
  ["print", ["--out", join(folder, "file", "x")], /Unexpected --out .*x, expected a folder/],
  ["proof", ["--out", "/dev/null"], /Unexpected --out \/dev\/null, expected a folder/],
  ["notes", ["--out", join(folder, "file")], /Unexpected --out .*file, expected a folder/],
  ["build", ["--jobs", "0"], /Unexpected value 0 of --jobs, expected a whole number from 1 to 64/],
  ["build", ["--jobs", "99999"], /Unexpected value 99999 of --jobs, expected a whole number from 1 to 64/],
  ["build", ["--jobs", "-1"], /Unexpected value -1 of --jobs, expected a whole number/],
  ["watch", ["--port", "99999"], /Unexpected value 99999 of --port, expected a whole number from 1 to 65535/],
])("%s %j", async (name, args, message) => {
  const { code, stderr } = await runScript(name, ["--manuscript", manuscript, ...args]);
  expect(stderr).toMatch(message);
  expect(code).toBe(1);
});

test("import to a folder", async () => {
  const { code, stderr } = await runScript("import", [manuscript, "--out", folder]);
  expect(stderr).toMatch(/Unexpected --out .*, expected the name of a file/);
  expect(code).toBe(1);
});

test("import over the saved page itself", async () => {
  const { code, stderr } = await runScript("import", [manuscript, "--out", manuscript]);
  expect(stderr).toMatch(/Unexpected --out .*, expected another file than the saved page/);
  expect(code).toBe(1);
});

test("--manuscript that is a folder without Markdown, or no manuscript at all", async () => {
  expect((await checkManuscript({ "report.yaml": "title: A\n" })).says).toEqual([
    expect.stringMatching(/^report\.yaml error no-sections /),
  ]);
  expect((await checkManuscript({ "notes.txt": "x" })).says).toEqual([
    expect.stringMatching(/^report\.yaml error missing-file /),
  ]);
  for (const path of ["/dev/null", join(folder, "file", "below"), join(folder, "n".repeat(300))]) {
    const { files } = await prepareReport(path);
    expect(files.flatMap(({ messages }) => messages.map(({ fatal }) => fatal))).toEqual([true]);
  }
});

test.each([
  ["nothing of a page", "# A\n\nText.\n", /a\.md:1:1 error no-web-export .*nothing of a web page was recognised/],
  ["HTML", "<!doctype html><h1>A</h1><p>Text.</p>\n", /a\.md:1:1 error not-markdown Unexpected page in HTML/],
])("import of a file in which it reads %s says so, writes nothing and exits 1", async (_, text, says) => {
  const folder = await writeManuscript({ "a.md": text });
  const out = join(folder, "out.md");
  const { code, stdout, stderr } = await runScript("import", [join(folder, "a.md"), "--out", out]);
  expect(stderr).toMatch(says);
  expect([code, stdout]).toEqual([1, ""]);
  expect(existsSync(out)).toBe(false);
});

test("options without `--` before them, which npm takes for its own, are told with the line as it should be", async () => {
  const env = { npm_lifecycle_event: "check", npm_config_manuscript: "a.md", npm_config_strict: "true" };
  const { code, stderr } = await runScript("check", [], env);
  expect(stderr).toContain("Unexpected --manuscript a.md before `--`");
  expect(stderr).toContain("expected `npm run check -- --manuscript a.md --strict`");
  expect(code).toBe(1);
});

test("of many messages of a kind the first is shown, and --all shows each", async () => {
  const many = await writeManuscript({ "a.md": `# A\n\n${"Words **open here.\n\n".repeat(9)}` });
  const shown = async (...args: string[]) =>
    (await runScript("check", ["--manuscript", join(many, "a.md"), ...args])).stderr.match(/raw-markup .*/g)!;
  const first = await shown();
  expect(first).toHaveLength(1);
  expect(first[0]).toContain("(the first of 9 places in this file; `--all` shows each)");
  expect(await shown("--all")).toHaveLength(9);
});

test("check ends with a line when there is nothing to mend", async () => {
  const { code, stdout } = await runScript("check", ["--manuscript", manuscript]);
  expect(stdout).toMatch(/^Nothing to mend: 1 file\. /);
  expect(code).toBe(0);
});

test("check counts notes as build does, and footnotes by themselves", async () => {
  const marked = "# A\n\nWords,[^a] more[^*b] words[^*c].\n\n[^a]: A.\n\n[^*b]: B.\n\n[^*c]: C.\n";
  const { stdout } = await runScript("check", [join(await writeManuscript({ "a.md": marked }), "a.md")]);
  expect(stdout).toMatch(/^Nothing to mend: 1 file, 1 note, 2 footnotes\. /);
});
