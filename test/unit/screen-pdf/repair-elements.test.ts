/** Repairs small trees of structure elements. */
import { describe, expect, test } from "vitest";
import { repairElements } from "#screen-pdf/repair-elements.ts";
import { PdfRef, PdfString, asDict, dict } from "#lib/pdf/objects.ts";
import type { Element, Kid } from "#lib/pdf/tags.ts";

const page = new PdfRef();
/**
 * Tree as nested arrays: a type first, then kids; a string is a piece of text, a dictionary a link's annotation.
 */
type Sketch = [string, ...(Sketch | string | PdfRef)[]];

function repair(sketch: Sketch): Sketch {
  const texts: string[] = [];
  const build = ([type, ...kids]: Sketch): Element => ({
    kind: "element",
    type: `/${type}`,
    facts: new Map(),
    kids: kids.map((kid): Kid => {
      if (kid instanceof PdfRef) return { kind: "annotation", page, annotation: kid };
      if (typeof kid === "string") return { kind: "content", page, mcid: texts.push(kid) - 1 };
      return build(kid);
    }),
  });
  const show = ({ type, kids }: Element): Sketch => [
    type.slice(1),
    ...kids.map((kid) =>
      kid.kind === "element" ? show(kid) : kid.kind === "content" ? (texts[kid.mcid] ?? "") : kid.annotation,
    ),
  ];
  const root = build(sketch);
  repairElements(
    root,
    ({ mcid }) => texts[mcid] ?? "",
    () => true,
  );
  return show(root);
}

const link = (uri?: string) =>
  new PdfRef(dict({ A: uri === undefined ? undefined : dict({ URI: new PdfString(uri) }) }));

describe("repairElements", () => {
  test.each<[string, Sketch, Sketch]>([
    ["a wrapper goes", ["Document", ["NonStruct", ["P", ["NonStruct", "a"]]]], ["Document", ["P", "a"]]],
    [
      "wrappers in a line of text go, however deep",
      ["Document", ["P", ["NonStruct", "a"], ["NonStruct", ["NonStruct", ["NonStruct", "b"]]]]],
      ["Document", ["P", "a", "b"]],
    ],
    [
      "blocks of loose text are paragraphs each",
      ["Document", ["NonStruct", ["NonStruct", ["NonStruct", "a"]], ["NonStruct", ["NonStruct", "b"]]]],
      ["Document", ["P", "a"], ["P", "b"]],
    ],
    [
      "loose text with inline elements is one paragraph",
      ["Document", ["NonStruct", "a"], ["Em", ["NonStruct", "b"]], ["NonStruct", ["NonStruct", "c"]], ["H1", "d"], "e"],
      ["Document", ["P", "a", ["Em", "b"], "c"], ["H1", "d"], ["P", "e"]],
    ],
    [
      "an empty element goes, an empty cell stays",
      ["Document", ["P"], ["Table", ["TR", ["TD"]]]],
      ["Document", ["Table", ["TBody", ["TR", ["TD"]]]]],
    ],
    ["a block in a line is a span", ["P", ["Div", "a"]], ["P", ["Span", "a"]]],
    [
      "a span around paragraphs is a block",
      ["Sect", ["Span", ["Figure", "a"], ["P", "b"]]],
      ["Sect", ["Div", ["Figure", "a"], ["P", "b"]]],
    ],
    [
      "items of a list with unknown roles are items",
      ["L", ["NonStruct", ["Lbl", "1."], ["P", "a"]], ["NonStruct", ["P", "b"]]],
      ["L", ["LI", ["Lbl", "1."], ["LBody", ["P", "a"]]], ["LI", ["LBody", ["P", "b"]]]],
    ],
    [
      "a wrapper around items goes",
      ["L", ["NonStruct", ["LI", "a"], ["LI", "b"]]],
      ["L", ["LI", ["LBody", "a"]], ["LI", ["LBody", "b"]]],
    ],
    ["a body that is there stays", ["L", ["LI", ["LBody", "a"]]], ["L", ["LI", ["LBody", "a"]]]],
    [
      "rows of heads at the top are the table's head",
      ["Table", ["Caption", "c"], ["TR", ["TH", "a"]], ["TR", ["TH", "b"], ["TD", "1"]], ["TR", ["TH", "d"]]],
      [
        "Table",
        ["Caption", "c"],
        ["THead", ["TR", ["TH", "a"]]],
        ["TBody", ["TR", ["TH", "b"], ["TD", "1"]], ["TR", ["TH", "d"]]],
      ],
    ],
    ["a table of heads alone has a body", ["Table", ["TR", ["TH", "a"]]], ["Table", ["TBody", ["TR", ["TH", "a"]]]]],
    ["an article is a note", ["Div", ["Art", ["P", "a"]]], ["Div", ["P", ["Note", ["P", "a"]]]]],
    ["a link that leads nowhere is a span", ["P", ["Link", "a"]], ["P", ["Span", "a"]]],
    [
      "a figure around a table is a division",
      ["Document", ["Figure", ["Table", ["TR", ["TD", "a"]]]]],
      ["Document", ["Div", ["Table", ["TBody", ["TR", ["TD", "a"]]]]]],
    ],
  ])("%s", (_, before, after) => {
    expect(repair(before)).toEqual(after);
  });

  test.each([
    ["a wrapped link", ["a ", "link"], "https://example.org/x", "a link"],
    ["a hyphen at the line's end", ["wind\u00ad ", "break"], "https://example.org/x", "windbreak"],
    ["soft hyphens", ["a\u00adpart\u00ad- ", "ment"], "https://example.org/x", "apartment"],
    [
      "an address over two lines",
      ["https://example.org/long/ ", "path"],
      "https://example.org/long/path",
      "https://example.org/long/path",
    ],
    [
      "an address without its scheme",
      ["example.org/long/ ", "path"],
      "https://example.org/long/path",
      "example.org/long/path",
    ],
    ["no text", [], "https://example.org/x", "https://example.org/x"],
  ])("tells the text of %s", (_, pieces, uri, contents) => {
    const annotation = link(uri);
    repair(["P", ["Link", ...pieces, annotation]]);
    expect(asDict(annotation)?.get("Contents")).toEqual(new PdfString(contents));
  });

  test("tags as Link what Chromium leaves as NonStruct for its DPUB role", () => {
    const annotation = link();
    expect(repair(["P", ["NonStruct", ["NonStruct", "12"], annotation]])).toEqual(["P", ["Link", "12", annotation]]);
    expect(asDict(annotation)?.get("Contents")).toEqual(new PdfString("12"));
  });
});
