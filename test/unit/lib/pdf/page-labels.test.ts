/** Refuses runs of page labels that do not fit. Labels that do are read back in join.test.ts. */
import { expect, test } from "vitest";
import { buildPageLabels } from "#lib/pdf/page-labels.ts";

test.each([
  [[{ firstPageIndex: 1 }], "Unexpected first page 1 of a run of page labels, expected 0"],
  [
    [{ firstPageIndex: 0 }, { firstPageIndex: 4 }, { firstPageIndex: 4 }],
    "Unexpected first page 4 of a run of page labels, expected more than 4",
  ],
])("refuses runs out of order (%#)", (runs, message) => {
  expect(() => buildPageLabels(runs)).toThrow(message);
});
