/** Finds out which declarations of a stylesheet count as hiding words. */
import { expect, test } from "vitest";
import { findHidingRules } from "#theme/find-hiding-rules.ts";

test.each([
  "display: none",
  "visibility: collapse",
  "font-size: 0",
  "font-size: 0.5px",
  "opacity: 0",
  "color: transparent",
  "color: rgb(0 0 0/0)",
  "color: #0000",
  "text-indent: -9999px",
  "left: -100vw",
  "margin: 0 0 0 -50em",
  "transform: scale(0)",
  "clip-path: inset(50%)",
  "clip: rect(0,0,0,0)",
  "max-height: 0",
  "list-style: none",
  'content: ""',
  "mask-image: linear-gradient(#000,transparent)",
  "-webkit-mask: url(#m)",
  "filter: opacity(0)",
  "mix-blend-mode: multiply",
  "background: linear-gradient(#fff,#fff)",
])("%s can hide words", (declaration) => {
  const found = findHidingRules(`p { color: red }\np {\n  ${declaration};\n}`);
  expect(found).toEqual([{ declaration: expect.any(String), selector: "p", line: 3, column: 3 }]);
});

test.each([
  "display: block",
  "font-size: 1em",
  "font-size: .65em",
  "opacity: .8",
  "color: #003399",
  "text-indent: -26pt",
  "margin-left: -12mm",
  "clip-path: inset(calc(-1*var(--bleed)))",
  "height: 10mm",
  "width: 100%",
  "list-style: square",
  "mask: none",
  "background: #fff",
])("%s hides none", (declaration) => expect(findHidingRules(`p { ${declaration} }`)).toEqual([]));

test("generated boxes hold no words", () => {
  expect(findHidingRules("h1::before, h2:after { display: none }")).toEqual([]);
  expect(findHidingRules("h1::before, li::marker { visibility: hidden }")).toMatchObject([{ selector: "li::marker" }]);
});
