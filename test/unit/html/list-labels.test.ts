/** Shows how items of ordered lists are counted, and which painted labels stand for a number. */
import type { Element } from "hast";
import { expect, test } from "vitest";
import { element } from "#html/element.ts";
import { isLabelOf, labelItems } from "#html/list-labels.ts";

function labelsOf(properties: Element["properties"], values: readonly (string | undefined)[]): string[] {
  const items = values.map((value) => element("li", value === undefined ? {} : { value }));
  return labelItems(element("ol", properties, items)).map(([, label]) => label);
}

test("items are counted from the list's start, and on from a value", () => {
  expect(labelsOf({}, [undefined, undefined])).toEqual(["1", "2"]);
  expect(labelsOf({ start: 9 }, [undefined, "3", undefined])).toEqual(["9", "3", "4"]);
  expect(labelsOf({ start: 1e20 }, [undefined, "1e+99", "7x", "x", "99999999999"])).toEqual(["1", "1", "7", "8", "9"]);
  expect(labelsOf({ start: -1 }, [undefined, undefined])).toEqual(["1", "0"]);
});

test("in letters and roman numerals", () => {
  expect(labelsOf({ className: ["lower-alpha-brackets"], start: 26 }, [undefined, undefined])).toEqual(["z", "aa"]);
  expect(labelsOf({ type: "A", start: 702 }, [undefined, undefined])).toEqual(["ZZ", "AAA"]);
  expect(labelsOf({ className: ["upper-roman-stop"], start: 4 }, [undefined])).toEqual(["IV"]);
  expect(labelsOf({ type: "i", start: 3999 }, [undefined, undefined])).toEqual(["mmmcmxcix", "4000"]);
  expect(labelsOf({ type: "a", start: 0 }, [undefined])).toEqual(["0"]);
});

test("a plain number may be painted in other numerals, letters only as they were written", () => {
  for (const painted of ["28", "028", "ab", "AB", "xxviii", "㉘"]) expect(isLabelOf("28", painted)).toBe(true);
  for (const painted of ["29", "ba", "xxvii"]) expect(isLabelOf("28", painted)).toBe(false);
  expect(isLabelOf("b", "b")).toBe(true);
  for (const painted of ["2", "B", "ii"]) expect(isLabelOf("b", painted)).toBe(false);
});
