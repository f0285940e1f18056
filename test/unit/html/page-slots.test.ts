/** Puts page numbers into the HTML of a unit, and finds the ids that belong there. */
import { expect, test } from "vitest";
import { element, text } from "#html/element.ts";
import { toPiece } from "#html/html-piece.ts";
import { fillPageReferences } from "#html/page-slots.ts";

const html =
  '<p><span class="x">a > b data-page-ref="none" data-page-of="none"</span>' +
  ' <span class="page" data-page-ref="box-1">000</span>, <span data-page-of="a&#x26;b">000</span>' +
  '<span class="page" data-page-ref="lost">000</span></p>';

test("a piece tells the ids whose page numbers belong in it", () => {
  const slot = (name: "dataPageOf" | "dataPageRef", id: string) => element("span", { [name]: id }, [text("000")]);
  const inner = [slot("dataPageRef", "box-1"), slot("dataPageOf", "a&b"), slot("dataPageRef", "lost")];
  const piece = toPiece(element("p", {}, [text('data-page-ref="none"'), ...inner]), "en");
  expect(piece).toMatchObject({ pageReferences: ["box-1", "lost"], pageColumns: ["a&b"] });
});

test("what is known is filled in, all else stays as it is", () => {
  const filled = fillPageReferences(html, { "box-1": "47" });
  expect(filled).toBe(html.replace('ref="box-1">000', 'ref="box-1">47'));
  expect(fillPageReferences("<p>none</p>", { none: "1" })).toBe("<p>none</p>");
});
