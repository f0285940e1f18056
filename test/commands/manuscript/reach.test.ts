/** Shows that nothing of a manuscript is read but plain files that really lie in its folder. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { prepareReport } from "../../support/prepare-report.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { onWindows, skipped, withoutProgram } from "../../support/why-skipped.ts";

const noFifo = withoutProgram("mkfifo");

let folder: string;
let manuscript: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reach-"));
  manuscript = join(folder, "manuscript");
  mkdirSync(join(manuscript, "sub"), { recursive: true });
  write("report.yaml", "title: T\n");
  write("1.md", "# One\n\nText.\n");
  // What nobody may see.
  mkdirSync(join(folder, "secret"));
  for (const [name, content] of Object.entries(secrets)) writeFileSync(join(folder, "secret", name), content);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>SECRET</title><rect width="9" height="9"/></svg>';
const secrets = {
  "a.md": "# SECRET\n\nSECRET.\n",
  "a.svg": svg,
  "a.csv": "x,y\nSECRET,1\n",
  "report.yaml": "title: SECRET\n",
};
const chart = (data: string) => `# One\n\n:::chart[Title]{data="${data}" type=bar alt="What it shows"}\n:::\n`;

function write(name: string, content: string): void {
  writeFileSync(join(manuscript, name), content);
}

function link(target: string, name: string): void {
  rmSync(join(manuscript, name), { force: true });
  symlinkSync(target, join(manuscript, name));
}

/** Returns messages, or that there are pages; in no case a secret. */
async function said(path = manuscript): Promise<string> {
  const { prepared, files } = await prepareReport(path);
  const lines = toPlainMessages(files).map(formatMessage);
  const text = [prepared ? "pages" : "no pages", ...lines].join("\n");
  expect(text).not.toContain("SECRET");
  expect(JSON.stringify(prepared?.units ?? [])).not.toContain("SECRET");
  return text;
}

const lies = /no pages[^]* error [^]*(?:lies outside|leads out of|inside) the manuscript's folder/;

