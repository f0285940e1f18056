/** Builds from what earlier builds cached: byte for byte the builds from nothing, over many edits. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "../support/run-script.ts";
import {
  addNote,
  addParagraphs,
  mendOneWord,
  moveSection,
  removeParagraph,
  type Files,
} from "../specimen/edit-specimen.ts";
import { openRandomStream, type RandomStream } from "../specimen/random-stream.ts";
import { makePlainSpecimen, reshape } from "../specimen/plain-specimen.ts";
import { makeSpecimen } from "../specimen/specimen.ts";
import { writeSpecimen } from "../specimen/write-specimen.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sections = 3;

/** Makes an edit of an editor's day, drawn by chance. */
function edit(files: Files, random: RandomStream): Files {
  const section = random.whole(1, sections);
  const edits: ((files: Files) => Files)[] = [
    (before) => mendOneWord(before, { section, nth: random.whole(1, 40) }),
    (before) => addNote(before, { section }),
    (before) => addParagraphs(before, { section, count: random.whole(1, 12) }),
    (before) => removeParagraph(before, { section, nth: random.whole(1, 8) }),
    (before) => moveSection(before, { from: section, to: (section % sections) + 1 }),
  ];
  return random.pick(edits)(files);
}

async function build(cache: string): Promise<{ pdf: Buffer; html: Buffer; said: string }> {
  const manuscript = join(folder, "manuscript");
  const out = join(folder, "out");
  const { code, stderr, stdout } = await runScript("build", ["--manuscript", manuscript, "--out", out, "--json"], {
    REPORT_CACHE: cache,
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const [pdf, html] = Object.keys(JSON.parse(stdout).outputs).map((name) => readFile(join(out, name)));
  return { pdf: await pdf!, html: await html!, said: stdout };
}

// Some twenty builds, which a busy machine takes its time for.
test("after each of many edits", { timeout: 400_000 }, async () => {
  const random = openRandomStream("edits");
  let files: Files = makeSpecimen({ sections, seed: 3, notesPerSection: 9 });
  const warm = join(folder, "warm");
  for (let turn = 0; turn < 6; turn++) {
    await writeSpecimen(new Map(files), join(folder, "manuscript"));
    const fromCache = await build(warm);
    const fromNothing = await build(join(folder, `cold-${turn}`));
    expect(fromCache.pdf.equals(fromNothing.pdf)).toBe(true);
    expect(fromCache.html.equals(fromNothing.html)).toBe(true);
    files = edit(files, random);
  }
});

test("a word mended lays out one section again, an unchanged report none", async () => {
  const files = makeSpecimen({ sections, seed: 3, notesPerSection: 9 });
  const cache = join(folder, "one-word");
  const again = async (changed: Files) => {
    await writeSpecimen(new Map(changed), join(folder, "manuscript"));
    return JSON.parse((await build(cache)).said).laidOut;
  };
  // Three sections between foreword, acknowledgements, acronyms, introduction and two annexes.
  const all = 9;
  const first = await again(files);
  expect(first.sections).toEqual({ all, again: all });
  expect(first.others).toEqual(["cover", "title-page", "imprint", "contents", "lists", "notes", "back-cover"]);
  expect(await again(files)).toEqual({ sections: { all, again: 0 }, others: [] });
  const mended = mendOneWord(new Map(files), { section: 2, nth: 3 });
  expect(await again(mended)).toEqual({ sections: { all, again: 1 }, others: [] });
});

test("a long section whose pages choose how a source is named is that from nothing after an edit", async () => {
  const paragraphs = Array.from(
    { length: 330 },
    (_, at) => `${`Words of paragraph ${at} that go on and on. `.repeat(12)}${at % 3 === 0 ? "[^@kalt]" : ""}`,
  );
  const manuscript = join(folder, "manuscript");
  const write = (text: readonly string[]) => writeFile(join(manuscript, "1.md"), `# One\n\n${text.join("\n\n")}\n`);
  await rm(manuscript, { recursive: true, force: true });
  await mkdir(manuscript);
  const settings = "title: T\nlanguage: en\nsections: [1.md]\nsources: s.bib";
  await writeFile(join(manuscript, "report.yaml"), `${settings}\nnotes: { place: page-foot, repeats: ibidem }\n`);
  await writeFile(join(manuscript, "s.bib"), "@book{kalt,\n author = {Kalt, Anna},\n title = {On Asylum}\n}\n");
  await write(paragraphs);
  await build(join(folder, "repeats"));
  await write(paragraphs.with(310, `${paragraphs[310]!} And one more.`));
  const after = await build(join(folder, "repeats"));
  const fresh = await build(join(folder, "repeats-from-nothing"));
  expect(after.pdf.equals(fresh.pdf)).toBe(true);
  expect(after.html.equals(fresh.html)).toBe(true);
  await rm(manuscript, { recursive: true });
});

test("two builds at once with one cache", async () => {
  await writeSpecimen(makeSpecimen({ sections, seed: 5, notesPerSection: 9 }), join(folder, "manuscript"));
  const args = (out: string) => ["--manuscript", join(folder, "manuscript"), "--out", join(folder, out), "--json"];
  const env = { REPORT_CACHE: join(folder, "shared") };
  const runs = await Promise.all([runScript("build", args("left"), env), runScript("build", args("right"), env)]);
  const [left, right] = runs.map(({ code, stdout }) => {
    expect(code).toBe(0);
    return JSON.parse(stdout).outputs;
  });
  expect(left).toEqual(right);
});

test("lines added in a file lay out the section that they are in, and no other of the file", async () => {
  const whole = makePlainSpecimen({ sections: 3, seed: 3, notesPerSection: 9 });
  const cache = join(folder, "one-file");
  const built = async (files: Files, store: string) => {
    await writeSpecimen(new Map(reshape(files, "file")), join(folder, "manuscript"));
    const { pdf, said } = await build(store);
    const { laidOut, findings, messages } = JSON.parse(said) as Record<string, unknown>;
    return { pdf, laidOut, told: { findings, messages } };
  };
  await built(whole, cache);
  const longer = addParagraphs(whole, { section: 2, count: 1 });
  const after = await built(longer, cache);
  expect(after.laidOut).toEqual({ sections: { all: 3, again: 1 }, others: [] });
  const fromNothing = await built(longer, join(folder, "one-file-cold"));
  expect(after.told).toEqual(fromNothing.told);
  expect(after.pdf.equals(fromNothing.pdf)).toBe(true);
});

// A file that is one section is read in parts at its headings below the title, paged on from an earlier layout, and
// printed in pieces.
test("after each of some edits in a single long section", { timeout: 400_000 }, async () => {
  const random = openRandomStream("edits of one section");
  let files: Files = makePlainSpecimen({ sections, seed: 4, notesPerSection: 9 });
  for (let turn = 0; turn < 3; turn++) {
    await writeSpecimen(new Map(reshape(files, "section")), join(folder, "manuscript"));
    const fromCache = await build(join(folder, "one-section"));
    const fromNothing = await build(join(folder, `one-section-cold-${turn}`));
    expect(fromCache.pdf.equals(fromNothing.pdf)).toBe(true);
    expect(fromCache.html.equals(fromNothing.html)).toBe(true);
    files = edit(files, random);
  }
});
