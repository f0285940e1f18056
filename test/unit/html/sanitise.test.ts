/** Shows what comes through the sanitizer of what the pipeline made, and of what an author wrote as HTML. */
import type { Nodes, Root } from "hast";
import { toString } from "hast-util-to-string";
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { element, text } from "#html/element.ts";
import { labelsOf } from "#languages/labels.ts";
import { sanitise } from "#html/raw/sanitise.ts";
import { eachNode } from "#markdown/each-node.ts";

function elementsOf(root: Root): string[] {
  const found: string[] = [];
  eachNode<Nodes>(root, (node) => {
    if (node.type === "element") found.push(`${node.tagName}${node.properties.id ? `#${node.properties.id}` : ""}`);
  });
  return found;
}

test("an element that only the pipeline may make stays, and an author's of the same name goes, with a message", () => {
  const file = new VFile({ path: "a.md" });
  const own = element("output", { id: "own", dataPlace: "1" }, [text("Ours. ")]);
  const written: Nodes = { type: "raw", value: '<output id="theirs">Theirs, <b>bold</b>.' };
  const clean = sanitise({ type: "root", children: [own, written] }, file, labelsOf("en"));
  expect(elementsOf(clean)).toEqual(["output#own", "div", "b"]);
  expect(toString(clean)).toBe('Ours. <output id="theirs">Theirs, bold.');
  expect(file.messages.map(({ ruleId, reason }) => [ruleId, reason.includes("<output id=")])).toEqual([
    ["foreign-html", true],
  ]);
});

test("no element that runs something comes in beside one of the pipeline's", () => {
  const file = new VFile({ path: "a.md" });
  const written: Nodes = { type: "raw", value: "<svg><script>run()</script></svg><iframe></iframe>" };
  const clean = sanitise({ type: "root", children: [element("figure", {}, []), written] }, file, labelsOf("en"));
  expect(elementsOf(clean)).toEqual(["figure"]);
  expect(toString(clean)).toBe("");
});