describe("ways out of the folder", () => {
  test.each<[string, () => void, RegExp]>([
    ["a section", () => link("../secret/a.md", "2.md"), /2\.md error not-markdown Unexpected link that leads out/],
    ["a section by an absolute link", () => link(join(folder, "secret/a.md"), "2.md"), lies],
    ["a link to a link", () => (link("../../secret/a.md", "sub/x.md"), link("sub/x.md", "2.md")), lies],
    [
      "a folder on the way",
      () => (link("../secret", "away"), write("report.yaml", "title: T\nsections: [away/a.md]\n")),
      /report\.yaml:2:12 error bad-setting Unexpected path away\/a\.md/,
    ],
    [
      "a section that is named",
      () => (link("../secret/a.md", "2.md"), write("report.yaml", "title: T\nsections: [1.md, 2.md]\n")),
      /report\.yaml:2:18 error bad-setting/,
    ],
    [
      "a path with ..",
      () => write("report.yaml", "title: T\nsections: [../secret/a.md]\n"),
      /report\.yaml:2:12 error bad-setting/,
    ],
    [
      "an absolute path",
      () => write("report.yaml", `title: T\nsections: ["${folder}/secret/a.md"]\n`),
      /report\.yaml:2:12 error bad-setting/,
    ],
    [
      "an introduction",
      () => (link("../secret/a.md", "intro.md"), write("report.yaml", "title: T\nparts:\n  introduction: intro.md\n")),
      /report\.yaml:3:17 error bad-setting/,
    ],
    [
      "an annex",
      () => (link("../secret/a.md", "x.md"), write("report.yaml", "title: T\nparts:\n  annexes: [x.md]\n")),
      /report\.yaml:3:13 error bad-setting/,
    ],
    [
      "report.yaml itself",
      () => link("../secret/report.yaml", "report.yaml"),
      /report\.yaml error not-markdown Unexpected link/,
    ],
    [
      "a picture",
      () => (link("../secret/a.svg", "a.svg"), write("1.md", "# One\n\n![A](a.svg)\n")),
      /1\.md:3:1 warning missing-picture .*lies outside/,
    ],
    [
      "a picture in a folder that is a link",
      () => (link("../secret", "away"), write("1.md", "# One\n\n![A](away/a.svg)\n")),
      /1\.md:3:1 warning missing-picture .*lies outside/,
    ],
    [
      "a picture with %2e%2e",
      () => write("1.md", "# One\n\n![A](%2e%2e/secret/a.svg)\n"),
      /1\.md:3:1 warning missing-picture .*lies outside/,
    ],
    [
      "a picture out and in again",
      () => (
        write("a.svg", svg.replace("SECRET", "fine")),
        write("1.md", "# One\n\n![A](../manuscript/../manuscript/../secret/a.svg)\n")
      ),
      /missing-picture .*lies outside/,
    ],
    [
      "data",
      () => (link("../secret/a.csv", "a.csv"), write("1.md", chart("a.csv"))),
      /1\.md:3:1 error missing-data .*lies outside/,
    ],
    ["data with ..", () => write("1.md", chart("../secret/a.csv")), /1\.md:3:1 error missing-data .*lies outside/],
    [
      "a profile",
      () => (link("/etc/passwd", "a.icc"), write("report.yaml", "title: T\nprint:\n  profile: a.icc\n")),
      /report\.yaml:3:12 error bad-setting/,
    ],
    [
      "a name nearly that of a file outside, which is not told",
      () => (link("../secret", "away"), write("1.md", "# One\n\n![A](away/b.svg)\n")),
      /1\.md:3:1 warning missing-picture .*there is no such file;/m,
    ],
    [
      "the same with ..",
      () => write("report.yaml", "title: T\nsections: [sub/../../secret/b.md]\n"),
      /report\.yaml:2:12 error bad-setting .*inside the manuscript's folder$/m,
    ],
    [
      "a circle of links",
      () => (link("b.md", "a.md"), link("a.md", "b.md")),
      /a\.md error not-markdown Unexpected broken symbolic link/,
    ],
    [
      "report.yaml that leads nowhere, which is not a folder without settings",
      () => link("nowhere", "report.yaml"),
      /report\.yaml error not-markdown Unexpected broken symbolic link, expected YAML/,
    ],
    [
      "a section that is named and leads nowhere",
      () => (link("nowhere", "2.md"), write("report.yaml", "title: T\nsections: [2.md]\n")),
      /report\.yaml:2:12 error bad-setting Unexpected broken symbolic link 2\.md/,
    ],
    [
      "a picture that leads to itself",
      () => (link("a.svg", "a.svg"), write("1.md", "# One\n\n![A](a.svg)\n")),
      /1\.md:3:1 warning missing-picture .*it is a broken symbolic link, not a file/,
    ],
    [
      "an order of sections",
      () => (write("2.md", "# Two\n"), link("../secret/a.md", "SUMMARY.md")),
      /SUMMARY\.md error not-markdown Unexpected link that leads out/,
    ],
    [
      "settings as a section",
      () => write("report.yaml", "title: T\nsections: [1.md, report.yaml]\n"),
      /report\.yaml:2:18 error bad-setting Unexpected file report\.yaml .*expected a Markdown file, not one of settings/,
    ],
  ])("%s", async (_, plant, message) => {
    plant();
    expect(await said()).toMatch(message);
  });
});

