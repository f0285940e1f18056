/** Writes numbers that are tied to a CSV file, and says what is wrong with those that lead nowhere. */
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { formatTiedNumber } from "#data/format-tied-number.ts";
import { readDataTable } from "#data/read-data-table.ts";
import { parseTiedNumber } from "#data/tied-number.ts";
import { readNumber } from "#html/number-text.ts";
import { languages, type Language } from "#languages/languages.ts";

const csv = `country,2021,2022,rate,act
Germany,191000,244000,39.5%,Directive
Total,648000,996000,7%,Regulation
"Near: far",0.5,-1.25,,—
Small,0.335,1000,,
2022,3,4,,
`;

function printed(options: string, language: Language = "en"): string {
  const table = readDataTable(csv, new VFile({ path: "a.csv" }))!;
  const tied = parseTiedNumber(`{a.csv:${options}}`);
  const result = "problem" in tied ? tied : formatTiedNumber(tied, table, language);
  return typeof result === "string" ? result : `${result.at}: ${result.problem} → ${result.expected}`;
}

test.each([
  ["Germany:2022", "244,000"],
  [" Germany : 2022 ", "244,000"],
  ["Germany:rate", "39.5%"],
  ["Total:act", "Regulation"],
  ['"Near: far":2022', "−1.25"],
  ["Germany:2022 | in thousands", "244"],
  ["Total:2022 | in millions", "1.0"],
  ["Total:2022 | in millions | decimals=3", "0.996"],
  ["Germany:2022 | round=10000", "240,000"],
  ["Germany:2022 | in thousands | round=50", "250"],
  ["Small:2021 | round=0.01", "0.34"],
  ["Germany:2022 | share of Total", "24%"],
  ["Germany:2022 | share of Total | decimals=1", "24.5%"],
  ["Germany:2022 | share of Total:2021", "38%"],
  ["Germany:2022 | rise from 2021", "28%"],
  ["Germany:2021 | fall from :2022", "22%"],
  ["Germany:2021 | change from :2022", "−22%"],
  ["Germany:2022 | change from 2021 | sign", "+28%"],
  ["Germany:2022 | difference from 2021 | sign", "+53,000"],
  ["Germany:rate | difference from Total", "32.5"],
  ["Germany:2022 | times 2021", "1.3"],
  ["Germany:2022 | times 2022:", "61,000.0"],
  ["Germany:2022 | percent", "244,000%"],
  ["Germany:2022 \\| as written", "244000"],
])("{a.csv:%s} is %s", (options, text) => {
  expect(printed(options)).toBe(text);
});

test.each([
  ["Germny:2022", '7: unknown row "Germny" → a row of a.csv, as "Germany"'],
  ["Germany:2023", '15: unknown column "2023" → a column of a.csv, "2021", "2022", "rate", "act"'],
  ["rate:Germany", '7: column "rate" before the row "Germany" → the row before the column, `Germany:rate`'],
  ["Small:rate", "13: cell without a number (line 5, column 18 of the file) → a number"],
  ["Near: far:2022", /^7: .* names with a colon in quotation marks$/],
  ["Total:act | round=10", '13: "Regulation" (line 3, column 24 of the file) → a number'],
  ["Germany:2021 | rise from Total", /^22: "rise from Total" for what is a fall → a rise, or/],
  ["Germany:rate | change from Total", /percentage points$/],
  ["Germany:2022 | share of 2022", /which is a row and a column/],
  ["Germany:2022 | shere of Total", /^22: "shere of Total" → one of/],
  ["Germany:2022 | decimal=1", '22: "decimal=1" → `decimals=1`'],
])("{a.csv:%s} is wrong: %s", (options, problem) => {
  if (typeof problem === "string") expect(printed(options)).toBe(problem);
  else expect(printed(options)).toMatch(problem);
});

describe.each(languages)("in %s", (language) => {
  test.each(["Germany:2022", "Germany:rate", '"Near: far":2022', "Small:2022"])(
    "{a.csv:%s} is read as a number again where tables line numbers up",
    (options) => {
      const text = printed(options, language);
      expect(readNumber(text, language), text).toBeDefined();
      expect(text).not.toContain(" ");
    },
  );
});
