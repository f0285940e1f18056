/** Reads fixtures and generated texts in parts as it reads them as a whole. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitrarySection } from "../../support/arbitrary-blocks.ts";
import { runs } from "../../support/property-runs.ts";
import { readBothWays } from "../../support/read-in-parts.ts";

const root = join(import.meta.dirname, "../../fixtures");
const fixtures = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(join(root, name), "utf8").replace(/^\ufeff/, ""));

describe("parts give the same tree, facts, messages and HTML", () => {
  let cut = 0;
  const compare = (text: string) => {
    const { whole, joined } = readBothWays(text);
    if (!joined) return;
    cut++;
    expect(joined).toEqual(whole);
  };

  test("of every fixture", () => {
    for (const text of fixtures) {
      compare(`# First title\n\nWords.\n\n${text}\n\n# Last title\n\nMore words.\n\n## Below\n\nEnd.\n`);
    }
    expect(cut).toBeGreaterThan(fixtures.length / 2);
  });

  test("of every fixture below a title", () => {
    for (const text of fixtures) compare(`# Title\n\nWords.\n\n## Heading\n\n${text}\n\n## Another\n\nWords.\n`);
  });

  test("of fixtures one behind another", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fixtures), { minLength: 2, maxLength: 3 }), (texts) => {
        compare(texts.map((text, index) => `# Title ${"ABC"[index]}x\n\n${text}\n`).join("\n"));
      }),
      runs(8),
    );
  });

  test("of any blocks", () => {
    fc.assert(
      fc.property(fc.array(arbitrarySection, { minLength: 2, maxLength: 3 }), (texts) => {
        compare(texts.map((text) => `# A title\n\n${text}\n`).join("\n"));
        compare(`# A title\n\n${texts.map((text) => `## A heading\n\n${text}\n`).join("\n")}`);
      }),
      runs(8),
    );
  });
});
