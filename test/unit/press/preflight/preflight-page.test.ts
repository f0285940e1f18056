/** Writes a preflight as a page: each check is the head of its row, with its state and what it found behind it. */
import { expect, test } from "vitest";
import { toPreflightPage } from "#press/preflight/preflight-page.ts";

const facts = {
  condition: "FOGRA39",
  trimMm: "210 × 297",
  fonts: ["A"],
  inks: ["DeviceCMYK"],
  pictures: 0,
  leastPpi: undefined,
  mostInk: "240%",
  inkMethod: "of flat colours",
};

test("a check without findings has no empty list or cell, one with findings names the worst", () => {
  const results = [
    { severity: "note" as const, text: "Noted & told", pages: [3], places: [] },
    { severity: "warning" as const, text: "Warned", pages: [], places: [] },
  ];
  const checks = [
    { check: "a", title: "First", results: [] },
    { check: "b", title: "Second", results },
  ];
  const page = toPreflightPage("T", [{ file: "a.pdf", sha256: "5eed", passed: true, pages: 4, checks, facts }]);
  const [first, second] = page.match(/<tr><th scope="row">(?:First|Second).*<\/tr>/g)!;
  expect(first).toBe('<tr><th scope="row">First</th><td><p class="state ok">ok</p></td></tr>');
  expect(second).toContain('<p class="state warning">warning</p><ul><li class="note">Noted &amp; told');
  expect(second).toContain('<li class="warning">Warned');
});
