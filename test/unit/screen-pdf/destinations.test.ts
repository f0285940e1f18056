/** Writes the hidden HTML that makes Chromium print destinations; what it prints is read back in join.test.ts. */
import { expect, test } from "vitest";
import { destinationHtml } from "#pages/destination-html.ts";

test("links to the unit's own targets and stands in for those of others", () => {
  expect(destinationHtml({ targets: ["note-1", "été"], foreign: ['a"b&c'] })).toBe(
    '<div hidden><a href="#note-1"></a><a href="#%C3%A9t%C3%A9"></a><span id="a&quot;b&amp;c"></span></div>',
  );
});
