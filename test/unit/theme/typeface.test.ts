/** Lists the faces of a theme's typefaces. */
import { expect, test } from "vitest";
import { readTypeface } from "#theme/typeface.ts";
import { theme } from "../../support/usual-theme.ts";

test("the same files under another family's name are faces of that family", async () => {
  const renamed = { ...theme, text: { ...theme.text, family: "House Sans" } };
  expect(new Set((await readTypeface(theme)).map(({ family }) => family))).toEqual(new Set(["Carlito"]));
  expect(new Set((await readTypeface(renamed)).map(({ family }) => family))).toEqual(new Set(["House Sans"]));
});
