/** HTML with places for page numbers in; their ids and the filled HTML out. */
import { expect, test } from "vitest";
import { fillPageReferences, pageColumnIds, pageReferenceIds } from "../../scripts/html/page-slots.ts";

const html =
  '<p><span class="x">a > b data-page-ref="none" data-page-of="none"</span>' +
  ' <span class="page" data-page-ref="box-1">000</span>, <span data-page-of="a&#x26;b">000</span>' +
  '<span class="page" data-page-ref="lost">000</span></p>';

test("ids are those of spans with the attribute, not of words that look like one", () => {
  expect(pageReferenceIds(html)).toEqual(["box-1", "lost"]);
  expect(pageColumnIds(html)).toEqual(["a&b"]);
});

test("what is known is filled in, all else stays as it is", () => {
  const filled = fillPageReferences(html, (id) => (id === "box-1" ? "47" : undefined));
  expect(filled).toBe(html.replace('ref="box-1">000', 'ref="box-1">47'));
  expect(fillPageReferences("<p>none</p>", () => "1")).toBe("<p>none</p>");
});
