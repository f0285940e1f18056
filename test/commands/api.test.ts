/** Calls the commands as functions: nothing is printed, no process ends, and what came of it is returned. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi, type MockInstance } from "vitest";
import { build, check, notes, print, proof, UsageError, watch } from "#api.ts";

let folder: string;
let good: string;
let bad: string;
let written: MockInstance[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "api-"));
  good = join(folder, "good.md");
  bad = join(folder, "bad.md");
  await writeFile(good, "# One\n\nA claim.[^a]\n\n[^a]: Its source, https://example.org/.\n");
  await writeFile(bad, "# One\n\nA claim.[](#gone)\n");
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

beforeEach(() => {
  written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write"));
});
afterEach(() => {
  const said = written.flatMap(({ mock }) => mock.calls.map(([text]) => String(text)));
  vi.restoreAllMocks();
  expect(said).toEqual([]);
  expect(process.exitCode).toBeUndefined();
});

test("build returns the record, and the paths of what it wrote", async () => {
  const out = join(folder, "build");
  const steps: string[] = [];
  const progress = { step: (name: string) => void steps.push(name), count: () => undefined, end: () => undefined };
  const { ok, messages, outputs, record, summary } = await build({ manuscript: good, out, jobs: 1, progress });
  expect({ ok, messages }).toEqual({ ok: true, messages: [] });
  expect(outputs).toEqual(
    ["good.pdf", "good.html", "good-accessibility.html", "build-report.json"].map((name) => join(out, name)),
  );
  expect(outputs.every((path) => existsSync(path))).toBe(true);
  expect(record).toMatchObject({ notes: 1, tools: JSON.parse(await readFile(outputs.at(-1)!, "utf8")).tools });
  expect(summary[0]).toMatch(/good\.pdf: \d+ pages, 1 note, /);
  expect(steps).toEqual(expect.arrayContaining(["Reading", "Paging", "Writing"]));
});

test.each([
  ["build", build],
  ["print", print],
  ["proof", proof],
  ["notes", notes],
])("%s returns what is to be mended, and writes nothing", async (_, make) => {
  const out = join(folder, "nothing");
  const result = await make({ manuscript: bad, out, jobs: 1 });
  expect(result).toMatchObject({ ok: false, outputs: [], summary: [] });
  expect(result.messages).toContainEqual(
    expect.objectContaining({ code: "broken-reference", severity: "error", line: 3, column: 9 }),
  );
  expect(existsSync(out)).toBe(false);
});

test("check returns what is to be mended", async () => {
  expect(await check({ manuscript: good })).toMatchObject({
    ok: true,
    messages: [],
    summary: [expect.stringMatching(/^Nothing to mend: 1 file/)],
  });
  expect(await check({ manuscript: bad })).toMatchObject({ ok: false, messages: [{ code: "broken-reference" }] });
});

test("notes returns the list", async () => {
  const result = await notes({ manuscript: good, out: join(folder, "notes"), jobs: 1 });
  expect(result.notes).toMatchObject([{ number: "1", label: "a", addresses: [{ url: "https://example.org/" }] }]);
});

test("print returns what the preflight found, proof how many sheets there are", async () => {
  const printed = await print({ manuscript: good, out: join(folder, "print"), jobs: 1 });
  expect(printed).toMatchObject({ ok: true, preflights: [{ passed: true }] });
  const proved = await proof({ manuscript: good, out: join(folder, "proof"), jobs: 1, lines: true });
  expect(proved).toMatchObject({ ok: true, outputs: [join(folder, "proof", "good-proof.pdf")] });
  expect(proved.record).toMatchObject({ sheets: proved.record!.pages });
});

test("options that can't be followed are thrown", async () => {
  await expect(build({ manuscript: good, out: good })).rejects.toThrow(UsageError);
  await expect(proof({ manuscript: good, layout: "spread" })).rejects.toThrow("Unexpected layout spread, expected");
  await expect(proof({ manuscript: good, newOnly: true })).rejects.toThrow("Unexpected --new-only, expected --since");
  await expect(watch({ manuscript: join(folder, "none") })).rejects.toThrow(UsageError);
});

test("watch returns where pages are seen, and ends when it is closed", async () => {
  const lines: string[] = [];
  const out = join(folder, "watch");
  const watching = await watch({ manuscript: good, out, jobs: 1, onLine: (line) => void lines.push(line) });
  const isShown = () => lines.some((line) => /^\d+ pages, /.test(line));
  for (let waitedMs = 0; !isShown() && waitedMs < 60_000; waitedMs += 50) await sleep(50);
  expect(lines.join("\n")).toMatch(/^\d+ pages, \d+ changed/m);
  expect((await fetch(watching.address)).status).toBe(200);
  await watching.close();
  await expect(fetch(watching.address)).rejects.toThrow("fetch failed");
});
