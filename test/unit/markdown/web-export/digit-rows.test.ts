/** Finds the digits in a text that may be callouts, and how clear they are. */
import { expect, test } from "vitest";
import { findDigits } from "#markdown/web-export/digit-rows.ts";

function show(text: string): string {
  return findDigits(text)
    .map(({ from, to, number, grade }) => {
      expect(text.slice(from, to)).toBe(String(number));
      return `${number} ${grade}`;
    })
    .join(", ");
}

test.each([
  "It was 385,000 in 2022, or 41% of all.",
  "On 15.3.2022 and 3.5 times, at 10.30 and 2022.3.15.",
  "Section 2.4.1. and Article 3.2, 2.4.1 too.",
  "See p.41, pp.41-42, No.5, Nos.5, art.3, Fig.2, vol.7, e.g.5, i.e.6.",
  "Documents COM(2022)245 and Regulation (EU) 604/2013 and (EU)2016/399.",
  "It ended. 268 people came. In 2021. 12 left.",
  "Plan H2020, EU27 and A4.",
  "It is '22 or \"22 or (22 or ‘22.",
  "A share of law.24% or law.24 % or law.24-fold, law.24–26, law.24/7.",
  "law.007 The",
  "It was no. 5",
  "233 The",
])("none in: %s", (text) => {
  expect(show(text)).toBe("");
});

test.each([
  ["an increase.233  The", "233 strong"],
  ["an increase.233", "233 strong"],
  ["an increase.233 The", "233 strong"],
  ["law.224The court", "224 strong"],
  ["law?224 The", "224 strong"],
  ["law.”224 The", "224 strong"],
  ["law”.224 The", "224 strong"],
  ["of law”224 The", "224 strong"],
  ["of (law).224 The", "224 strong"],
  ["Article 19(1)).224", "224 strong"],
  ["41%.224 The", "224 strong"],
  ["an increase. 268", "268 strong"],
  ["an increase. 268 The", "268 weak"],
  ["Latvia,542 Norway", "542 weak"],
  ["of (law)542 Norway", "542 weak"],
  ["was closed632 and", "632 weak"],
  ["in 2021.629 The", "629 strong"],
  ["in 2021,629 the", "629 weak"],
  ["in 202143 it", "43 weak"],
  ["law.224 the", "224 weak"],
  ["law.224the", "224 doubtful"],
  ["law.233 234  The", "233 strong, 234 strong"],
  ["law.233, 234", "233 strong, 234 strong"],
  ["law.233 234 people", "233 strong, 234 weak"],
  ["law.233 2022 was", "233 strong"],
  ["law.168169170171172", "168 strong, 169 strong, 170 strong, 171 strong, 172 strong"],
  ["law.10031004 The", "1003 strong, 1004 strong"],
  ["law.99100101 The", "99 strong, 100 strong, 101 strong"],
  ["law.123456 The", ""],
  ["law.1005 The", "1005 strong"],
])("in: %s", (text, expected) => {
  expect(show(text)).toBe(expected);
});
