/** Plants a fault for each rule of accessibility, and looks for it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PdfRef, dict, textString, type PdfName, type PdfValue } from "#lib/pdf/objects.ts";
import type { Element, Kid } from "#lib/pdf/tags.ts";
import { accessibilityRules, checkTags } from "#screen-pdf/accessibility/run-rules.ts";
import type { TaggedFacts } from "#screen-pdf/accessibility/tagged-facts.ts";
import { repairTags } from "#screen-pdf/repair-tags.ts";

const e = (type: PdfName, kids: Kid[] = [], facts: Record<string, PdfValue> = {}): Element => ({
  kind: "element",
  type,
  kids,
  facts: new Map(Object.entries(facts)),
});
const content: Kid = { kind: "content", page: new PdfRef(), mcid: 0 };
const p = () => e("/P", [content]);

interface Planted {
  annotations?: PdfRef[];
  tagged?: PdfRef[];
  tabs?: PdfName;
}

function facts(kids: Kid[], { annotations = [], tagged = [], tabs = "/S" }: Planted = {}): TaggedFacts {
  const root = e("/Document", kids);
  const elements: TaggedFacts["elements"][number][] = [];
  const collect = (element: Element, parent: Element | undefined) => {
    elements.push({ element, parent });
    for (const kid of element.kids) if (kid.kind === "element") collect(kid, element);
  };
  collect(root, undefined);
  const page = new PdfRef(dict({ Annots: annotations, Tabs: tabs }));
  return { root, elements, pages: [page], tagged: new Set(tagged) };
}

const link = (words?: string) =>
  new PdfRef(dict({ Subtype: "/Link", Contents: words === undefined ? undefined : textString(words) }));
const described = link("the web");
const silent = link();
const head = (facts_: Record<string, PdfValue>) => e("/TH", [content], facts_);

/** Faulty by the name of the rule. */
const planted: Record<string, TaggedFacts> = {
  "figure-alternatives": facts([e("/Figure", [content])]),
  "heading-levels": facts([e("/H1", [content]), e("/H3", [content])]),
  "list-structure": facts([e("/L", [e("/LI", [p()])])]),
  "contents-structure": facts([e("/TOC", [e("/TOCI", [p()])])]),
  "table-structure": facts([
    e("/Table", [e("/TR", [e("/TD", [content])]), e("/TR", [e("/TD", [content]), e("/TD", [content])])]),
  ]),
  "table-heads": facts([head({})]),
  "note-ids": facts([e("/Note", [p()], { ID: textString("a") }), e("/Note", [p()], { ID: textString("a") })]),
  languages: facts([e("/P", [content], { Lang: textString("not a language") })]),
  "annotations-tagged": facts([p()], { annotations: [described] }),
  "links-described": facts([p()], { annotations: [silent], tagged: [silent] }),
  "tab-order": facts([p()], { annotations: [described], tagged: [described], tabs: "/R" }),
  "no-empty-elements": facts([e("/P")]),
};

test.each(accessibilityRules.map((rule) => [rule.name, rule] as const))("%s finds its fault", (name, rule) => {
  expect(rule.run(planted[name]!)).toHaveLength(1);
  if (rule.clause === "ours") return;
  expect(rule.clause.ua1).toMatch(/^7\.\d+(\.\d+)*(, 7\.\d+)*$/);
  expect(rule.clause.ua2).toMatch(/^8\.\d+(\.\d+)*(, 8\.\d+(\.\d+)*)*$/);
});

test("nothing is found where all is right", () => {
  const right = facts(
    [
      e("/H1", [content]),
      e("/L", [e("/LI", [e("/Lbl", [content]), e("/LBody", [p()])])]),
      e("/TOC", [e("/TOCI", [e("/Reference", [e("/Link", [content])])])]),
      e("/Table", [
        e("/THead", [e("/TR", [head({ A: dict({ O: "/Table", Scope: "/Column" }), ID: textString("h") })])]),
        e("/TBody", [e("/TR", [e("/TD", [content], { A: dict({ O: "/Table", Headers: [textString("h")] }) })])]),
      ]),
      e("/Figure", [content], { Alt: textString("a lake") }),
    ],
    { annotations: [described], tagged: [described] },
  );
  for (const { name, run } of accessibilityRules) expect(run(right), name).toEqual([]);
});

test("a unit's PDF is read", () => {
  const bytes = repairTags(readFileSync(new URL("../../fixtures/pdf/alpha.pdf", import.meta.url)));
  const { elements, faults } = checkTags(bytes);
  expect(elements).toBeGreaterThan(50);
  expect(faults.filter(({ rule }) => rule !== "heading-levels")).toEqual([]);
});
