/** Sets a chart's data as an HTML table: heads, numbers at the right, in the report's language. */
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { expect, test } from "vitest";
import { chartTableOf } from "#charts/table-of.ts";

const table = {
  head: "Country",
  categories: ["A & B", "C"],
  series: [
    { name: "2021", values: [12345, undefined], decimals: 0 },
    { name: "2022", values: [-0.5, -0], decimals: 2 },
  ],
};

function html(language: string, data = table): string {
  return unified()
    .use(rehypeStringify)
    .stringify({ type: "root", children: [chartTableOf(data, language)] });
}

test("heads of columns and rows, every number, empty cells", () => {
  expect(html("en")).toBe(
    '<table class="chart-data"><thead><tr><th scope="col">Country</th>' +
      '<th scope="col" align="right">2021</th><th scope="col" align="right">2022</th></tr></thead>' +
      '<tbody><tr><th scope="row">A &#x26; B</th><td align="right">12,345</td><td align="right">\u22120.50</td></tr>' +
      '<tr><th scope="row">C</th><td align="right"></td><td align="right">0.00</td></tr></tbody></table>',
  );
});

test.each([
  ["de", "12.345", "\u22120,50"],
  ["fi", "12\u00a0345", "\u22120,50"],
  ["fr", "12\u202f345", "\u22120,50"],
])("numbers as %s writes them", (language, thousands, decimals) => {
  expect(html(language).replaceAll("&#xA0;", "\u00a0")).toContain(`>${thousands}<`);
  expect(html(language)).toContain(`>${decimals}<`);
});

test("a column of categories without a name has no head", () => {
  expect(html("en", { ...table, head: "" })).toContain("<tr><td></td><th");
});