describe("what Git LFS has not fetched", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d7a".repeat(16)}\nsize 12345\n`;
  const told = "`git lfs pull` does";

  test.each<[string, string, string]>([
    ["a picture", "a.png", "# One\n\n![A](a.png)\n"],
    ["a drawing", "a.svg", "# One\n\n![A](a.svg)\n"],
    ["data", "a.csv", chart("a.csv")],
  ])("%s", async (_, name, text) => {
    write(name, pointer);
    write("1.md", text);
    expect(await said()).toMatch(
      /1\.md:3:1 (?:warning missing-picture|error missing-data) .*only its pointer is there/,
    );
    expect(await said()).toContain(told);
  });

  test.each(["1.md", "report.yaml"])("%s", async (name) => {
    write(name, pointer);
    expect(await said()).toMatch(/no pages[^]*(?:1\.md|report\.yaml) error not-markdown Unexpected pointer of Git LFS/);
    expect(await said()).toContain(told);
  });

  test("a profile", async () => {
    write("a.icc", pointer);
    write("report.yaml", "title: T\nprint:\n  profile: a.icc\n");
    expect(await said()).toMatch(/report\.yaml:3:12 error bad-setting .*expected an ICC profile, but only its pointer/);
  });

  test("but what only speaks of it is text", async () => {
    write("1.md", `# One\n\n${pointer}`);
    expect(await said()).toBe("pages");
  });
});

describe("what is no plain file", () => {
  let server: Server | undefined;
  afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));
  const pipe = (name: string) => {
    rmSync(join(manuscript, name), { force: true });
    execFileSync("mkfifo", [join(manuscript, name)]);
  };

  test.skipIf(noFifo).each<[string, () => void, RegExp]>([
    ["a section", () => pipe("2.md"), /2\.md error not-markdown Unexpected pipe/],
    [
      "a section that is named",
      () => (pipe("2.md"), write("report.yaml", "title: T\nsections: [1.md, 2.md]\n")),
      /report\.yaml:2:18 error bad-setting Unexpected pipe 2\.md/,
    ],
    ["an order of sections", () => pipe("SUMMARY.md"), /SUMMARY\.md error not-markdown Unexpected pipe/],
    ["report.yaml", () => pipe("report.yaml"), /report\.yaml error not-markdown Unexpected pipe/],
    [
      "a picture",
      () => (pipe("a.svg"), write("1.md", "# One\n\n![A](a.svg)\n")),
      /1\.md:3:1 warning missing-picture .*it is a pipe, not a file/,
    ],
    [
      "data",
      () => (pipe("a.csv"), write("1.md", chart("a.csv"))),
      /1\.md:3:1 error missing-data .*it is a pipe, not a file/,
    ],
    [
      "a profile",
      () => (pipe("a.icc"), write("report.yaml", "title: T\nprint:\n  profile: a.icc\n")),
      /report\.yaml:3:12 error bad-setting/,
    ],
  ])(`a pipe as %s${skipped(noFifo)}`, { timeout: 10_000 }, async (_, plant, message) => {
    plant();
    expect(await said()).toMatch(message);
  });

  test("a folder named as a section", async () => {
    mkdirSync(join(manuscript, "2.md"));
    expect(await said()).toMatch(/2\.md error not-markdown Unexpected folder/);
  });

  test("a folder named as a picture", async () => {
    mkdirSync(join(manuscript, "a.svg"));
    write("1.md", "# One\n\n![A](a.svg)\n");
    expect(await said()).toMatch(/it is a folder, not a file/);
  });

  test("a socket", async () => {
    server = createServer();
    await new Promise<void>((resolve) => server!.listen(join(manuscript, "2.md"), resolve));
    expect(await said()).toMatch(/2\.md error not-markdown Unexpected socket/);
  });

  test.skipIf(onWindows)(`a link to a device${skipped(onWindows)}`, async () => {
    link("/dev/zero", "2.md");
    expect(await said()).toMatch(/error not-markdown/);
    expect(await said("/dev/zero")).toMatch(/error not-markdown Unexpected device/);
  });
});

