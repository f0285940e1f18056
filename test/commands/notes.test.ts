/** Lists a manuscript's notes, their doubles, and the table for spreadsheets. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDoubles, type Doubles } from "#outputs/find-doubles.ts";
import type { ListedNote } from "#outputs/list-notes.ts";
import { notesCsv } from "#outputs/notes-csv.ts";
import { runScript } from "../support/run-script.ts";

type Row = Record<string, string>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "notes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = `# 1. One

First.[^a] Second.[^b]

## 1.1. Below

Third,[^cut] and again.[^a] A footnote.[^*foot]

[^a]: Body, *Title*. <https://example.org/report.pdf>
[^b]: Other words. <https://www.example.org/report.pdf/>
[^cut]: Cut off. <https://example.org/EN.p>
[^*foot]: At the foot.
`;

test("the command lists notes, doubles and wrong addresses, and writes the table", async () => {
  const path = join(folder, "one.md");
  await writeFile(path, text);
  const { code, stdout } = await runScript("notes", ["--manuscript", path, "--out", folder, "--json"]);
  expect(code).toBe(0);
  const { notes, doubles } = JSON.parse(stdout) as { notes: ListedNote[]; doubles: Doubles[] };
  expect(notes[0]).toEqual({
    number: "1",
    name: "1",
    label: "a",
    page: "2",
    text: "Body, Title. https://example.org/report.pdf",
    addresses: [{ url: "https://example.org/report.pdf" }],
    definedAt: `${path}:9:1`,
    calls: [
      { at: `${path}:3:7`, page: "1", section: "1. One" },
      { at: `${path}:7:24`, page: "1", section: "1.1. Below" },
    ],
  });
  expect(notes[2]!.addresses).toEqual([{ url: "https://example.org/EN.p", wrong: "it seems cut off at its end" }]);
  expect(notes[3]).toMatchObject({ number: "i", page: "1", text: "At the foot.", calls: [{ page: "1" }] });
  expect(doubles).toEqual([{ same: "address", numbers: ["1", "2"], what: "https://example.org/report.pdf" }]);

  const bytes = await readFile(join(folder, "one-notes.csv"));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse<Row>(bytes, { bom: true, columns: true });
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    Number: "1",
    Page: "2",
    "Called on page": "1; 1",
    "Called in": "1. One; 1.1. Below",
    "Same address as note": "2",
  });

  const plain = await runScript("notes", ["--manuscript", path, "--out", folder]);
  expect(plain.stdout).toContain("1 and 2, the same address in other words: https://example.org/report.pdf");
  expect(plain.stdout).toContain(`${path}:11:1  https://example.org/EN.p: it seems cut off at its end`);
  expect(plain.stdout.trim().split("\n").at(-1)).toBe(`${join(folder, "one-notes.csv")}: 4 notes`);
});

test("without pages there is no list, but what to mend first", async () => {
  const path = join(folder, "broken.md");
  await writeFile(path, "# A\n\nText.[](#gone)\n");
  const { code, stdout, stderr } = await runScript("notes", ["--manuscript", path, "--out", join(folder, "none")]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("broken.md:3:6 error broken-reference");
});

function note(number: number, words: string, ...urls: string[]): ListedNote {
  const addresses = urls.map((url) => ({ url, wrong: undefined }));
  return {
    number: String(number),
    name: String(number),
    label: `n${number}`,
    page: "9",
    text: words,
    addresses,
    definedAt: `a.md:${number}:1`,
    calls: [],
  };
}

describe("doubles", () => {
  test("the same words, whatever their case and punctuation", () => {
    expect(
      findDoubles([note(1, "Body (2022). Title, p. 4."), note(2, "body 2022 – Title; p 4"), note(3, "Body.")]),
    ).toEqual([{ same: "words", numbers: ["1", "2"], what: "Body (2022). Title, p. 4." }]);
  });
  test("ibidem is no source, nor is a site's first page", () => {
    expect(findDoubles([note(1, "Ibid., p. 4."), note(2, "Ibid., p. 4.")])).toEqual([]);
    const site = "https://example.org/";
    expect(findDoubles([note(1, `One 2021. ${site}`, site), note(2, `Two 2022. ${site}`, site)])).toEqual([]);
  });
  test("notes with the same words are not told again by their address", () => {
    const url = "https://example.org/a";
    const same = [note(1, `Body. ${url}`, url), note(2, `Body. http://example.org/a/`, "http://example.org/a/")];
    expect(findDoubles(same).map((group) => group.same)).toEqual(["words"]);
    expect(findDoubles([...same, note(3, `Else. ${url}`, url)]).map(({ numbers }) => numbers)).toEqual([
      ["1", "2"],
      ["1", "2", "3"],
    ]);
  });
});

test("no cell of the table is a formula", () => {
  const cells = ["=HYPERLINK(1)", "+1", "-1", "@a", "\t=1", "＝1"];
  const rows = parse<Row>(
    notesCsv(
      cells.map((cell, index) => note(index, cell)),
      [],
    ),
    { bom: true, columns: true },
  );
  expect(rows.map(({ Text }) => Text)).toEqual(cells.map((cell) => `'${cell}`));
});

test("quotation marks, commas and line ends come through; rows end as RFC 4180 has it", () => {
  const csv = notesCsv([note(1, 'He said "no", then\nleft.')], []);
  expect(csv.split("\r\n")).toHaveLength(3);
  const [row] = parse<Row>(csv, { bom: true, columns: true });
  expect(row!.Text).toBe('He said "no", then\nleft.');
});
