/** Reads the line "Please cite as" and the footer. */
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { readWebExport } from "#markdown/web-export/read-web-export.ts";
import { showMessages } from "../../../support/show-messages.ts";

function read(line: string, language?: string) {
  const file = new VFile(`${line}\n\n# 1. Title\n\nText.[1](#) More.[2](#)\n`);
  return {
    result: readWebExport(parseMarkdown(file), file, language)!,
    messages: showMessages(file),
  };
}

const whole = { body: "BOR", sectionTitle: "1. Title", publication: "Lighthouse Report 2023", year: 2023, month: 5 };

test.each([
  ["Please cite as: BOR, '[1. Title](#)' in *Lighthouse Report 2023*, May 2023.", whole],
  ["Please cite as: BOR, ‘1. Title’ in Lighthouse Report 2023, May 2023", whole],
  ['**Please cite as:** BOR, "1. Title", in: *Lighthouse Report 2023*, May 2023.', whole],
  [
    "please, cite as : BOR, '1. The keeper's title' in *Lighthouse Report 2023*, May 2023.",
    { ...whole, sectionTitle: "1. The keeper's title" },
  ],
  [
    "Please cite as: BOR, *Lighthouse Report 2023*, May 2023.",
    { body: "BOR", publication: "Lighthouse Report 2023", year: 2023, month: 5 },
  ],
  [
    "Please cite as: BOR, '1. Title' in *Lighthouse Report 2023*, 2023.",
    { body: "BOR", sectionTitle: "1. Title", publication: "Lighthouse Report 2023", year: 2023 },
  ],
  ["Please cite as: the lighthouse.", {}],
])("%s", (line, expected) => {
  const { result, messages } = read(line);
  expect(result.citation).toEqual(expected);
  expect(messages).toMatch(/^1:[13] info page-furniture/m);
  expect(messages).not.toContain("warning foreign-month");
});

test("a month in another language has its place", () => {
  const { result, messages } = read("Please cite as: BOR, '1. Title'\nin *Lighthouse Report 2023*, mai 2023.");
  expect(result.citation).toEqual(whole);
  expect(messages).toContain(
    '2:30 warning foreign-month Unexpected month "mai" (Estonian, French, German, Norwegian Bokmål, Norwegian Nynorsk, Romanian, Welsh), expected "May"',
  );
});

test("a month in the page's language is none", () => {
  const { result, messages } = read("Please cite as: BOR, '1. Title' in *Lighthouse Report 2023*, mai 2023.", "fr");
  expect(result.citation).toEqual(whole);
  expect(messages).not.toContain("foreign-month");
});

test("a word that is no month says none", () => {
  const { result, messages } = read("Please cite as: BOR, '1. Title' in *Lighthouse Report 2023*, Brumaire 2023.");
  expect(result.citation?.month).toBeUndefined();
  expect(messages).toContain('Unexpected month "Brumaire" (no known language), expected a month in English');
});

test.each([
  [
    "© Board of the River 2026 | Email: info@a.example.org",
    { holder: "Board of the River", year: 2026, email: "info@a.example.org" },
  ],
  [
    "© Board of the River, 2026 | E-mail info@a.example.org",
    { holder: "Board of the River", year: 2026, email: "info@a.example.org" },
  ],
  ["&copy; Board of the River 2026", { holder: "Board of the River", year: 2026 }],
])("footer %s", (footer, copyright) => {
  const file = new VFile(`# 1. Title\n\nText.[1](#) More.[2](#)\n\n${footer}\n`);
  expect(readWebExport(parseMarkdown(file), file)?.copyright).toEqual(copyright);
});
