/** Lays out letters that Carlito lacks: from which faces they come, that they are read back, and that no line moves. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFontCodes, shownCodes } from "#lib/pdf/fonts/font-text.ts";
import { expectDict } from "#lib/pdf/objects.ts";
import { pointOnPage, readPageText, type TextRun } from "#lib/pdf/text/page-text.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { openPdf, textOfPages } from "../../support/read-back.ts";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "letters-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Prints a section through the gates of a build. */
async function print(markdown: string, said: readonly string[] = []): Promise<{ runs: TextRun[]; text: string }> {
  const { units, messages } = await layOutIn(folder, markdown, { repair: checkPrint(), said });
  expect(messages.length).toBe(said.length);
  const runs = units.flatMap(({ pdf }) =>
    readPages(readObjects(pdf)).flatMap((page) => readPageText(expectDict(page))),
  );
  const texts = await Promise.all(
    units.map(async ({ pdf }) => {
      const document = await openPdf(pdf);
      const pages = await textOfPages(document);
      await document.destroy();
      return pages.join("\n");
    }),
  );
  return { runs, text: texts.join("\n") };
}

function nameOf(font: TextRun["font"]): string {
  const name = font.get("BaseFont");
  return typeof name === "string" ? name : "";
}

function facesOf(runs: readonly TextRun[]): string[] {
  const names = runs.map(({ font }) => nameOf(font).replace(/^\/[A-Z]{6}\+/, ""));
  return [...new Set(names)].toSorted();
}

const scripts: [script: string, letters: string, regular: string, bold: string][] = [
  ["marks", "✓ ✗ ☒ ▪ ├ │", "DejaVuSans", "DejaVuSans-Bold"],
  ["arrows", "→ ⇒ ↔", "DejaVuSans", "DejaVuSans-Bold"],
  ["mathematics", "∀ ∈ ∮ ⊗ ⟨", "DejaVuSans", "DejaVuSans-Bold"],
  ["letters of formulas", "𝓐 𝓑", "NotoSansMath-Regular", "NotoSansMath-Regular"],
  ["Hebrew", "שלום", "NotoSansHebrew-Regular", "NotoSansHebrew-Bold"],
  ["Arabic", "محمد", "NotoSansArabic-Regular", "NotoSansArabic-Bold"],
  ["Chinese", "王小明", "DroidSansFallback", "ReportFallback-Bold"],
  ["Japanese", "こんにちは", "DroidSansFallback", "ReportFallback-Bold"],
  ["Korean", "김철수", "DroidSansFallback", "ReportFallback-Bold"],
  ["Georgian", "თბილისი", "DejaVuSans", "DejaVuSans-Bold"],
  ["emoji", "😀 🚀", "NotoEmoji-Regular", "NotoEmoji-Regular"],
  ["marks below letters", "a̱ x̱", "DejaVuSans", "DejaVuSans-Bold"],
];

test("letters that stand in no text of the manuscript: boxes of HTML, what is shown of attributes and of lost pictures", async () => {
  const fields = '<input type="checkbox"> <input type="radio" checked> <input value="✗ 王">';
  const lost =
    '![明 ✓](lost.png)\n\n![](%E9%9F%AD.png)\n\n<p>A <img src="%E6%B0%B4.png"></p>\n\n<img alt="台" src="b.png">';
  const { text } = await print(`# A title\n\n${fields}\n\n<contact name="奥"/>\n\n${lost}\n`, [
    ...Array.from({ length: 4 }, () => "foreign-html"),
    ..."missing-picture missing-alt missing-picture missing-alt missing-picture missing-picture".split(" "),
  ]);
  for (const letter of "☐☑✗王明✓奥韭水台") expect(text).toContain(letter);
});

describe.each(scripts)("%s", (_, letters, regular, bold) => {
  test("are printed from a face that has them, plain, bold and slanted, and read back", async () => {
    const { runs, text } = await print(
      `# A title\n\nIn a line ${letters}, and on.[^a]\n\nIn **bold ${letters}**, in *italics ${letters}*.\n\n[^a]: A note ${letters}.\n`,
    );
    expect(facesOf(runs)).toEqual(
      [...new Set(["Carlito", "Carlito-Bold", "Carlito-Italic", regular, bold])].toSorted(),
    );
    // pdf.js leaves joined letters in the order in which they are drawn.
    const readings = [text.normalize(), Array.from(text).toReversed().join("")];
    for (const letter of letters.split(" ")) {
      expect(readings.some((reading) => reading.includes(letter.normalize()))).toBe(true);
    }
  });
});

test("a report that needs none has the faces of its typeface alone", async () => {
  const { runs } = await print("# A title\n\nAthens: Αθήνα, Sofia: София, a no\u2011break hyphen.\n");
  expect(facesOf(runs)).toEqual(["Carlito", "Carlito-Bold", "ReportHyphens-Regular"]);
});