describe("what may be", () => {
  test("links within the folder", async () => {
    write("sub/real.md", "# Two\n\nMore.\n");
    link("sub/real.md", "2.md");
    write("a.svg", svg.replace("SECRET", "fine"));
    link("../a.svg", "sub/b.svg");
    write("1.md", "# One\n\n![A](sub/b.svg)\n");
    expect(await said()).toBe("pages");
  });

  test("a folder that is itself reached through links", async () => {
    symlinkSync(folder, join(folder, "here"));
    symlinkSync("here/manuscript", join(folder, "there"));
    write("a.svg", svg.replace("SECRET", "fine"));
    write("1.md", "# One\n\n![A](a.svg)\n");
    expect(await said(join(folder, "there"))).toBe("pages");
  });

  test("hidden files that other programs put beside a section", async () => {
    write("._1.md", "\0\x05\x16\x07");
    link("someone@machine.4711", ".#1.md");
    expect(await said()).toBe("pages");
  });

  test("no link that leads nowhere, named as the manuscript", async () => {
    link("nowhere", "named.md");
    expect(await said(join(manuscript, "named.md"))).toMatch(/missing-file .*exists: it is a broken symbolic link$/m);
    link("named.md", "named.md");
    expect(await said(join(manuscript, "named.md"))).toMatch(/missing-file .*exists: it is a broken symbolic link$/m);
  });

  test("a single file that a user names, wherever it really lies", async () => {
    cpSync(join(manuscript, "1.md"), join(folder, "secret/plain.md"));
    link("../secret/plain.md", "named.md");
    expect(await said(join(manuscript, "named.md"))).toBe("pages");
  });
});

describe("no right to read", () => {
  const picture = "# One\n\n![A square](sub/a.svg)\n";
  const noRight = "can't be read, since this user has no right to it";
  test.skipIf(onWindows).each<[string, string, RegExp]>([
    ["a section", "1.md", new RegExp(`^no pages\n\\S*1\\.md error .*${noRight}`)],
    ["the settings", "report.yaml", new RegExp(`^no pages\n\\S*report\\.yaml error .*${noRight}`)],
    ["a picture", "sub/a.svg", new RegExp(`1\\.md:3:1 warning missing-picture .*it ${noRight}`)],
    ["the folder of a picture", "sub", new RegExp(`1\\.md:3:1 warning missing-picture .*it ${noRight}`)],
    ["the manuscript's folder", ".", new RegExp(`^no pages\n\\S*report\\.yaml error .*${noRight}`)],
    ["a stylesheet", "styles/a.css", new RegExp(`styles/a\\.css error not-markdown Unexpected file that ${noRight}`)],
    ["the folder of stylesheets", "styles", new RegExp(`styles error not-markdown Unexpected folder that ${noRight}`)],
    [
      "a theme's stylesheet",
      "mine/a.css",
      /theme\.yaml:2:9 error bad-setting .*`a\.css`.*, expected one that this user has/,
    ],
    [
      "a theme",
      "mine",
      /report\.yaml:2:16 error bad-setting .*expected a folder with a file theme\.yaml that this user has/,
    ],
    [
      "a profile",
      "a.icc",
      /report\.yaml:3:19 error bad-setting .*expected an ICC profile that this user has the right/,
    ],
  ])(`%s${skipped(onWindows)}`, async (_, name, expected) => {
    write("1.md", picture);
    write("sub/a.svg", svg.replace("SECRET", "a"));
    for (const folder of ["styles", "mine"]) {
      mkdirSync(join(manuscript, folder));
      write(`${folder}/a.css`, "p { color: #222 }\n");
    }
    write("mine/theme.yaml", "extends: agency\nprint: [a.css]\n");
    write("a.icc", "");
    if (["styles", "mine", "a.icc"].includes(name.split("/")[0]!))
      write("report.yaml", "title: T\nlook: { theme: ./mine }\nprint: { profile: a.icc }\n");
    const path = join(manuscript, name);
    chmodSync(folder, 0o755);
    chmodSync(path, 0);
    // Root may read all files.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid!(65_534);
    try {
      expect(await said()).toMatch(expected);
    } finally {
      if (isRoot) process.seteuid!(0);
      chmodSync(path, 0o700);
    }
  });
});
