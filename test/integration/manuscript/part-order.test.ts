/** Shows in which order the parts of a book are printed: as they are written, the sections and notes among them. */
import { expect, test } from "vitest";
import { partOrder } from "#manuscript/part-order.ts";
import { partsSchema } from "#manuscript/settings/schema/parts-schema.ts";
import { checkManuscript } from "../../support/check-manuscript.ts";

function orderOf(parts: object): string {
  return partOrder(partsSchema.parse(parts), Object.keys(parts)).join(" ");
}

test.each([
  [{}, "sections notes"],
  [{ "back-cover": true, contents: true, cover: true }, "cover contents sections notes back-cover"],
  [
    { contents: true, foreword: "f.md", introduction: "i.md", annexes: ["a.md"], acronyms: "b.md" },
    "contents foreword introduction sections annexes notes acronyms",
  ],
  [{ foreword: "f.md", annexes: ["a.md"], contact: "c.md" }, "foreword sections annexes notes contact"],
  [{ introduction: "i.md", method: { file: "m.md" }, sections: "here" }, "introduction method sections notes"],
  [{ annexes: ["a.md"], notes: "here", sections: "here" }, "annexes notes sections"],
  [{ acronyms: "b.md", imprint: false, lists: [], "open-right": ["notes"] }, "acronyms sections notes"],
])("%j", (parts, order) => expect(orderOf(parts)).toBe(order));

test("a name that is nearly a part's is told, and one of no part needs a file", async () => {
  const { says } = await checkManuscript({
    "report.yaml": "title: T\nparts:\n  foreward: f.md\n  method: true\n  thanks: { fle: t.md }\n",
    "1.md": "# One\n\nWords.\n",
  });
  expect(says[0]).toMatch(/^report.yaml:3:3 error bad-setting .*`parts.foreward`.*did you mean `foreword`/);
  expect(says[1]).toMatch(/^report.yaml:4:3 error bad-setting .*`parts.method`.*`\{ file: method.md \}`/);
  expect(says.slice(2).join("\n")).toMatch(/^report.yaml:5:\d+ error bad-setting .*`parts.thanks.file`/);
});