test("no line moves: every letter stands on the baseline on which the words stand without it", async () => {
  const paragraphs = (letters: string) =>
    Array.from({ length: 8 }, (_, index) => `Line ${index} ${letters} **${letters}**.\n`).join("\n");
  const baselines = async (letters: string) => {
    const { runs } = await print(
      `# A title\n\n${paragraphs(letters)}\n\`\`\`\ncode ${letters}\nmore\n\`\`\`\n\nLast line.\n`,
    );
    const texts = runs.filter(({ isArtifact }) => !isArtifact);
    return [...new Set(texts.map(({ turn, x, y }) => Math.round(pointOnPage(turn ?? 0, x, y)[1] * 100)))];
  };
  const plain = await baselines("x");
  for (const letters of ["✓", "王", "ﷲ", "ש", "😀", "∮", "王✓😀"]) expect(await baselines(letters)).toEqual(plain);
});

test("words from right to left stand in a line as they are read, with the numbers among them", async () => {
  const { runs } = await print(
    "# A title\n\nThe names محمد علي and שלום עולם are here, العربية 123 (2020) too.\n\n| خبر | عدد |\n| --- | --- |\n| محمد | 12 |\n",
  );
  const placed = runs.map((run) => {
    const codes = readFontCodes(run.font);
    return { x: run.x + (run.strings[0]?.offset ?? 0), text: run.strings.flatMap(({ hex }) => shownCodes(codes, hex)) };
  });
  // As they are drawn, from the left.
  const placeOf = (letters: string) => {
    const drawn = Array.from(letters).toReversed().join("");
    return (
      placed.find(({ text }) =>
        text
          .map((code) => code.text)
          .join("")
          .startsWith(drawn),
      )?.x ?? NaN
    );
  };
  expect(placeOf("علي")).toBeLessThan(placeOf("محمد"));
  expect(placeOf("עולם")).toBeLessThan(placeOf("שלום"));
  expect(placeOf("محمد")).toBeLessThan(placeOf("עולם"));
});

test("what no typeface has is a frame that reads as the letter", async () => {
  const said = ["warning missing-glyph"];
  const { runs, text } = await print("# A title\n\nNone has \u{13000}, nor **\u{13000}**.\n", said);
  expect(text).toContain("\u{13000}");
  expect(facesOf(runs)).toContain("ReportSigns-Regular");
});

test("marks that no typeface has, on signs, in other elements and parted in two, are read back wherever they stand", async () => {
  const each = (letters: string) =>
    `'${letters}' “${letters}” (${letters}) <b>“</b>${letters} [${letters}](https://example.org) x${letters}`;
  // Devanagari, Thai and Lao (which DejaVu has), Bengali, N’Ko, Adlam, and an accent that most typefaces have.
  const all = ["\u0947", "\u0940", "\u0e31", "กำ น้ำ", "ນ້ຳ", "\u09cb", "ߒߞߏ", "𞤀𞤢𞥄", "\u0301", "\u1dfa"];
  const text = all.map(each).join(" and ");
  const { runs } = await print(
    `# A title '\u0947'\n\n${text}.[^a]\n\n| “\u0940” | (\u0902) |\n| --- | --- |\n| '\u0947' | ' \u0940 |\n\n\`\`\`\n${text}\n\`\`\`\n\n[^a]: A note ${text}.\n`,
    Array.from({ length: 13 }, () => "warning missing-glyph"),
  );
  expect(facesOf(runs)).toContain("ReportSigns-Regular");
});

test("a block from right to left is printed, with words and numbers from left to right in it", async () => {
  const sentence = "فقرة كاملة باللغة العربية مع كلمات Latin words here و 12.5% (2020) في السطر. ";
  const { runs } = await print(
    `# A title\n\n<div dir="rtl">\n\n${sentence.repeat(12)}\n\n</div>\n\nAnd <bdi dir="rtl">محمد NATO علي</bdi> here.\n`,
  );
  expect(facesOf(runs)).toEqual(["Carlito", "Carlito-Bold", "NotoSansArabic-Regular"]);
});

test("a text that mixes everything is read back whole, wherever its lines end", async () => {
  const words =
    "the محمد report علي of שלום NATO עולם (2020) 王小明 and 12.5% العربية EU/EEA, תל־אביב office-based صה\u200c“quoted” ✓ a\u0331 😀 لا".split(
      " ",
    );
  const mixed = (step: number) => Array.from({ length: 90 }, (_, index) => words[(index * step) % words.length]);
  const paragraphs = [1, 2, 5, 7, 11, 13].map(
    (step) => `${mixed(step).join(" ")}.\n\n> **${mixed(step + 3).join(" ")}**`,
  );
  await print(
    `# A title\n\n${paragraphs.join("\n\n")}\n\n| ${words.slice(0, 4).join(" | ")} |\n|---|---|---|---|\n| ${words.slice(4, 8).join(" | ")} |\n`,
  );
});
