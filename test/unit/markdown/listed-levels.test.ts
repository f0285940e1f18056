/** Lists headings of files whose numbers lie within those of earlier ones. */
import { expect, test } from "vitest";
import { listHeadings } from "#markdown/numbers/listed-levels.ts";
import type { Target } from "#markdown/numbers/number-targets.ts";

/** Returns headings of lines such as `## 2.4. Borders`, each with the level at which it is listed. */
function listed(...lines: string[]): string[] {
  const targets = lines.map((line, index): Target => {
    const [, marks, number, title] = /^(#+) (?:([\d.]+\.) )?(.*)$/.exec(line)!;
    return { kind: "section", id: String(index), number, title: title!, level: marks!.length, sectionIndex: 0 };
  });
  return listHeadings(targets).map(({ listedLevel, title }) => `${listedLevel} ${title}`);
}

test("a file that opens within an earlier number is listed below it, with its own headings", () => {
  expect(
    listed("# 2. Law", "## 2.4. Borders", "# 2.4.1. Plans", "## 2.4.1.1. First", "## Without a number", "# 3. Agency"),
  ).toEqual(["1 Law", "2 Borders", "3 Plans", "4 First", "4 Without a number", "1 Agency"]);
  expect(listed("# 2. Law", "# 2.1. Acts", "# 2.1.1. Old ones", "# 2.2. Practice")).toEqual([
    "1 Law",
    "2 Acts",
    "3 Old ones",
    "2 Practice",
  ]);
});

test("one whose number has nothing above it is listed at its own level", () => {
  expect(listed("# 2.4.1. Plans", "## 2.4.1.1. First", "# Annex", "# 4.1. Applications")).toEqual([
    "1 Plans",
    "2 First",
    "1 Annex",
    "1 Applications",
  ]);
});

test("headings within boxes and quotations, and what is no heading, are left out", () => {
  const box: Target = { kind: "box", id: "a", number: "1", title: "A box", level: 0, sectionIndex: 0 };
  const inner: Target = { ...box, kind: "section", id: "b", number: undefined, level: 2, isInner: true };
  expect(listHeadings([box, inner])).toEqual([]);
});
