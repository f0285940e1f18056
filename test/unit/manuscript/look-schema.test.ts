/** Shows which pages a report may have, by name and by their measures. */
import { expect, test } from "vitest";
import { lookSchema } from "#manuscript/settings/schema/look-schema.ts";

test.each([
  ["A4", "210mm 297mm"],
  ["letter", "215.9mm 279.4mm"],
  ["170mm 240mm", "170mm 240mm"],
])("%s", (page, measures) => {
  expect(lookSchema.parse({ page })).toEqual({ page: measures });
});

test.each(["A6", "8.5in 11in", "50mm 60mm"])("not %s", (page) => {
  expect(lookSchema.safeParse({ page }).success).toBe(false);
});
