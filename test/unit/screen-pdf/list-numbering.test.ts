/** Shows how lists are said to be numbered by the labels of their items. */
import { expect, test } from "vitest";
import { numberingOf } from "#screen-pdf/list-numbering.ts";

test.each([
  ["(a) |(b) ", "/LowerAlpha"],
  ["A)|B)", "/UpperAlpha"],
  ["y.|z.|aa.", "/LowerAlpha"],
  ["i.|ii.|iii.", "/LowerRoman"],
  ["(i)", "/LowerRoman"],
  ["IV)|V)", "/UpperRoman"],
  ["i|j", "/LowerAlpha"],
  ["c.|d.", "/LowerAlpha"],
  ["(1)|(2)", "/Decimal"],
  ["3.|2.|1.", "/Decimal"],
  ["c|b|a", "/LowerAlpha"],
  ["1|3", undefined],
  ["–|–", undefined],
  ["Quay|Pier", undefined],
  ["(a)|(c)", undefined],
])("%s is %s", (labels, numbering) => expect(numberingOf(labels.split("|"))).toBe(numbering));
