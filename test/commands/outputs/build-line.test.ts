/** Builds one state after another, and reads what each says that it changed. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "../../support/run-script.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "changes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => `Line ${index}. ${"More words. ".repeat(60)}`);
const section = (title: string, texts: readonly string[], notes: readonly string[]) =>
  [`# ${title}`, ...texts, ...notes.map((note) => `[^${note}]: Source ${note}.`)].join("\n\n");

async function line(out = "out"): Promise<string> {
  const { code, stdout } = await runScript("build", ["--manuscript", join(folder, "in"), "--out", join(folder, out)], {
    REPORT_CACHE: join(folder, "cache"),
  });
  expect(code).toBe(0);
  return stdout.trim().split("\n").at(-1)!;
}

test("after each edit", async () => {
  const files = {
    "report.yaml":
      "title: Report\nparts: { cover: false, title-page: false, imprint: false, contents: false, back-cover: false }\n",
    "1.md": section("One", ["Called.[^a] Again.[^b]", ...paragraphs(20)], ["a", "b"]),
    "2.md": section("Two", ["Called.[^c]", ...paragraphs(3)], ["c"]),
  };
  await mkdir(join(folder, "in"));
  const write = (changed: Partial<typeof files>) =>
    Promise.all(
      Object.entries({ ...files, ...changed }).map(([name, text]) => writeFile(join(folder, "in", name), text)),
    );

  await write({});
  expect(await line()).toBe("2 of 2 sections and the notes laid out again, no earlier build to compare with");
  expect(await line()).toBe("0 of 2 sections laid out again, no page changed, notes 1–3 unchanged");

  // Lines of the Markdown move, pages don't.
  await write({ "2.md": `\n\n${files["2.md"]}` });
  expect(await line()).toBe("0 of 2 sections laid out again, no page changed, notes 1–3 unchanged");

  await write({ "2.md": files["2.md"].replace("Line 1.", "Line one.") });
  expect(await line()).toMatch(
    /^1 of 2 sections( and the notes)? laid out again, 1 page changed \(\d+\), notes 1–3 unchanged$/,
  );

  await write({ "2.md": files["2.md"].replace("Called.[^c]", "Called.[^new] And.[^c]\n\n[^new]: Fresh.") });
  expect(await line()).toMatch(/2 pages changed \(.*\), note 3 new, notes 1–2 unchanged, note 3 now 4$/);

  await writeFile(join(folder, "out/build-report.json"), "{ damaged");
  expect(await line()).toContain("no earlier build to compare with");
});
