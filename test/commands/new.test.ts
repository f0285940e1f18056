/** Begins reports as new users do: nothing is to be mended in what they get, in any language. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { check } from "#api.ts";
import { ask } from "#commands/ask.ts";
import { languages } from "#languages/languages.ts";
import { argumentsOf, root, runScript } from "../support/run-script.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "new-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = (name: string, ...args: string[]) => runScript("new", [join(folder, name), ...args]);
const settingsOf = (name: string) =>
  parse(readFileSync(join(folder, name, "report.yaml"), "utf8")) as Record<string, unknown>;

describe("a new report", () => {
  const name = "state-of-the-ports";

  test("has settings, sections, a chart, a picture, a theme, and what GitHub runs", async () => {
    const { code, stdout, stderr } = await begin(name, "--yes");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`Next: npm run build -- ${join(folder, name)}`);
    const names = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(basename(entry.parentPath), entry.name));
    expect(names.toSorted()).toEqual(
      [
        ...["1-text.md", "2-figures.md", ".gitignore", "report.yaml", "report.schema.json"].map((file) =>
          join(name, file),
        ),
        ...["data/ships.csv", "pictures/routes.svg", "workflows/report.yml"].map((file) => join(file)),
        ...["look.css", "theme.yaml", "tokens.css"].map((file) => join("theme", file)),
      ].toSorted(),
    );
  });

  test("is titled by its folder, and dated today", () => {
    const month = new Date().toISOString().slice(0, 7);
    expect(settingsOf(name)).toMatchObject({ title: "State of the ports", language: "en" });
    expect([month, new Date(Date.now() - 9e7).toISOString().slice(0, 7)]).toContain(settingsOf(name)["date"]);
  });

  test("leads to its schema, and the workflow to this version", () => {
    const [first] = readFileSync(join(folder, name, "report.yaml"), "utf8").split("\n");
    const [, schema] = /^# yaml-language-server: \$schema=(.+)$/.exec(first!)!;
    const [there, docs] = [join(folder, name, schema!), join(root, "docs/report.schema.json")];
    expect(readFileSync(there, "utf8")).toBe(readFileSync(docs, "utf8"));
    const workflow = readFileSync(join(folder, name, ".github/workflows/report.yml"), "utf8");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(parse(workflow)).toMatchObject({ env: { REPORT_PRESS: `report-press@${version}` } });
    // Only so a tarball in the repository is one: as the command itself, it would be started as a program.
    const starts = [...workflow.matchAll(/npx --yes (.*?) (?:build|proof) /g)];
    expect(starts.map(([, named]) => named)).toEqual(Array(2).fill('--package "$REPORT_PRESS" report-press'));
    // What a pull request says never becomes part of a command.
    expect(workflow).not.toMatch(/run:[^\n]*\$\{\{|^ {10}[^\n:]*\$\{\{/m);
  });

  test.each(languages)("has nothing to be mended in %s", async (language) => {
    const path = join(folder, language);
    expect(await begin(language, "--yes", "--language", language)).toMatchObject({ code: 0 });
    expect(await check({ manuscript: path, strict: true })).toMatchObject({ ok: true, messages: [] });
  });

  test("builds, prints and proves without a message", { timeout: 240_000 }, async () => {
    const out = join(folder, "out");
    for (const command of ["build", "print", "proof"]) {
      const { code, stdout } = await runScript(command, [join(folder, name), "--out", out, "--json"]);
      const { messages, preflights = [] } = JSON.parse(stdout) as {
        messages: object[];
        preflights?: { checks: { results: { severity: string }[] }[] }[];
      };
      const found = preflights.flatMap(({ checks }) => checks.flatMap(({ results }) => results));
      const unwanted = found.filter(({ severity }) => severity !== "note");
      expect([command, code, messages, unwanted]).toEqual([command, 0, [], []]);
    }
  });
});

describe("what is said by options", () => {
  test("is written so that it is read as it was", async () => {
    const title = `"Quoted": # 100 % $& \\ & 'so'`;
    await begin("said", "--yes", "--title", title, "--body", "- Body: {x}", "--language", "fr");
    expect(settingsOf("said")).toMatchObject({ title, body: "- Body: {x}", language: "fr" });
    expect(await check({ manuscript: join(folder, "said") })).toMatchObject({ ok: true });
  });

  test.each<[string[], RegExp]>([
    [["--yes", "--language", "xx"], /Unexpected value xx of --language\. Expected a language's tag, as en, /],
    [["--yes", "--title", "a\u0007b"], /of --title\. Expected a text/],
    [[], /expected --yes, or --title, --body and --language/],
  ])("or not: %j", async (args, message) => {
    const { code, stderr } = await begin("never", ...args);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(existsSync(join(folder, "never"))).toBe(false);
  });

  test("is all that is asked for, where it is all", async () => {
    const { code } = await begin("all", "--title", "A", "--body", "B", "--language", "de");
    expect([code, settingsOf("all")["title"]]).toEqual([0, "A"]);
  });
});

describe("a folder that is there", () => {
  test("is taken where it is empty, or a new repository", async () => {
    mkdirSync(join(folder, "repository/.git"), { recursive: true });
    expect(await begin("repository", "--yes")).toMatchObject({ code: 0 });
  });

  test("is refused with something in it, and so is a file", async () => {
    mkdirSync(join(folder, "full"));
    writeFileSync(join(folder, "full/mine.txt"), "mine");
    const full = await begin("full", "--yes");
    expect([full.code, full.stderr]).toEqual([1, expect.stringContaining("with mine.txt in it")]);
    expect(readdirSync(join(folder, "full"))).toEqual(["mine.txt"]);
    const file = await begin("full/mine.txt", "--yes");
    expect([file.code, file.stderr]).toEqual([1, expect.stringContaining("expected the name of a new folder")]);
  });

  test.each(["", "a\u001bb", "a\nb"])("is refused where its name is %j", async (name) => {
    const [script, ...args] = argumentsOf("new");
    const options = { cwd: folder, encoding: "utf8" } as const;
    const { status, stderr } = spawnSync(process.execPath, [join(root, script!), ...args, name, "--yes"], options);
    expect([status, stderr]).toEqual([1, expect.stringContaining("expected one of letters that are seen")]);
  });

  test("may be the one in which one is", async () => {
    const cwd = join(folder, "here");
    mkdirSync(cwd);
    const [script, ...args] = argumentsOf("new");
    const { status, stdout } = spawnSync(process.execPath, [join(root, script!), ...args, ".", "--yes"], {
      cwd,
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/Next: npm run build\n$/)]);
    expect(settingsOf("here")["title"]).toBe("Here");
    expect(dirname(cwd)).toBe(folder);
  });
});

describe("questions on a terminal", () => {
  const question = {
    text: "Language?",
    usual: "en",
    refuse: (answer: string) => (/^[a-z]{2}$/.test(answer) ? undefined : "Two letters."),
  };

  /** Answers with lines, and returns what came of it and what was shown. */
  async function answer(typed: string, count: number) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const shown: string[] = [];
    output.setEncoding("utf8").on("data", (text: string) => shown.push(text));
    const answers = ask(
      Array.from({ length: count }, () => question),
      { input, output },
    );
    input.end(typed);
    const given = await answers;
    output.end();
    await finished(output);
    return { answers: given, shown: shown.join("") };
  }

  test("are asked until the answer can be taken; an empty line takes the usual one", async () => {
    const { answers, shown } = await answer("french\nfr\n\n", 2);
    expect(answers).toEqual(["fr", "en"]);
    expect(shown).toContain("Language? [en] ");
    expect(shown).toContain("Two letters.");
  });

  test("that nobody answers end the command", async () => {
    await expect(answer("fr\n", 2)).rejects.toThrow("Unexpected end of answers");
  });
});
