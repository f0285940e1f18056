/** Joins words from right to left in content, as Skia writes it. */
import { expect, test } from "vitest";
import { joinBackwardWords } from "#screen-pdf/join-backward-words.ts";

const texts: Record<string, string> = { "/F5 2": " ", "/F5 3": "a", "/F6 1": "א", "/F6 2": "ב" };
const textOf = (font: string, code: number) => texts[`${font} ${code}`] ?? "";

const word = (code: string, x: number) =>
  `BT\n/ReversedChars BMC\n/F6 14 Tf\n1 0 0 -1 ${x} 9 Tm\n<${code}> Tj\n2 0 Td <0001> Tj\nEMC\nET\n`;
const other = (code: string, x: number) => `BT\n/F5 14 Tf\n1 0 0 -1 ${x} 9 Tm\n3 0 Td <${code}> Tj\nET\n`;
const inPhrase = (code: string, x: number) => `BT\n/F6 14 Tf\n1 0 0 -1 ${x} 9 Tm\n<${code}> Tj\n2 0 Td <0001> Tj\nET\n`;

const joined = (content: string) => joinBackwardWords(Buffer.from(content), textOf).toString();

test("a phrase is one sequence without the spaces between its words, which stay where they are", () => {
  const phrase = word("0001", 10) + other("0002", 20) + word("0002", 30) + other("0002", 40) + word("0001", 50);
  expect(joined(`q\n${other("0003", 1)}${phrase}${other("0002", 60)}Q\n`)).toBe(
    `q\n${other("0003", 1)}/ReversedChars BMC\n${inPhrase("0001", 10)}${inPhrase("0002", 30)}${inPhrase("0001", 50)}EMC\n${other("0002", 60)}Q\n`,
  );
});

test("a word alone, and words between which others stand, stay as they are", () => {
  for (const content of [
    other("0002", 1) + word("0001", 10) + other("0002", 20),
    word("0001", 10) + other("0003", 20) + word("0002", 30),
    word("0001", 10) + word("0002", 30) + other("0003", 40),
  ]) {
    expect(joined(content)).toBe(content);
  }
});
